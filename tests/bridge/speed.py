"""How long a step takes in Python itself: the loop of tests/bridge/speed.cpp without the bridge.

Each line of standard input, "ID STEPS", is answered by the microseconds of a step.
"""
import importlib
import sys
import time

import gymnasium

for module in ("ale_py", "vizdoom.gymnasium_wrapper"):
    importlib.import_module(module)


def play(env, steps):
    for i in range(steps):
        _, _, terminated, truncated, _ = env.step(i // 3 % 2)
        if terminated or truncated:
            env.reset()


worlds = {}
for line in sys.stdin:
    name, steps = line.split()
    if name not in worlds:
        worlds[name] = gymnasium.make(name)
        worlds[name].reset(seed=0)
    play(worlds[name], int(steps) // 5)
    started = time.perf_counter()
    play(worlds[name], int(steps))
    print(1e6 * (time.perf_counter() - started) / int(steps), flush=True)
