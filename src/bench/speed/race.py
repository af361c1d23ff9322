"""Compares the training speed of the engine with its peers. Called by src/bench/run.sh.

Each competitor runs in a separate process, one at a time. They take turns in several rounds, so that a noisy minute affects
all of them alike.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import competitors
import report
import workloads

EXTRAS = ("cold", "memory", "growth")
COLD_STARTS = 7
SMALL_HEAP = "-Xmx260m"
ROOT = pathlib.Path(__file__).parents[3]


class Race:
    """What to run and how often."""

    def __init__(self, options, java, scratch):
        self.java = java
        self.only = options.only
        self.quick = options.quick
        self.rounds = 1 if options.quick else 4
        self.warm_up_seconds = 2 if options.quick else 5
        self.competitors = [one for one in competitors.all_of(java, scratch) if one.family in options.peers]
        self.workloads = [workloads.write(name, scratch) for name in workloads.SETTINGS
                          if name in options.only or name in ("W1", "W4") and set(EXTRAS) & set(options.only)]
        self.fits = {}

    def run(self):
        extras = {"peak": [], "cold": {}, "memory": None, "growth": []}
        for round_number in range(self.rounds):
            for workload in self.workloads:
                if workload.name in self.only:
                    self._round(round_number, workload)
            if "W4" in self.only:
                extras["peak"].append(_result(self.java.command("FmaPeak"))["gigaflops"])
        if "cold" in self.only:
            extras["cold"] = self._cold_starts()
        if "memory" in self.only:
            extras["memory"] = self._small_heap()
        if "growth" in self.only:
            extras["growth"] = _results([*self.java.command("Growth"), "2" if self.quick else "7"])[1:]
        return extras

    def _round(self, number, workload):
        """One turn for each competitor. Each round starts with a different one."""
        start = number * len(self.competitors) // self.rounds
        for competitor in self.competitors[start:] + self.competitors[:start]:
            if workload.name == "W5" and competitor.family not in competitors.FAMILIES_ON_W5:
                continue
            is_slow = workload.name in competitor.slow_on
            if is_slow and (number > 0 or self.quick) or self._is_hopeless(workload, competitor):
                continue
            fits = 1 if is_slow else 2 if workload.name in ("W4", "W5") else 5
            command = competitor.command(workload.file, 0 if is_slow else self.warm_up_seconds, fits, 1000 * number + 1)
            result = _result(command, competitor.environment)
            print(f"{workload.name}, round {number + 1} of {self.rounds}, {competitor.key}:",
                  f"{statistics.median(result['seconds']):.4g} s, median of {len(result['seconds'])}", file=sys.stderr,
                  flush=True)
            self._keep(workload, competitor, result)

    def _is_hopeless(self, workload, competitor):
        """Whether it took more than twice as long as the same program with another number of threads."""
        fits = self.fits.get(workload.name, {})
        if competitor.key not in fits:
            return False
        fastest = min(min(one["seconds"]) for one in fits.values() if one["label"] == competitor.label)
        return min(fits[competitor.key]["seconds"]) > 2 * fastest

    def _keep(self, workload, competitor, result):
        fits = self.fits.setdefault(workload.name, {}).setdefault(competitor.key, {
            "label": competitor.label, "threads": competitor.threads, "uses_adam": competitor.uses_adam,
            "version": result["version"], "seconds": [], "losses": [], "scores": []})
        for what in ("seconds", "losses", "scores"):
            fits[what] += result[what]
        if competitor.family == "ours" and statistics.median(result["scores"]) < workload.least_score:
            sys.exit(f"{competitor.key} did not learn {workload.name}: scores {result['scores']}")

    def _cold_starts(self):
        """Seconds for the first fit of W1 in a new process, with and without the service's warm-up at startup."""
        found = {"with": [], "without": []}
        for _ in range(2 if self.quick else COLD_STARTS):
            for start, last in (("with", ["started"]), ("without", [])):
                command = [*self.java.command("EngineFit"), str(self._file("W1")), "float32", "0", "1", "1", *last]
                found[start] += _result(command)["seconds"]
        return found

    def _small_heap(self):
        command = [*self.java.command("EngineFit", SMALL_HEAP), str(self._file("W4")), "float32", "0", "1", "1"]
        return {"heap": SMALL_HEAP, **_result(command)}

    def _file(self, name):
        return next(workload.file for workload in self.workloads if workload.name == name)

    def facts(self):
        """The facts about each workload that ran."""
        return {one.name: {"title": one.title, "gigaflops": workloads.gigaflops(one), "rows": one.rows,
                           "inputs": one.inputs + one.categorical * one.categories, "hidden": one.hidden, "outputs": one.outputs, "batch": one.batch,
                           "epochs": one.epochs, "rate": one.rate, "task": one.task,
                           "least_score": one.least_score}
                for one in self.workloads if one.name in self.only}


def _results(command, environment=None):
    """Runs a program and reads the lines of JSON that it printed."""
    run = subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if run.returncode or not lines:
        sys.exit(f"{run.stdout}{run.stderr}\nfailed with {run.returncode}: {' '.join(command)[:2000]}")
    return lines


def _result(command, environment=None):
    return _results(command, environment)[-1]


def _machine(java):
    cpu = [line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
           if line.startswith("model name")] if pathlib.Path("/proc/cpuinfo").exists() else [platform.processor()]
    version = subprocess.run([f"{java.home}/bin/java", "-version"], capture_output=True, text=True).stderr
    return {"processor": cpu[0], "cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}",
            "java": version.splitlines()[1].split("build ")[-1].rstrip(")"), "python": platform.python_version(),
            "smile": java.version_of("smile-core"), "h2o": java.version_of("h2o-core"), "commit": _commit(),
            "date": datetime.date.today().isoformat()}


def _commit():
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + (" with changes" if git("status", "--porcelain", "src/main") else "")


def _chosen(allowed):
    def choose(text):
        chosen = text.split(",")
        unknown = set(chosen) - set(allowed)
        if unknown:
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: choose from {','.join(allowed)}")
        return chosen
    return choose


def main():
    everything = [*workloads.SETTINGS, *EXTRAS]
    arguments = argparse.ArgumentParser(prog="src/bench/run.sh", description=__doc__.splitlines()[0])
    arguments.add_argument("--java-in-use", required=True, help=argparse.SUPPRESS)
    arguments.add_argument("--scratch", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    arguments.add_argument("--quick", action="store_true", help="one short round, without the slow peers on W4")
    arguments.add_argument("--only", type=_chosen(everything), default=everything,
                           help=f"what to run, such as W1,W2; one or more of {','.join(everything)}")
    arguments.add_argument("--peers", type=_chosen(competitors.FAMILIES), default=list(competitors.FAMILIES),
                           help=f"competitors, such as ours,torch; one or more of {','.join(competitors.FAMILIES)}")
    options = arguments.parse_args()
    is_whole = not options.quick and len(options.only) == len(everything) and len(options.peers) == len(competitors.FAMILIES)

    java = competitors.Java(options.java_in_use)
    race = Race(options, java, options.scratch)
    extras = race.run()
    results = {"machine": _machine(java), "workloads": race.facts(), "fits": race.fits, **extras}
    folder = ROOT / ("src/docs/benchmark" if is_whole else "target/benchmark")
    folder.mkdir(parents=True, exist_ok=True)
    (ROOT / "target/benchmark-results.json").write_text(json.dumps(results, indent=1))
    report.write(results, folder, ROOT / "README.md" if is_whole else None)


if __name__ == "__main__":
    main()
