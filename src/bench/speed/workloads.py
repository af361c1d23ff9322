"""The five workloads (data, network and settings), as files that every competitor reads.

W1.properties contains the settings, W1.x.f32 the inputs and W1.y.f32 the targets (class numbers, counted from 0, or
standardized numbers), as little-endian floats row by row. In W5 each row ends with the numbers of its categories, counted
from 0 in each of the categorical columns.
"""

import csv
import pathlib
import types

import numpy as np

SAMPLES = pathlib.Path(__file__).parents[3] / "src/main/resources/samples"
# A competitor whose median score on the training rows is below least_score did not learn. The initial limit applies to our
# engine only; without it, the initializer depends on the activations. The peers use their own initialization.
SETTINGS = {
    "W1": {"title": "iris", "hidden": [10], "batch": 16, "epochs": 200, "rate": 0.01, "least_score": 0.9},
    "W2": {"title": "digits", "hidden": [64], "batch": 32, "epochs": 50, "rate": 0.001, "least_score": 0.97,
           "initial_limit": 0.1},
    "W3": {"title": "diabetes", "hidden": [100, 50], "batch": 32, "epochs": 200, "rate": 0.001, "least_score": 0.7},
    "W4": {"title": "teacher", "hidden": [512, 256], "batch": 128, "epochs": 3, "rate": 0.001, "least_score": 0.8},
    "W5": {"title": "categories", "hidden": [128], "batch": 256, "epochs": 2, "rate": 0.001, "least_score": 0.5,
           "initial_limit": 0.01},
}
# The categorical columns of W5, and how many categories each has. Other workloads have none.
CATEGORICAL, CATEGORIES = 10, 1000


def write(name, folder):
    """Writes the three files of a workload and returns it without its rows."""
    title = SETTINGS[name]["title"]
    x, y, outputs = MADE[title]() if title in MADE else _sample(title)
    categorical = CATEGORICAL if title == "categories" else 0
    settings = {**SETTINGS[name], "rows": len(x), "inputs": x.shape[1] - categorical, "categorical": categorical,
                "categories": CATEGORIES if categorical else 0, "outputs": outputs,
                "task": "regression" if outputs == 1 else "classification"}
    path = folder / f"{name}.properties"
    lines = {**settings, "hidden": ",".join(map(str, settings["hidden"]))}
    path.write_text("".join(f"{key}={value}\n" for key, value in lines.items()))
    x.astype("<f4").tofile(path.with_suffix(".x.f32"))
    y.astype("<f4").tofile(path.with_suffix(".y.f32"))
    return types.SimpleNamespace(name=name, file=path, **settings)


def read(file, dtype):
    """Reads a workload with its rows x and y. For classes, y contains integers."""
    path = pathlib.Path(file)
    settings = dict(line.split("=") for line in path.read_text().splitlines())
    rows, inputs, categorical, outputs = (int(settings[key]) for key in ("rows", "inputs", "categorical", "outputs"))
    is_classification = settings["task"] == "classification"
    x = np.fromfile(path.with_suffix(".x.f32"), "<f4").reshape(rows, inputs + categorical)
    y = np.fromfile(path.with_suffix(".y.f32"), "<f4").astype(np.int64 if is_classification else dtype)
    return types.SimpleNamespace(
        rows=rows, inputs=inputs, outputs=outputs, is_classification=is_classification, x=x[:, :inputs].astype(dtype), y=y,
        codes=x[:, inputs:].astype(np.int64), categories=int(settings["categories"]),
        hidden=[int(units) for units in settings["hidden"].split(",")], batch=int(settings["batch"]),
        epochs=int(settings["epochs"]), rate=float(settings["rate"]))


def gigaflops(workload):
    """The floating-point operations of a fit in billions: three products per layer, but two for the first.

    A category costs one row of weights."""
    sizes = [workload.inputs + workload.categorical, *workload.hidden, workload.outputs]
    weights = [below * above for below, above in zip(sizes, sizes[1:])]
    return 2 * (3 * sum(weights) - weights[0]) * workload.rows * workload.epochs / 1e9


def _sample(title):
    """A built-in data set with standardized inputs and, if numeric, a standardized target."""
    with open(SAMPLES / f"{title}.csv", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    x = _standardized(np.array([row[:-1] for row in rows], float))
    if title == "diabetes":
        return x, _standardized(np.array([row[-1] for row in rows], float)), 1
    labels, y = np.unique([row[-1] for row in rows], return_inverse=True)
    return x, y, len(labels)


def _standardized(values):
    deviations = values.std(axis=0)
    return (values - values.mean(axis=0)) / np.where(deviations == 0, 1, deviations)


def _teacher():
    """Normally distributed inputs. The class is the one whose random weights give the largest sum."""
    random = np.random.default_rng(1)
    x = random.standard_normal((60_000, 784), np.float32)
    return x, (x @ random.standard_normal((784, 10), np.float32)).argmax(axis=1), 10


def _categories():
    """Numbers, and categories with an effect each, which together make a standardized target with a little noise."""
    random = np.random.default_rng(1)
    rows = 200_000
    x = random.standard_normal((rows, 10), np.float32)
    codes = random.integers(0, CATEGORIES, (rows, CATEGORICAL))
    effects = random.standard_normal((CATEGORICAL, CATEGORIES))
    y = x @ random.standard_normal(10) + effects[np.arange(CATEGORICAL), codes].sum(axis=1)
    return np.hstack([x, codes]), _standardized(y + random.standard_normal(rows)), 1


MADE = {"teacher": _teacher, "categories": _categories}
