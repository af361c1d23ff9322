"""Compares MLP Service with scikit-learn: same networks, same rows, same settings.

For each of five data sets and each seed, scikit-learn splits and scales the rows. MLPClassifier or MLPRegressor and the
service, over HTTP, train on the same rows and are scored on the same test rows. The script prints a table and fails if the
service is worse by more than three standard errors of the paired differences.

    python3 -m venv venv && venv/bin/pip install -r src/bench/requirements.txt
    venv/bin/python src/bench/parity.py http://127.0.0.1:8080 [--seeds 20] [--data iris wine ...]

It takes several minutes and needs Python 3.11 or newer. It deletes everything that it creates in the service.

Some differences remain. Both use the same split, but different random numbers for weights and order. scikit-learn draws
initial biases like weights, while the service starts them at 0; its penalty weighs more in a smaller last batch; and it adds
Adam's epsilon before the bias correction instead of after it.
"""

import argparse
import json
import math
import statistics
import sys
import time
import urllib.error
import urllib.request
import warnings

from sklearn import datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

DATA = {
    "iris": datasets.load_iris,
    "wine": datasets.load_wine,
    "breast_cancer": datasets.load_breast_cancer,
    "digits": datasets.load_digits,
    "diabetes": datasets.load_diabetes,
}
HIDDEN_UNITS = (64, 32)
EPOCHS = 100
BATCH_SIZE = 32
LEARNING_RATE = 0.001
ALPHA = 0.1
TEST_FRACTION = 0.25
WORST_T = -3


class Split:
    """The training and test rows of a data set, scaled by the statistics of the training rows."""

    def __init__(self, name, seed):
        features, target = DATA[name](return_X_y=True)
        self.is_regression = name == "diabetes"
        self.classes = 0 if self.is_regression else len(set(target))
        train_x, test_x, train_y, test_y = train_test_split(
            features, target, test_size=TEST_FRACTION, random_state=seed,
            stratify=None if self.is_regression else target)
        scaler = StandardScaler().fit(train_x)
        self.train_x, self.test_x = scaler.transform(train_x), scaler.transform(test_x)
        self.train_y, self.test_y = train_y, test_y
        if self.is_regression:
            mean, deviation = train_y.mean(), train_y.std()
            self.train_y, self.test_y = (train_y - mean) / deviation, (test_y - mean) / deviation


