"""The Python side of the bridge: makes one Gymnasium environment and plays it for the process that started it.

A message is a length (4 bytes), an opcode (1), nothing (3), then that many bytes; numbers are little-endian. Every
request has one answer. Requests come in on standard input and answers leave on standard output. Both are moved away
before anything else is imported: an environment that prints then prints to standard error and disturbs nothing.
Large observations are laid into memory that both sides see, if file 3 is such; their answer then says only where.
What happens at every step is kept short: an Atari frame takes 0.2 ms, each microsecond here half a per cent of it.
"""
import os
import sys

requests, answers = os.dup(0), os.dup(1)
os.dup2(2, 1)
nothing = os.open(os.devnull, os.O_RDONLY)
os.dup2(nothing, 0)
os.close(nothing)
os.set_blocking(requests, False)
sys.stdout.reconfigure(line_buffering=True)

import functools
import importlib
import json
import math
import mmap
import operator
import platform
import select
import struct
import traceback

HELLO, MAKE, DESCRIPTION, RESET, STEP, RESULT, RENDER, PICTURE, FAILURE = 1, 2, 3, 4, 5, 6, 7, 8, 254
HEAD = struct.Struct("<IB3x")
RESULT_HEAD = struct.Struct("<IB3xdBBB3xH")  # head of a message, reward, terminated, truncated, place, processor
NOTHING, DISCRETE, BOX, PIXELS = 0, 1, 2, 3  # kinds of spaces; NOTHING is what the other side has no type for
LARGEST = 2**31 - 1  # of the other side's whole numbers
LARGE = 2**14  # bytes from which an observation is shared instead of sent
ROUND = 2**21  # bytes of shared places, used in turns: to write where the other core has just read takes thrice as long
LOOKS = 30  # for a request, before it sleeps: about 50 us, in which most programs have chosen their next action
SHARED = 3  # the file of the memory that both sides see

PACKAGES = {"gymnasium": "gymnasium", "numpy": "numpy", "ale_py": "ale-py", "vizdoom": "vizdoom"}  # module -> package


try:
    import ctypes

    processor = ctypes.CDLL(None).sched_getcpu  # the number of the one that this program is on
except (ImportError, AttributeError, OSError):
    processor = lambda: 0xFFFF  # nobody knows


class Mistake(Exception):
    """What the user can put right; its text says all there is to say."""


# ---- messages ----


def read_some():
    """What has come of a request; nothing if there will be no more."""
    for _ in range(LOOKS):
        try:
            return os.read(requests, 4096)
        except BlockingIOError:
            os.sched_yield()
    select.select([requests], [], [])
    return os.read(requests, 4096)


def receive():
    """The next request: opcode and payload, or None when there will be no more."""
    data = b""
    while True:
        more = read_some()
        if not more:
            return None
        data += more
        if len(data) >= HEAD.size:
            size, opcode = HEAD.unpack_from(data)
            if len(data) == HEAD.size + size:
                return opcode, data[HEAD.size :]


def write(total, parts):
    """All parts, `total` bytes together, in one go; what the pipe did not take, after that."""
    written = os.writev(answers, parts)
    if written < total:
        rest = memoryview(b"".join(parts))[written:]
        while rest:
            rest = rest[os.write(answers, rest) :]


def send(opcode, payload):
    write(HEAD.size + len(payload), [HEAD.pack(len(payload), opcode), payload])


def text(value):
    data = str(value).encode("utf-8", "backslashreplace")
    return struct.pack("<I", len(data)) + data


class Reader:
    """Takes a payload apart."""

    def __init__(self, payload):
        self.payload, self.at = payload, 0

    def number(self):
        (value,) = struct.unpack_from("<I", self.payload, self.at)
        self.at += 4
        return value

    def text(self):
        size = self.number()
        self.at += size
        return self.payload[self.at - size : self.at].decode()


# ---- making an environment ----


def imported(module):
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if not error.name or not (module + ".").startswith(error.name + "."):
            raise  # the module is there, what it imports is not
        python = f"Python {platform.python_version()} ({sys.executable})"
        package = PACKAGES.get(error.name.partition(".")[0])
        if package is None:
            raise Mistake(f"{python} has no module '{error.name}'; is its folder in PYTHONPATH?") from None
        raise Mistake(
            f"{python} has no module '{error.name}'; `{sys.executable} -m pip install {package}` brings it, "
            "or let MINIRL_PYTHON name a Python that has it"
        ) from None


def registering_modules(env_id):
    """The modules without which Gymnasium does not know ids of this form."""
    module, _, name = env_id.rpartition(":")
    if module:
        return [module]
    if name.startswith("ALE/"):
        return ["ale_py"]
    return ["vizdoom.gymnasium_wrapper"] if name.startswith("Vizdoom") else []


