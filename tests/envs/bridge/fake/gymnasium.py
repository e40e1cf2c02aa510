"""A stand-in for Gymnasium with worlds that keep its contract and worlds that break it, for the bridge's tests."""
import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import numpy as np

__version__ = "0.0 (a stand-in)"


class Discrete:
    def __init__(self, n, start=0):
        self.n, self.start = n, start

    def __str__(self):
        return f"Discrete({self.n})"


class Box:
    def __init__(self, low, high, shape, dtype):
        self.low, self.high = np.full(shape, low, dtype), np.full(shape, high, dtype)
        self.shape, self.dtype = shape, np.dtype(dtype)

    def __str__(self):
        return f"Box({self.low.numbers()[0]}, {self.high.numbers()[0]}, {self.shape}, {self.dtype})"


class MultiDiscrete:
    def __str__(self):
        return "MultiDiscrete([3 2])"


class Dict(dict):
    pass


class Error(Exception):
    pass


class NameNotFound(Error):
    pass


class DependencyNotInstalled(Error):
    pass


spaces = SimpleNamespace(Discrete=Discrete, Box=Box, Dict=Dict, MultiDiscrete=MultiDiscrete)
error = SimpleNamespace(Error=Error, DependencyNotInstalled=DependencyNotInstalled)


class World:
    """Gives what it is told to: `observe` makes an observation from the world."""

    render_mode, picture_size = None, 2
    metadata = {"render_fps": 12}

    def __init__(self, observations, actions, observe, limit=None, threshold=None):
        self.observation_space, self.action_space, self.observe = observations, actions, observe
        self.spec = SimpleNamespace(max_episode_steps=limit, reward_threshold=threshold)
        self.seed, self.steps, self.action = -1, 0, 0

    def reset(self, seed=None):
        self.seed = -1 if seed is None else seed
        self.steps = self.action = 0
        return self.observe(self), {}

    def step(self, action):
        self.steps += 1
        self.action = action
        limit = self.spec.max_episode_steps
        return self.observe(self), 0.5, self.steps == 7, limit is not None and self.steps >= limit, {}

    def render(self):
        return np.full((self.picture_size, self.picture_size, 3), 40 + self.steps, "uint8")

    def close(self):
        pass


def floats(values):
    return np.ndarray(values, "float32", (len(values),))


def count(limit=None):
    """Observes the seed, the steps and the last action; ends after 7 steps, or is cut off by the limit."""
    box = Box(float("-inf"), float("inf"), (3,), "float32")
    return World(box, Discrete(2), lambda w: floats([w.seed, w.steps, w.action]), limit, 6.5)


def drawn(size=2):
    world = count()
    world.picture_size = size
    return world


def grid(n=4):
    return World(Discrete(n, 10), Discrete(3, -1), lambda w: 10 + w.steps)


def slider():
    """Observes the action of doubles that arrived."""
    box = Box(-0.1, 0.1, (2,), "float64")
    initial = np.full((2,), 0, "float64")
    return World(box, box, lambda w: w.action if w.action else initial)


def picture(shape, value=0):
    """Bytes that tell where they stand; `value` is added."""

    def observe(world):
        size = len(world.observation_space.low)
        return np.ndarray([(i + world.steps + value) % 251 for i in range(size)], "uint8", shape)

    return World(Box(0, 255, tuple(shape), "uint8"), Discrete(2), observe)


def members(keys, actions=None):
    boxes = {key: Box(0, 9, (1,), "float32") for key in keys}
    space = Dict({**boxes, "count": Discrete(5)})
    return World(space, actions or Discrete(2), lambda w: {**{k: floats([len(k)]) for k in keys}, "count": 3})


# ---- worlds that break the contract: what a step does ----


def end_by_signal(world):
    os.kill(os.getpid(), signal.SIGKILL)


def end_by_exit(world):
    print("the ice is thin")
    sys.exit(3)


def raise_error(world):
    raise ValueError("the ice broke")


def hang(world):
    print("waiting")
    time.sleep(600)


def print_much(world):
    for _ in range(4000):
        print("x" * 99)
    os.write(1, b"y" * 100000)
    sys.stderr.write("z" * 100000)
    return floats([0])


def print_for_ever(world):
    while True:
        print("x" * 99)


def close_pipes(world):
    os.closerange(3, 100)
    time.sleep(600)


def start_helper(world):
    """A process of its own that outlives it unless it is killed; the observation is its number."""
    return np.ndarray([subprocess.Popen(["sleep", "600"]).pid], "float64", (1,))


FAULTS = {
    "signal": end_by_signal,
    "exit": end_by_exit,
    "raise": raise_error,
    "hang": hang,
    "prints": print_much,
    "prints for ever": print_for_ever,
    "closes": close_pipes,
    "nan": lambda w: floats([float("nan")]),
    "dtype": lambda w: np.ndarray([1], "float64", (1,)),
    "list": lambda w: [1.0],
    "shape": lambda w: floats([1, 2]),
    "input": lambda w: input(),
}


def faulty(fault, at="step"):
    def observe(world):
        return FAULTS[fault](world) if (world.steps > 0) == (at == "step") else floats([0])

    return World(Box(-9, 9, (1,), "float32"), Discrete(2), observe)


def helper():
    return World(Box(0, 1e9, (1,), "float64"), Discrete(2), start_helper)


def odd(what):
    """Oddities of rewards, results and numbers."""
    world = grid()
    answers = {
        "reward": (10, float("nan"), False, False, {}),
        "old": (10, 1.0, False, {}),
        "outside": (14, 1.0, False, False, {}),
        "fraction": (10.5, 1.0, False, False, {}),
        "text": (10, "much", False, False, {}),
    }
    world.step = lambda action: answers[what]
    return world


def broken(**_):
    raise RuntimeError("no display")


def missing():
    raise DependencyNotInstalled("Box2D is not installed, run `pip install box2d`")


WORLDS = {
    "Count-v0": count,
    "Drawn-v0": drawn,
    "Grid-v0": grid,
    "Slider-v0": slider,
    "Picture-v0": picture,
    "Members-v0": members,
    "VizdoomStandIn-v0": lambda: members(["screen", "depth"]),
    "Multi-v0": lambda: World(Discrete(2), MultiDiscrete(), None),
    "Huge-v0": lambda: World(Discrete(2**40), Discrete(2), None),
    "Deep-v0": lambda: World(Box(0, 1, (1, 1, 1, 1, 1), "float32"), Discrete(2), None),
    "Faulty-v0": faulty,
    "Helper-v0": helper,
    "Odd-v0": odd,
    "Broken-v0": broken,
    "Missing-v0": missing,
}


def make(world_id, **options):
    name = world_id.rpartition(":")[2].rpartition("/")[2]
    if name not in WORLDS:
        raise NameNotFound(f"Environment `{name}` doesn't exist. Did you mean: `Count`?")
    render_mode = options.pop("render_mode", None)
    world = WORLDS[name](**options)
    world.render_mode = render_mode
    return world
