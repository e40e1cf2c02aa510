"""Reads minirl's event files with TensorBoard, and the safetensors files of a run with NumPy.

usage: files.py SCALARS RUN     what `minirl_peer_scalars SCALARS` and `minirl train ... --out RUN` made;
exit status 1 if something differs
"""
import csv
import json
import pathlib
import sys

import numpy as np
from safetensors import safe_open
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

FAILED = []


def report(good, what):
    print(f"{'ok  ' if good else 'FAIL'} {what}")
    if not good:
        FAILED.append(what)


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def scalars(folder):
    """All curves that TensorBoard sees in a folder: tag -> [(step, value)]."""
    accumulator = EventAccumulator(str(folder), size_guidance={"scalars": 0})  # 0: all of them
    accumulator.Reload()
    return {tag: [(e.step, e.value) for e in accumulator.Scalars(tag)] for tag in accumulator.Tags()["scalars"]}


def same(found, expected):
    """Equal steps, and values with the same bits as floats; any NaN is as good as another."""
    with np.errstate(over="ignore"):  # what is beyond floats becomes infinite, as in minirl
        a, b = (np.array([value for _, value in points]).astype(np.float32) for points in (found, expected))
    return ([step for step, _ in found] == [step for step, _ in expected]
            and bool(np.all((a.view(np.uint32) == b.view(np.uint32)) | (np.isnan(a) & np.isnan(b)))))


def check_values(folder):
    expected = {}
    for row in rows(folder / "values.csv"):
        expected.setdefault(row["tag"], []).append((int(row["step"]), float(row["value"])))
    found = scalars(folder / "values")
    report(set(found) == set(expected), f"TensorBoard finds {len(found)} of {len(expected)} tags")
    for tag, points in expected.items():
        report(same(found.get(tag, []), points), f"TensorBoard reads {len(points)} numbers of \"{tag[:20]}\"")


def check_run(folder):
    parts = len(list((folder / "events").iterdir()))
    report(parts == 3, f"the run was begun and went on {parts - 1} times from its checkpoint")
    expected, found = rows(folder / "curve.csv"), scalars(folder / "events")
    for column in ("return", "length"):
        points = [(int(row["step"]), float(row[column])) for row in expected]
        report(len(points) > 50 and same(found.get(f"episode/{column}", []), points),
               f"TensorBoard reads {len(points)} numbers of episode/{column}, none of those that were overtaken")
    pace = found.get("run/steps_per_second", [])
    report(len(pace) == len(expected) and all(0 < value < 1e9 for _, value in pace),
           f"TensorBoard reads {len(pace)} numbers of run/steps_per_second")


def arrays_of(path):
    with safe_open(path, "np") as file:
        return file.metadata(), {name: file.get_tensor(name) for name in file.keys()}


def check_checkpoint(path):
    _, arrays = arrays_of(path)
    report("step" in arrays and int(arrays["step"].item()) >= 2000,
           f"NumPy reads {path.name}: {sum(a.size for a in arrays.values())} numbers in {len(arrays)} arrays")


def check_weights(folder):
    summary = json.loads((folder / "summary.json").read_text())
    metadata, arrays = arrays_of(folder / "weights.safetensors")
    report(len(arrays) > 0 and all(np.isfinite(a).all() for a in arrays.values()),
           f"NumPy reads the weights: {sum(a.size for a in arrays.values())} numbers in {len(arrays)} arrays")
    report(all(metadata[key] == str(summary[key]) for key in ("agent", "env", "preset", "seed")),
           "they say whose weights they are, as the summary does")
    shapes = [a.shape for name, a in sorted(arrays.items()) if name.endswith("weight")]
    report(len(shapes) > 0 and shapes[0][0] == 4 and shapes[-1][1] == 2
           and all(a[1] == b[0] for a, b in zip(shapes, shapes[1:])),
           f"their layers fit each other, from 4 numbers to 2: {shapes}")


def main():
    scalars_folder, run = map(pathlib.Path, sys.argv[1:])
    check_values(scalars_folder)
    check_run(scalars_folder / "run")
    check_checkpoint(scalars_folder / "run" / "checkpoint.safetensors")
    check_weights(run)
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
