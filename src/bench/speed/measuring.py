"""Repeats a fit, first to warm up, then with timing. The counterpart of Measurement.java."""

import gc
import json
import time

import numpy as np

LEAST_SECONDS = 2
MOST_SECONDS = 30
MOST_FITS = 1000


def measure(workload, fit, warm_up_seconds, fits, seed, version):
    """Prints the times, final losses and scores on the training rows as a line of JSON.

    fit(seed) returns a function that computes the outputs of all rows. Fast fits are repeated for two seconds, so that a busy
    moment of the machine matters little. No fit starts after 30 seconds."""
    end = time.perf_counter() + warm_up_seconds
    warm_up_seed = 0
    while time.perf_counter() < end:
        fit(warm_up_seed)
        warm_up_seed += 1
    result = {"seconds": [], "losses": [], "scores": [], "version": version}
    least_seconds = LEAST_SECONDS if warm_up_seconds > 0 else 0
    for number in range(MOST_FITS):
        total = sum(result["seconds"])
        if total > MOST_SECONDS or number >= fits and total >= least_seconds:
            break
        gc.collect()
        start = time.perf_counter()
        fitted = fit(seed + number)
        result["seconds"].append(time.perf_counter() - start)
        loss, score = _quality(workload, fitted())
        result["losses"].append(float(loss))
        result["scores"].append(float(score))
    print(json.dumps(result))


def _quality(workload, outputs):
    """Mean cross-entropy and accuracy, or mean squared error and R²."""
    if workload.is_classification:
        likely = np.maximum(1e-7, outputs[np.arange(workload.rows), workload.y].astype(float))
        return -np.log(likely).mean(), (outputs.argmax(axis=1) == workload.y).mean()
    error = ((outputs.ravel() - workload.y.astype(float)) ** 2).mean()
    return error, 1 - error / workload.y.astype(float).var()