def score_of_scikit_learn(split, seed):
    """Accuracy, or R² of a regression, on the test rows."""
    estimator = MLPRegressor if split.is_regression else MLPClassifier
    network = estimator(
        hidden_layer_sizes=HIDDEN_UNITS, activation="relu", solver="adam", alpha=ALPHA, batch_size=BATCH_SIZE,
        learning_rate_init=LEARNING_RATE, max_iter=EPOCHS, n_iter_no_change=EPOCHS, tol=0, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # expected, since the number of epochs is fixed
        network.fit(split.train_x, split.train_y)
    return network.score(split.test_x, split.test_y)


def score_of_the_service(service, split, seed):
    """Accuracy, or R² of a regression, on the test rows."""
    train = service.upload("parity-train.csv", split.train_x, split.train_y)
    test = service.upload("parity-test.csv", split.test_x, split.test_y)
    job = service.train(job_request(train, split, seed))
    metrics = service.post(f"/models/{job['model_id']}/evaluations", {"dataset_id": test})["metrics"]
    service.delete(f"/models/{job['model_id']}")
    service.delete(f"/training-jobs/{job['id']}")
    service.delete(f"/datasets/{train}")
    service.delete(f"/datasets/{test}")
    return metrics["r2"] if split.is_regression else metrics["accuracy"]


def job_request(dataset_id, split, seed):
    """The configuration of scikit-learn as a request to the service."""
    if split.is_regression:
        task, activation, loss = "regression", "identity", "half_squared_error"
    elif split.classes == 2:
        task, activation, loss = "classification", "sigmoid", "binary_cross_entropy"
    else:
        task, activation, loss = "classification", "softmax", "categorical_cross_entropy"
    return {
        "dataset_id": dataset_id, "model_name": "parity", "task": task, "targets": ["target"],
        "preprocessing": {"numeric": "none", "target": "none"},
        "split": {"validation_fraction": 0, "test_fraction": 0},
        "network": {"hidden_layers": [{"units": units, "activation": "relu"} for units in HIDDEN_UNITS],
                    "output_layer": {"activation": activation}},
        "initialization": {"type": "glorot_uniform"},
        "training": {"loss": loss, "optimizer": {"type": "adam", "learning_rate": LEARNING_RATE},
                     "batching": "mini_batch", "batch_size": BATCH_SIZE, "epochs": EPOCHS,
                     "l2": ALPHA / BATCH_SIZE,  # scikit-learn divides alpha by the rows of the batch
                     "early_stopping": {"monitor": "none"}},
        "precision": "float64", "seed": seed,
    }


class Service:
    """The operations of MLP Service that are needed here."""

    def __init__(self, url):
        self.url = url.rstrip("/") + "/api/v1"

    def upload(self, name, features, target):
        """Stores the rows without rounding and returns the ID of the data set."""
        header = [f"x{column}" for column in range(features.shape[1])] + ["target"]
        rows = ([*row, label] for row, label in zip(features.tolist(), target.tolist()))
        csv = "\n".join(",".join(map(str, cells)) for cells in (header, *rows)) + "\n"
        return self._send("POST", f"/datasets?name={name}", csv.encode(), "text/csv")["id"]

    def train(self, request):
        """Runs a job and returns it when it has ended."""
        job = self.post("/training-jobs", request)
        while job["finished_at"] is None:
            time.sleep(0.05)
            job = self._send("GET", f"/training-jobs/{job['id']}")
        if job["state"] != "succeeded":
            sys.exit(f"The job ended as {job['state']}: {job['error']}")
        return job

    def post(self, path, body):
        return self._send("POST", path, json.dumps(body).encode(), "application/json")

    def delete(self, path):
        self._send("DELETE", path)

    def _send(self, method, path, body=None, content_type=None):
        headers = {"Content-Type": content_type} if content_type else {}
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request) as response:
                answer = response.read()
        except urllib.error.HTTPError as problem:
            sys.exit(f"{method} {path}: {problem.read().decode()}")
        except urllib.error.URLError as problem:
            sys.exit(f"No service answers at {self.url}: {problem.reason}. Start it with mvn spring-boot:run.")
        return json.loads(answer) if answer else None


class Comparison:
    """The scores of both, by seed."""

    def __init__(self, theirs, ours):
        self.theirs, self.ours = statistics.mean(theirs), statistics.mean(ours)
        differences = [our - their for our, their in zip(ours, theirs)]
        self.difference = statistics.mean(differences)
        self.standard_error = statistics.stdev(differences) / math.sqrt(len(differences))
        self.t = self._t()

    def _t(self):
        if self.standard_error > 0:
            return self.difference / self.standard_error
        return math.copysign(math.inf, self.difference) if self.difference else 0.0

    def cells(self):
        return (f"{self.theirs:.4f}", f"{self.ours:.4f}", f"{self.difference:+.4f}", f"{self.standard_error:.4f}",
                f"{self.t:+.2f}")


def compare(service, name, seeds):
    theirs, ours = [], []
    for seed in range(seeds):
        split = Split(name, seed)
        theirs.append(score_of_scikit_learn(split, seed))
        ours.append(score_of_the_service(service, split, seed))
    return Comparison(theirs, ours)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("url", help="URL of the service, such as http://127.0.0.1:8080")
    arguments.add_argument("--seeds", type=int, default=20, help="number of splits per data set, at least 2")
    arguments.add_argument("--data", nargs="+", choices=DATA, default=list(DATA), help="data sets to compare")
    options = arguments.parse_args()
    if options.seeds < 2:
        arguments.error("--seeds must be at least 2, since a single difference has no standard error")
    service = Service(options.url)

    print(f"{options.seeds} seeds; accuracy, for diabetes R², on {TEST_FRACTION:.0%} test rows\n")
    print("| data set | scikit-learn | MLP Service | difference | standard error | t |")
    print("|---|---|---|---|---|---|")
    worse = []
    for name in options.data:
        comparison = compare(service, name, options.seeds)
        print("|", " | ".join((name, *comparison.cells())), "|", flush=True)
        if comparison.t < WORST_T:
            worse.append(name)
    if worse:
        sys.exit(f"\nMLP Service is worse by more than {-WORST_T} standard errors on: {', '.join(worse)}")


if __name__ == "__main__":
    main()
