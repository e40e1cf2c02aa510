"""How long a step takes in Python itself: the loop of tests/bridge/speed.cpp without the bridge.

Each line of standard input, "ID STEPS", is answered by the microseconds of a step.
"""
import importlib
import sys
import time

import gymnasium

for module in ("ale_py", "vizdoom.gymnasium_wrapper"):
    importlib.import_module(module)

worlds = {}
for line in sys.stdin:
    name, steps = line.split()
    if name not in worlds:
        worlds[name] = gymnasium.make(name)
        worlds[name].reset(seed=0)
    env = worlds[name]
    started = time.perf_counter()
    for i in range(int(steps)):
        _, _, terminated, truncated, _ = env.step(i // 3 % 2)
        if terminated or truncated:
            env.reset()
    print(1e6 * (time.perf_counter() - started) / int(steps), flush=True)
