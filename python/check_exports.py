"""Reads what `npm run check:exports` exported, with readers that are not ours where they are installed, and trains it again.

Needs numpy, torch and nbformat; safetensors, nbclient with ipykernel, tensorboard and keras are used where they are installed.
"""

import contextlib
import csv
import importlib.util
import io
import json
import math
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import numpy as np

import dead_relu_lab as lab

HERE = Path(__file__).parent
# Losses of the exported run may differ by this, or by DRIFTS times what float32 drifts by: the larger of what two engines
# of the lab, both in float32, and what the PyTorch script in float32 and in float64 differ by.
LEAST, DRIFTS = 1e-5, 10

passed, failed, left_out = 0, [], []


def check(what, holds, said=""):
    global passed
    if holds:
        passed += 1
        print(f"  {what}{': ' if said else ''}{said}")
    else:
        failed.append(what)
        print(f"  FAILED {what}{': ' if said else ''}{said}")


def has(*modules):
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    left_out.extend(module for module in missing if module not in left_out)
    return not missing


def check_draws():
    print("draws")
    for case in json.loads((HERE / "vectors.json").read_text())["cases"]:
        experiment, kept = case["experiment"], case["kept"]
        inputs, labels = lab.draw_rows(experiment, 0, len(case["labels"]))
        kernels = [kernel[0].tolist() for kernel, _ in lab.initial_parameters(experiment)]
        same = inputs[: len(case["inputs"])].tolist() == case["inputs"] and labels.tolist() == case["labels"] and kernels == case["kernels"]
        order = lab.shuffled(experiment, case["order"]["epoch"], len(case["order"]["rows"])).tolist()
        same = same and order == case["order"]["rows"]
        dropout = lab.dropout_of(experiment, 1)
        if dropout is not None:
            mask = lab.keep_mask(experiment, 1, kept["step"], len(kept["rows"]), dropout[0], kept["first"])
            same = same and mask.astype(int).tolist() == kept["rows"]
        check(case["link"], same, "every bit" if same else "")


def tensors_of(case):
    """Kernels and biases at the end, by name."""
    flat, at, tensors = np.array(case["parameters"], np.float32), 0, {}
    for layer, (units, fan_in) in enumerate(case["kernels"], start=1):
        for name, shape in (("kernel", (units, fan_in)), ("bias", (units,))):
            size = math.prod(shape)
            tensors[f"dense_{layer}.{name}"] = flat[at : at + size].reshape(shape)
            at += size
    return tensors


def check_kernels(folder, case, run):
    truth = tensors_of(case)
    loaded = dict(np.load(folder / case["files"]["npz"]))
    link = str(loaded.pop("link"))
    same = loaded.keys() == truth.keys() and all(loaded[name].dtype == np.float32 and np.array_equal(loaded[name], truth[name]) for name in truth)
    check(".npz equals the network", same and link == run["link"])
    last = run["frames"][-1]["layers"]
    stated = [(loaded[f"{layer['name']}.{name}"].astype(np.float64), layer[name]) for layer in last for name in ("kernel", "bias")]
    check(".npz has the numbers of the record", all(
        math.isclose(np.linalg.norm(values), record["norm"], rel_tol=1e-6) and math.isclose(values.mean(), record["mean"], rel_tol=1e-6, abs_tol=1e-9) and values.min() == record["min"] and values.max() == record["max"]
        for values, record in stated
    ))
    path = folder / case["files"]["safetensors"]
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + length])
    values = {
        name: np.frombuffer(content[8 + length :][slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__"
    }
    check(".safetensors equals the network", values.keys() == truth.keys() and all(np.array_equal(values[name], truth[name]) for name in truth))
    if has("safetensors"):
        from safetensors import safe_open

        with safe_open(path, "numpy") as opened:
            same = set(opened.keys()) == set(truth) and all(np.array_equal(opened.get_tensor(name), truth[name]) for name in truth)
            check(".safetensors is read by safetensors", same and opened.metadata()["link"] == run["link"])


def check_tables(folder, case, run):
    with zipfile.ZipFile(folder / case["files"]["tidy"]) as archive:
        epochs = archive.read("epochs.csv").decode().splitlines()
        rows = [line.split(",") for line in epochs[1:]]
        losses = [float(row[3]) for row in rows] == [frame["trainLoss"] for frame in run["frames"]]
        units = archive.read("units.csv").decode().splitlines()
        expected = len(run["frames"]) * sum(layer["units"] for layer in run["frames"][0]["layers"])
        check("tables have a row an observation", archive.testzip() is None and losses and len(units) == 1 + expected)


def check_study_tables(folder):
    study = json.loads((folder / "study.json").read_text())
    with zipfile.ZipFile(folder / "tables.zip") as archive:
        tables = {name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))) for name in ("networks.csv", "layers.csv")}
        header = json.loads(archive.read("study.json"))
    rows = [(point, network, epoch) for point in study["points"] for network in point["networks"] for epoch in network["epochs"]]
    names = ("trainLoss", "validationLoss", "trainAccuracy", "validationAccuracy")
    key = lambda row: (int(row["value"]), int(row["seed"]), int(row["epoch"]))
    keys = [(point["value"], network["seed"], epoch["epoch"]) for point, network, epoch in rows]
    numbers = [[epoch[name] for name in names] for _, _, epoch in rows]
    same = [key(row) for row in tables["networks.csv"]] == keys and [[float(row[name]) for name in names] for row in tables["networks.csv"]] == numbers
    check("tables of a sweep have a row a network and epoch", len(rows) > 0 and same, f"{len(rows)} rows")
    layers = [(*each, layer + 1, point["hidden"][layer], dead) for each, (point, _, epoch) in zip(keys, rows) for layer, dead in enumerate(epoch["deadFraction"])]
    read = [(*key(row), int(row["layer"]), int(row["units"]), float(row["deadFraction"])) for row in tables["layers.csv"]]
    check("tables of a sweep have a row a layer", read == layers and header["link"] == study["link"], f"{len(layers)} rows")


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def check_events(folder, case, run):
    path = folder / case["files"]["events"]
    content, at, records, holds = path.read_bytes(), 0, 0, True
    while at < len(content):
        head = content[at : at + 8]
        (length,) = struct.unpack("<Q", head)
        data = content[at + 12 : at + 12 + length]
        crcs = struct.unpack("<I", content[at + 8 : at + 12])[0], struct.unpack("<I", content[at + 12 + length : at + 16 + length])[0]
        # The whole of every record is slow in Python: the first and the last, and every length.
        holds = holds and crcs[0] == masked(head) and (0 < records < len(run["frames"]) or crcs[1] == masked(data))
        at += 16 + length
        records += 1
    check("event file: lengths and CRCs", holds and records == 1 + len(run["frames"]), f"{records} records")
    if not has("tensorboard"):
        return
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    read = EventAccumulator(str(path), size_guidance={"scalars": 0, "histograms": 0}).Reload()
    float32 = lambda values: [float(np.float32(value)) for value in values]
    check("TensorBoard reads the losses", [(event.step, event.value) for event in read.Scalars("run/trainLoss")] == list(zip((frame["epoch"] for frame in run["frames"]), float32(frame["trainLoss"] for frame in run["frames"]))))
    layers = run["frames"][-1]["layers"]
    counts_hold = True
    for layer in layers:
        for tensor in ("output", "kernelGradient"):
            proto = read.Histograms(f"{layer['name']}/{tensor}")[-1].histogram_value
            zero = [count for limit, count in zip(proto.bucket_limit, proto.bucket) if limit == 0]
            bins = layer[tensor]
            counts_hold = counts_hold and sum(proto.bucket) == bins["zeroCount"] + sum(bins["histogram"]["counts"]) and (bins["zeroCount"] == 0 or zero == [bins["zeroCount"]])
        kernel = read.Histograms(f"{layer['name']}/kernel")[-1].histogram_value
        counts_hold = counts_hold and kernel.num == tensors_of(case)[f"{layer['name']}.kernel"].size
    check("TensorBoard reads the histograms, zeros in a bucket of their own", counts_hold)


