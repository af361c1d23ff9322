"""Measures the cost of a prediction beyond HTTP itself: one row of iris, compared with an endpoint that does nothing.

    mvn -Pbench test-compile exec:exec@service &
    python3 src/bench/overhead.py [http://127.0.0.1:8080]

To see what keys cost, start a second service with them on the same class path, and name its address and its key as well:

    mvn -Pbench test-compile exec:exec@keyed &
    python3 src/bench/overhead.py http://127.0.0.1:8080 http://127.0.0.1:8081 "$(cat target/keyed/admin-key)"

wrk loads the endpoints alternately with 64 connections, in five rounds of 30 seconds each, after a warm-up of 30 seconds
for the JIT compiler. Needs Python 3.9 or newer and wrk.
"""

import re
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path

from latency import BASE, call, train, wait_for

ROUNDS = 5
SECONDS = 30
SCRIPT = Path(__file__).with_name("predict.lua")
MILLISECONDS = {"us": 1e-3, "ms": 1, "s": 1e3}


def load(path, base=BASE, key=None):
    """Requests a second, and the 99th percentile of the latency in milliseconds."""
    command = ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "--latency", "-s", str(SCRIPT), f"{base}/api/v1{path}"]
    if key:
        command[1:1] = ["-H", f"Authorization: Bearer {key}"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in report or "Socket errors" in report:
        sys.exit(report)
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", report).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1]), float(number) * MILLISECONDS[unit]


def model(**service):
    """The path of a new model's predictions."""
    dataset = call("POST", "/samples/iris/datasets", **service)["id"]
    job = train({"dataset_id": dataset, "model_name": "overhead"}, **service)
    wait_for(job, lambda status: status["state"] == "succeeded", **service)
    return "/models/overhead/predict"


def main():
    loads = {"nothing": partial(load, "/nothing"), "predict": partial(load, model())}
    if len(sys.argv) > 3:
        keyed = {"base": sys.argv[2], "key": sys.argv[3]}
        loads["with a key"] = partial(load, model(**keyed), **keyed)
    for measure in loads.values():
        measure()
    rounds = []
    for _ in range(ROUNDS):
        rounds.append({name: measure() for name, measure in loads.items()})
        print(", ".join(f"{name} {rate:,.0f}/s p99 {p99:.1f} ms" for name, (rate, p99) in rounds[-1].items()), flush=True)
    median = {name: [statistics.median(figures) for figures in zip(*(each[name] for each in rounds))] for name in loads}
    for name, base in zip(list(loads)[1:], loads):
        rate, p99 = (one / other for one, other in zip(median[name], median[base]))
        print(f"medians of '{name}' beside '{base}': {rate:.3f} of the requests a second, {p99:.2f} times the p99")


if __name__ == "__main__":
    main()
