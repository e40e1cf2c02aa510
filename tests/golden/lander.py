"""Makes data/golden/lander: the first 30 steps of Gymnasium's LunarLander, in free flight, with chosen actions.

needs: pip install gymnasium==1.3.0 box2d==2.3.10 pygame
usage: python3 tests/golden/lander.py FOLDER [SEEDS]     SEEDS: a list like 0,1,42
"""
import csv
import pathlib
import sys

import gymnasium
import numpy

STEPS = 30
WORLDS = {
    "LunarLander": dict(id="LunarLander-v3"),
    "LunarLanderContinuous": dict(id="LunarLanderContinuous-v3"),
    "LunarLanderWind": dict(id="LunarLander-v3", enable_wind=True, gravity=-8.0),
}


def exact(number):
    """A number in C's hexadecimal form, without zeros at its end."""
    mantissa, exponent = float(number).hex().split("p")
    return (mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa) + "p" + exponent


def listed(numbers):
    return " ".join(exact(number) for number in numbers)


def action_of(env, chance):
    """Each engine for some steps, off in others; floats that a float of either size holds."""
    if isinstance(env.action_space, gymnasium.spaces.Discrete):
        return int(chance.integers(4))
    return (chance.integers(-64, 65, 2) / 64).astype(numpy.float32)


def write(path, options, seeds):
    env = gymnasium.make(**options)
    with open(path, "w", newline="\n") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["seed", "row", "action", "obs", "reward"])
        for seed in seeds:
            observation, _ = env.reset(seed=seed)
            rows.writerow([seed, 0, "", listed(observation), exact(0)])
            chance = numpy.random.default_rng(seed)
            for row in range(1, STEPS + 1):
                action = action_of(env, chance)
                observation, reward, terminated, truncated, _ = env.step(action)
                assert not terminated and not truncated and observation[6] == observation[7] == 0
                text = str(action) if isinstance(action, int) else listed(action)
                rows.writerow([seed, row, text, listed(observation), exact(reward)])


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
seeds = [int(seed) for seed in (sys.argv[2] if len(sys.argv) > 2 else "0,1,2,3,42").split(",")]
for name, options in WORLDS.items():
    write(folder / f"{name}.csv", options, seeds)
