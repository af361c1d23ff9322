"""Measures the cost of a prediction beyond HTTP itself: one row of iris, compared with an endpoint that does nothing.

    mvn -Pbench test-compile exec:exec@service &
    python3 src/bench/overhead.py [http://127.0.0.1:8080]

wrk loads the two endpoints alternately with 64 connections, in five rounds of 30 seconds each, after a warm-up of 30 seconds
for the JIT compiler. Needs Python 3.9 or newer and wrk.
"""

import re
import statistics
import subprocess
import sys
from pathlib import Path

from latency import BASE, call, train, wait_for

ROUNDS = 5
SECONDS = 30
SCRIPT = Path(__file__).with_name("predict.lua")
MILLISECONDS = {"us": 1e-3, "ms": 1, "s": 1e3}


def load(path):
    """Requests a second, and the 99th percentile of the latency in milliseconds."""
    command = ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "--latency", "-s", str(SCRIPT), f"{BASE}/api/v1{path}"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in report or "Socket errors" in report:
        sys.exit(report)
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", report).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1]), float(number) * MILLISECONDS[unit]


def main():
    job = train({"dataset_id": call("POST", "/samples/iris/datasets")["id"], "model_name": "overhead"})
    wait_for(job, lambda status: status["state"] == "succeeded")
    paths = {"nothing": "/nothing", "predict": "/models/overhead/predict"}
    for path in paths.values():
        load(path)
    rounds = []
    for _ in range(ROUNDS):
        rounds.append({name: load(path) for name, path in paths.items()})
        print(", ".join(f"{name} {rate:,.0f}/s p99 {p99:.1f} ms" for name, (rate, p99) in rounds[-1].items()), flush=True)
    median = {name: [statistics.median(figures) for figures in zip(*(each[name] for each in rounds))] for name in paths}
    rate, p99 = (predict / nothing for predict, nothing in zip(median["predict"], median["nothing"]))
    print(f"medians: {rate:.3f} of the requests a second, {p99:.2f} times the p99")


if __name__ == "__main__":
    main()