def check_torch(path, case, run):
    """Runs the PyTorch script as it is and in float32. Returns what a deviation from the exported run may be."""
    code = path.read_text()
    in_float32 = code.replace("PRECISION = torch.float64", "PRECISION = torch.float32")
    check("the precision of pytorch.py can be chosen", in_float32 != code)
    trained, drifted = {}, {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, path.name, "exec"), trained)
        exec(compile(in_float32, path.name, "exec"), drifted)
    drift = max(case["drift"], lab.largest_deviation(trained["trained"], drifted["trained"])[0])
    allowed = max(LEAST, DRIFTS * drift)
    size, name, epoch = lab.largest_deviation(run["frames"], trained["trained"])
    epochs = len(trained["trained"]) - 1
    check(f"pytorch.py over {epochs} epochs", epochs == len(run["frames"]) - 1 and size <= allowed, f"largest deviation {size:.3g} ({name}, epoch {epoch}), float32 drifts by {drift:.2g}")
    return allowed


def check_keras(path, allowed):
    done = subprocess.run([sys.executable, path], capture_output=True, text=True)
    found = re.search(r"over (\d+) epochs: (\S+) \(", done.stdout)
    said = done.stderr[-2000:] if found is None else f"largest deviation {found[2]}, allowed {allowed:.2g}"
    check("keras.py", found is not None and float(found[2]) <= allowed, said)


def check_notebook(folder, case, allowed):
    path = folder / case["files"]["notebook"]
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    if has("nbclient", "ipykernel"):
        from nbclient import NotebookClient

        NotebookClient(notebook, timeout=600).execute()
        printed = "".join(output.get("text", "") for output in notebook.cells[-1].outputs)
    else:
        code = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    found = re.search(r"epochs: (\S+) \(", printed)
    check("notebook is valid and runs", found is not None and float(found[1]) <= allowed, f"largest deviation {found[1] if found else 'unknown'}")


def main(folder):
    check_draws()
    for path in sorted(Path(folder).glob("*/case.json")):
        case, run = json.loads(path.read_text()), json.loads((path.parent / "run.json").read_text())
        print(case["name"])
        check_kernels(path.parent, case, run)
        check_tables(path.parent, case, run)
        check_events(path.parent, case, run)
        allowed = check_torch(path.parent / case["files"]["torch"], case, run)
        if has("keras"):
            check_keras(path.parent / case["files"]["keras"], allowed)
        if case["name"] == "relu":
            check_notebook(path.parent, case, allowed)
    print("many-seeds")
    check_study_tables(Path(folder) / "many-seeds")
    if left_out:
        print(f"\nNot installed, so not tried: {', '.join(left_out)}.")
    print(f"\n{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main(sys.argv[1])
