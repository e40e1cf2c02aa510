"""Makes the CSV files of this folder: what Gymnasium's wrappers and OpenCV make of given numbers.

    python3 make_wrappers.py [--seed 0] [--out .]      needs gymnasium 1.3.0, numpy 2, opencv-python-headless

The environments around which the wrappers stand play a script, so that only the wrappers are compared.
"""

import argparse
import csv
from pathlib import Path

import cv2
import gymnasium as gym
import numpy as np
from gymnasium import spaces, wrappers


def exact(x):
    """C's hexadecimal form, without the zeros at the end."""
    text = float(x).hex()
    if "p" not in text:
        return text
    digits, power = text.split("p")
    return digits.rstrip("0").rstrip(".") + "p" + power if "." in digits else text


def listed(values):
    """Whole numbers in decimal, others in hexadecimal form."""
    values = np.asarray(values)
    return " ".join(str(x) if np.issubdtype(values.dtype, np.integer) else exact(x) for x in values.ravel())


def write(out, name, header, rows):
    with open(out / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


class Script(gym.Env):
    """Gives out the observations, rewards and ends it was made with; each reset goes on in the script."""

    action_space = spaces.Discrete(2)

    def __init__(self, space, lines):
        self.observation_space, self.lines, self.at = space, lines, 0

    def reset(self, *, seed=None, options=None):
        self.at += 1
        return self.lines[self.at - 1][0], {}

    def step(self, action):
        self.at += 1
        observation, reward, terminated, truncated = self.lines[self.at - 1]
        return observation, reward, terminated, truncated, {}


class Echo(gym.Env):
    """Its observation is the action it was given."""

    def __init__(self, low, high):
        self.action_space = spaces.Box(np.array(low, np.float32), np.array(high, np.float32))
        self.observation_space = spaces.Box(-np.inf, np.inf, self.action_space.shape)

    def reset(self, *, seed=None, options=None):
        return np.zeros(self.action_space.shape, np.float32), {}

    def step(self, action):
        return action, 0.0, False, False, {}


def script(rng, space, draw, n):
    """n lines, and what is called for each: R reset() or S step(). An episode ends now and then."""
    lines, events, over = [], [], True
    for _ in range(n):
        events.append("R" if over else "S")
        ends = rng.random(2) < 0.06
        lines.append((draw(), float(rng.normal(1, 3)), bool(ends[0]), bool(ends[1])))
        over = not over and bool(ends.any())
    return Script(space, lines), events


def actions(rng, out):
    rows = []
    boxes = [([-2], [2]), ([-1, 0, -0.3], [1, 0.7, 5]), ([0.1, -3.3], [0.3, 1e6])]
    for low, high in boxes:
        inside = Echo(low, high)
        space, d = inside.action_space, len(low)
        kinds = [("ClipAction", [], wrappers.ClipAction(inside))]
        for bins in (2, 5):
            kinds.append(("DiscretizeAction", [bins], wrappers.DiscretizeAction(inside, bins)))
        for new in [(-1.0, 1.0), (-0.7, 0.1), (0.0, 255.0)]:
            kinds.append(("RescaleAction", new, wrappers.RescaleAction(inside, *new)))
        for name, arguments, env in kinds:
            env.reset()
            for i in range(7):
                if name == "ClipAction":
                    action = (rng.normal(0, 3, d) if i else np.full(d, np.inf)).astype(np.float32)
                elif name == "RescaleAction":
                    new = env.action_space
                    drawn = rng.uniform(new.low, new.high).astype(np.float32)
                    action = [new.low, new.high][i] if i < 2 else drawn
                else:
                    action = rng.integers(env.action_space.n) if i else env.action_space.n - 1
                inner = env.step(action)[0]
                assert inner.dtype == np.float32
                bounds = [listed(space.low), listed(space.high)]
                rows.append([name, listed(arguments), *bounds, listed(action), listed(inner)])
    write(out, "actions.csv", ["wrapper", "arguments", "low", "high", "action", "inner"], rows)


def normalise_observation(rng, out):
    space = spaces.Box(-np.inf, np.inf, (3,))
    scale = np.array([1, 100, 1e-3])
    inside, events = script(rng, space, lambda: (rng.normal(2, 1, 3) * scale).astype(np.float32), 90)
    env, rows = wrappers.NormalizeObservation(inside), []
    for i, event in enumerate(events):
        env.update_running_mean = not 50 <= i < 60
        observation, _, terminated, truncated = inside.lines[i]
        normalised = env.reset()[0] if event == "R" else env.step(0)[0]
        moments = env.obs_rms
        flags = [int(terminated), int(truncated), int(not env.update_running_mean)]
        rows.append([event, *flags, listed(observation), listed(normalised), listed(moments.mean),
                     listed(moments.var), exact(moments.count)])
    write(out, "normalise_observation.csv", ["event", "terminated", "truncated", "frozen", "observation",
                                             "normalised", "mean", "variance", "count"], rows)


def normalise_reward(rng, out):
    space = spaces.Box(-np.inf, np.inf, (1,))
    inside, events = script(rng, space, lambda: np.zeros(1, np.float32), 120)
    env, rows = wrappers.NormalizeReward(inside, gamma=0.9), []
    for i, event in enumerate(events):
        env.update_running_mean = not 70 <= i < 80
        _, reward, terminated, truncated = inside.lines[i]
        normalised = 0.0
        if event == "R":
            env.reset()
        else:
            normalised = env.step(0)[1]
        moments = env.return_rms
        flags = [int(terminated), int(truncated), int(not env.update_running_mean)]
        rows.append([event, *flags, exact(reward), exact(normalised), exact(moments.mean), exact(moments.var),
                     exact(moments.count), listed(env.discounted_reward)])
    write(out, "normalise_reward.csv", ["event", "terminated", "truncated", "frozen", "reward", "normalised",
                                        "mean", "variance", "count", "return"], rows)


def frame_stack(rng, out):
    rows = []
    kinds = [("tensor", 3, spaces.Box(-np.inf, np.inf, (2,))),
             ("tensor", 2, spaces.Box(-np.inf, np.inf, (2, 2))),
             ("frame", 4, spaces.Box(0, 255, (2, 3, 2), np.uint8))]
    for kind, count, space in kinds:
        space.seed(int(rng.integers(1000)))
        inside, events = script(rng, space, space.sample, 20)
        env = wrappers.FrameStackObservation(inside, count)
        for i, event in enumerate(events):
            stacked = env.reset()[0] if event == "R" else env.step(0)[0]
            observation, _, terminated, truncated = inside.lines[i]
            rows.append([kind, count, " ".join(map(str, space.shape)), event, int(terminated), int(truncated),
                         listed(observation), listed(stacked)])
    write(out, "frame_stack.csv", ["kind", "count", "shape", "event", "terminated", "truncated", "observation",
                                   "stacked"], rows)


def frame_skip(rng, out):
    """Steps that do not end: there MaxAndSkipObservation pools frames of an earlier step."""
    rows = []
    space = spaces.Box(0, 255, (2, 2, 3), np.uint8)
    for skip in (2, 4):
        frames = rng.integers(0, 256, (1 + 5 * skip, 2, 2, 3), np.uint8)
        lines = [(frame, float(rng.normal()), False, False) for frame in frames]
        env = wrappers.MaxAndSkipObservation(Script(space, lines), skip)
        env.reset()
        for i in range(5):
            seen = lines[1 + i * skip : 1 + (i + 1) * skip]
            larger, reward, *_ = env.step(0)
            rows.append([skip, " ".join(listed(line[0]) for line in seen), listed([line[1] for line in seen]),
                         listed(larger), exact(reward)])
    write(out, "frame_skip.csv", ["skip", "frames", "rewards", "larger", "reward"], rows)


def resize_grey(seed, out):
    """Pictures of random bytes, which the reader draws again: default_rng(seed).integers(0, 256, n, uint8)."""
    rows = []
    sizes = [((210, 160, 3), (84, 84)), ((36, 72, 3), (18, 18)), ((21, 31, 1), (20, 11)), ((9, 7, 3), (9, 7))]
    for i, (shape, small) in enumerate(sizes):
        picture = np.random.default_rng(seed + i).integers(0, 256, shape, np.uint8)
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if shape[2] == 3 else picture[:, :, 0]
        grey = cv2.resize(grey, (small[1], small[0]), interpolation=cv2.INTER_AREA)
        for row in range(small[0]):
            rows.append([seed + i, listed(shape), listed(small), row, listed(grey[row])])
    write(out, "resize_grey.csv", ["seed", "shape", "small", "row", "greys"], rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for make in (actions, normalise_observation, normalise_reward, frame_stack, frame_skip):
        make(np.random.default_rng(options.seed), options.out)
    resize_grey(options.seed, options.out)


if __name__ == "__main__":
    main()