def options_from(text_of_options):
    try:
        options = json.loads(text_of_options)
    except ValueError as error:
        raise Mistake(f"kwargs is no JSON: {error}") from None
    if not isinstance(options, dict):
        raise Mistake(f"kwargs is {text_of_options}; give a JSON object such as " '{"frameskip": 4}')
    return options


def chosen_member(space, wanted, env_id):
    """The key of the member of a Dict that is sent as the observation; None if the space is no Dict."""
    spaces = imported("gymnasium").spaces
    if not isinstance(space, spaces.Dict):
        if wanted:
            raise Mistake(f"there is no observation '{wanted}': observations are {space}, not a Dict")
        return None
    boxes = [key for key, member in space.items() if isinstance(member, spaces.Box)]
    if not wanted and "screen" in boxes and env_id.rpartition(":")[2].startswith("Vizdoom"):
        wanted = "screen"
    if not wanted and len(boxes) == 1:
        return boxes[0]
    if wanted in space.keys():
        return wanted
    problem = f"there is no observation '{wanted}'" if wanted else "observations are a Dict"
    raise Mistake(f"{problem}; name one of its members as `observation`: {', '.join(map(str, space.keys()))}")


def pixel_shape(space, np):
    """height, width, channels if a space is one of pictures, else None."""
    if space.dtype != np.uint8 or len(space.shape) not in (2, 3):
        return None
    return space.shape if len(space.shape) == 3 else (*space.shape, 1)


def describe(space, pixels_fit):
    """A space as the other side reads it: its text, its kind, its numbers."""
    import numpy as np

    spaces = imported("gymnasium").spaces
    if isinstance(space, spaces.Discrete):
        n, start = int(space.n), int(space.start)
        if n <= LARGEST and -LARGEST <= start <= LARGEST - n:
            return text(space) + struct.pack("<Iii", DISCRETE, n, start)
    if isinstance(space, spaces.Box) and pixels_fit and pixel_shape(space, np):
        return text(space) + struct.pack("<IIII", PIXELS, *pixel_shape(space, np))
    if isinstance(space, spaces.Box) and len(space.shape) <= 4:
        with np.errstate(over="ignore"):  # the largest doubles are as good as infinite
            bounds = [np.ascontiguousarray(b, "<f4").tobytes() for b in (space.low, space.high)]
        whole = not np.issubdtype(space.dtype, np.floating)
        head = struct.pack(f"<III{len(space.shape)}I", BOX, whole, len(space.shape), *space.shape)
        return text(space) + head + bounds[0] + bounds[1]
    return text(space) + struct.pack("<I", NOTHING)


def shared_memory(size):
    """Memory that both sides see; None if a script that started this program has closed or replaced the file."""
    try:
        about = os.fstat(SHARED)
    except OSError:
        return None
    if about.st_nlink != 0 or about.st_size != 0:
        return None
    file = os.dup(SHARED)  # which the programs that an environment starts do not inherit
    os.close(SHARED)
    os.ftruncate(file, size)
    return mmap.mmap(file, size)


# ---- playing it ----


class World:
    """The environment, and how its observations and actions travel."""

    def __init__(self, request):
        env_id, options, wanted = request.text(), request.text(), request.text()
        modules = [request.text() for _ in range(request.number())]
        can_share = request.number() == 1
        self.gymnasium = imported("gymnasium")
        self.np = imported("numpy")
        for module in [*registering_modules(env_id), *modules]:
            imported(module)
        self.env = self.made(env_id, options_from(options))
        self.member = chosen_member(self.env.observation_space, wanted, env_id)
        self.observations = self.env.observation_space
        if self.member is not None:
            self.observations = self.observations[self.member]
        self.actions = self.env.action_space
        has_numbers = isinstance(self.actions, self.gymnasium.spaces.Discrete)
        self.decode = functools.lru_cache(4096)(self.decode_number) if has_numbers else self.decode_array
        self.encode, self.size = self.encode_number, 8  # bytes of an observation
        if isinstance(self.observations, self.gymnasium.spaces.Box):
            self.wire = self.np.dtype("u1" if pixel_shape(self.observations, self.np) else "<f4")
            self.encode, self.size = self.encode_array, math.prod(self.observations.shape) * self.wire.itemsize
        is_large = can_share and self.size >= LARGE
        self.places, self.place = max(ROUND // self.size, 1) if is_large else 0, 0  # in shared memory
        self.shared = shared_memory(self.places * self.size) if is_large else None

    def made(self, env_id, options):
        try:
            return self.gymnasium.make(env_id, **options)
        except self.gymnasium.error.DependencyNotInstalled as error:
            raise Mistake(f"{error} (for {sys.executable})") from None
        except self.gymnasium.error.Error as error:  # Gymnasium's own advice stands by itself
            raise Mistake(f"{type(error).__name__}: {error}") from None

    def description(self):
        spec = self.env.spec
        limit, threshold = spec.max_episode_steps, spec.reward_threshold
        versions = f"Gymnasium {self.gymnasium.__version__}, Python {platform.python_version()}"
        return b"".join(
            [
                text(versions),
                struct.pack("<q", -1 if limit is None else limit),
                struct.pack("<d", float("nan") if threshold is None else threshold),
                struct.pack("<I", self.pace()),
                struct.pack("<I", getattr(self.env, "render_mode", None) == "rgb_array"),
                struct.pack("<II", self.size, 0 if self.shared is None else self.places),
                describe(self.observations, True),
                describe(self.actions, False),
            ]
        )

    def pace(self):
        """Steps a second when it is shown; 0 if it does not say."""
        pace = (getattr(self.env, "metadata", None) or {}).get("render_fps") or 0
        return int(min(max(pace, 0), 1000))

    def encode_number(self, observation):
        try:
            return struct.pack("<q", operator.index(observation))
        except TypeError:
            raise Mistake(
                f"the observation is {observation!r}; the space promises {self.observations}"
            ) from None

    def encode_array(self, observation):
        array, space = self.np.asarray(observation), self.observations
        if array.dtype != space.dtype or array.shape != space.shape:
            raise Mistake(
                f"the observation is an array of {array.dtype} of shape {array.shape}; the space promises "
                f"{space.dtype} of shape {space.shape}"
            )
        return self.np.ascontiguousarray(array, self.wire)

    def decode_number(self, payload):
        """The action as its space would sample it; that takes a microsecond, so the latest are remembered."""
        return self.np.int64(int.from_bytes(payload, "little", signed=True))

    def decode_array(self, payload):
        space = self.actions
        action = self.np.frombuffer(payload, "<f4").reshape(space.shape).astype(space.dtype)
        # A bound that was rounded to float may lie outside by a hair.
        return action if space.dtype == self.np.float32 else self.np.clip(action, space.low, space.high)

    def answer(self, observation, reward, terminated, truncated):
        if self.member is not None:
            observation = observation[self.member]
        if self.shared is not None:
            self.place = (self.place + 1) % self.places
            start = self.place * self.size
            self.shared[start : start + self.size] = self.encode(observation)
            parts, size = [], RESULT_HEAD.size
        else:
            parts, size = [self.encode(observation)], RESULT_HEAD.size + self.size
        result = float(reward), bool(terminated), bool(truncated), self.place, processor() & 0xFFFF
        write(size, [RESULT_HEAD.pack(size - HEAD.size, RESULT, *result), *parts])

    def reset(self, payload):
        has_seed, seed = struct.unpack("<QQ", payload)
        observation, _ = self.env.reset(seed=seed if has_seed else None)
        self.answer(observation, 0, False, False)

    def step(self, payload):
        observation, reward, terminated, truncated, _ = self.env.step(self.decode(payload))
        self.answer(observation, reward, terminated, truncated)

    def render(self, _):
        picture = self.np.asarray(self.env.render())
        if picture.dtype != self.np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
            raise Mistake(f"render gave an array of {picture.dtype} of shape {picture.shape}, not a picture")
        send(PICTURE, struct.pack("<II", *picture.shape[:2]) + picture.tobytes())


def report(error):
    """A mistake as its text; anything else as class, message and the traceback from where it left this file."""
    if isinstance(error, Mistake):
        return text(error) + text("")
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename == report.__code__.co_filename:
        trace = trace.tb_next
    lines = traceback.format_tb(trace) if trace else []
    return text(f"{type(error).__name__}: {error}") + text("".join(lines).rstrip()[-20000:])


def serve():
    world = None
    while True:
        request = receive()
        if request is None:
            return world
        opcode, payload = request
        try:
            if opcode == STEP:
                world.step(payload)
            elif opcode == RESET:
                world.reset(payload)
            elif opcode == RENDER:
                world.render(payload)
            elif opcode == MAKE:
                world = World(Reader(payload))
                send(DESCRIPTION, world.description())
            else:
                raise Mistake(f"opcode {opcode} means nothing here")
        except Exception as error:
            send(FAILURE, report(error))


send(HELLO, b"minirl's bridge, version 1")
left = serve()
if left is not None:
    left.env.close()
