"""Turns the results of a benchmark into Markdown and charts.

A benchmark saves its results in target/benchmark-results.json. To write the report again, run:

    python3 src/bench/speed/report.py target/benchmark-results.json target/benchmark
"""

import json
import math
import pathlib
import re
import statistics
import sys

import chart
from competitors import (H2O, OURS, OURS_64, OURS_ONE_THREAD, PYTORCH, PYTORCH_FASTEST, SCIKIT_LEARN, SCIKIT_LEARN_64,
                         SMILE)

LABELS = (OURS, OURS_64, OURS_ONE_THREAD, SMILE, SCIKIT_LEARN, SCIKIT_LEARN_64, PYTORCH_FASTEST, PYTORCH, H2O)
OUR_LABELS = (OURS, OURS_64, OURS_ONE_THREAD)
TITLES = {"iris": "iris", "digits": "digits", "diabetes": "diabetes", "teacher": "random teacher", "categories": "categories"}
PART_OF_THE_README = re.compile(r"(<!-- speed: written by src/bench/run.sh -->\n).*?(<!-- end of speed -->)", re.DOTALL)


def write(results, folder, readme):
    """Writes README.md, speed.svg and growth.svg into the folder, and a line into the project's README."""
    races = {name: Fits(fits) for name, fits in results["fits"].items()}
    sections = [_machine(results), _races(results, races), _ratios(results, races), _quality(results, races),
                _cold(results, races), _memory(results), _growth(results["growth"], folder), METHOD]
    text = "# How fast the engine trains\n\n" + "\n\n".join(section for section in sections if section) + "\n"
    (folder / "README.md").write_text(text)
    if races:
        (folder / "speed.svg").write_text(chart.speed([
            (_title(results, name), fits.bars()) for name, fits in races.items()]))
    if readme:
        part = _part_of_the_readme(races)
        readme.write_text(PART_OF_THE_README.sub(lambda old: f"{old[1]}{part}\n{old[2]}", readme.read_text()))
    print(text)


class Fits:
    """The fits of one workload."""

    def __init__(self, fits):
        self.fastest = {}
        for one in fits.values():
            one["median"] = statistics.median(one["seconds"])
            known = self.fastest.get(one["label"])
            if known is None or one["median"] < known["median"]:
                self.fastest[one["label"]] = one
        self.adam_peers = [one for one in self.fastest.values() if one["uses_adam"] and one["label"] not in OUR_LABELS]

    def seconds(self, label):
        return self.fastest[label]["median"] if label in self.fastest else None

    def times_as_fast(self, label, as_label):
        """The speedup of one over the other; None if one of them did not run."""
        if label not in self.fastest or as_label not in self.fastest:
            return None
        return self.seconds(as_label) / self.seconds(label)

    def fastest_peer(self):
        peers = [one for one in self.fastest.values() if one["label"] not in OUR_LABELS]
        return min(peers, key=lambda one: one["median"])["label"] if peers else None

    def bars(self):
        shown = [one for one in self.fastest.values() if one["label"] != OURS_ONE_THREAD]
        return [(one["label"], one["median"], one["label"] in OUR_LABELS)
                for one in sorted(shown, key=lambda one: one["median"])]


def _title(results, name):
    facts = results["workloads"][name]
    network = "-".join(str(units) for units in (facts["inputs"], *facts["hidden"], facts["outputs"]))
    return f"{name} {TITLES[facts['title']]}: {facts['rows']:,} rows, {network}, {facts['epochs']} epochs"


def _machine(results):
    machine = results["machine"]
    versions = {label: next((fits[key]["version"] for fits in results["fits"].values() for key in fits
                             if fits[key]["label"] == label), "") for label in (OURS, PYTORCH, SCIKIT_LEARN)}
    others = [f"{name} {version}" for name, version in (("scikit-learn", versions[SCIKIT_LEARN]),
                                                        ("PyTorch", versions[PYTORCH])) if version]
    return (f"{machine['date']}, commit {machine['commit']}. {machine['processor']}, {machine['cores']} cores, "
            f"{machine['system']}. Java {machine['java']} with kernels {versions[OURS] or 'not shown'}; Smile "
            f"{machine['smile']} with the same OpenBLAS, H2O-3 {machine['h2o']}, Python {machine['python']}"
            + "".join(f", {other}" for other in others) + ".")


def _part_of_the_readme(races):
    ours, theirs = ([chart.shown(races[name].seconds(label)) for name in ("W1", "W2")] for label in (OURS, SCIKIT_LEARN))
    return (f"A fit takes {ours[0]} on iris and {ours[1]} on digits, where scikit-learn takes {theirs[0]} and {theirs[1]}: "
            "[all figures](src/docs/benchmark/README.md).")


def _races(results, races):
    if not races:
        return ""
    return ("![Time to fit](speed.svg)\n\n## Time to fit\n\nMedians; in parentheses, the time as a multiple of MLP Service "
            "in float32.\n\n" + _table(results, races, LABELS) + "\n\n" + _note_on_fits(races))


def _table(results, races, labels):
    lines = ["| | " + " | ".join(f"{name} {TITLES[results['workloads'][name]['title']]}" for name in races) + " |",
             "|---|" + "---:|" * len(races)]
    for label in labels:
        if any(label in fits.fastest for fits in races.values()):
            cells = [_cell(fits, label) for fits in races.values()]
            lines.append(f"| {_bold(label)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(fits, label):
    if label not in fits.fastest:
        return "–"
    one = fits.fastest[label]
    once = " ¹" if len(one["seconds"]) == 1 else ""
    ratio = fits.times_as_fast(OURS, label)
    compared = "" if label == OURS or ratio is None else f" ({_ratio(ratio)})"
    return _bold(f"{chart.shown(one['median'])}{once}{compared}", label)


def _bold(text, label=None):
    return f"**{text}**" if (label or text) == OURS else text


def _ratio(ratio):
    return f"{ratio:.1f}×" if ratio < 9.95 else f"{ratio:,.0f}×"


def _note_on_fits(races):
    counts = {len(one["seconds"]) for fits in races.values() for one in fits.fastest.values()} - {1}
    return (f"{min(counts, default=1)} or more fits each; ¹ a single fit without warm-up, since it is slow. For peers with a "
            "configurable number of threads, the faster of one and two threads.")


def _ratios(results, races):
    """The performance targets and the results."""
    lines = []

    def promise(name, text, ratio, least):
        if ratio is not None:
            verdict = "yes" if ratio >= least else "**no**"
            lines.append(f"| {name} {text} | {ratio:.2f} | {least} | {verdict} |")

    for name, fits in races.items():
        fastest = fits.fastest_peer()
        if name == "W5":
            promise(name, "speedup over PyTorch's default Adam", fits.times_as_fast(OURS, PYTORCH), 2)
            promise(name, "speedup over PyTorch's fastest setting", fits.times_as_fast(OURS, PYTORCH_FASTEST), 1)
        elif name != "W4":
            promise(name, f"speedup over the fastest peer ({fastest})", fits.times_as_fast(OURS, fastest), 4)
        else:
            promise(name, "speedup over PyTorch's default Adam", fits.times_as_fast(OURS, PYTORCH), 2)
            promise(name, "speedup over PyTorch's fastest setting", fits.times_as_fast(OURS, PYTORCH_FASTEST), 1.4)
            promise(name, "speedup over one thread", fits.times_as_fast(OURS, OURS_ONE_THREAD), 1.5)
        promise(name, "speedup over scikit-learn, both in float64", fits.times_as_fast(OURS_64, SCIKIT_LEARN_64),
                2.5 if name == "W4" else 5)
        promise(name, "final loss of the best peer with Adam, relative to ours", _loss_ratio(fits), 1)
    if "W4" in races and results["peak"] and OURS in races["W4"].fastest:
        one, two = (statistics.median(peaks) for peaks in zip(*results["peak"]))
        rate = results["workloads"]["W4"]["gigaflops"] / races["W4"].seconds(OURS)
        promise("W4", f"share of the peak ({rate:.0f} of {two:.0f} GFLOP/s for fused multiply-adds on two threads; "
                f"{one:.0f} on one)", rate / two, 0.4)
    if results["cold"] and "W1" in races and SCIKIT_LEARN in races["W1"].fastest:
        promise("W1", "speedup of the first fit after startup over scikit-learn when warm",
                races["W1"].seconds(SCIKIT_LEARN) / statistics.median(results["cold"]["with"]), 1)
    if not lines:
        return ""
    return "\n".join(["## Targets", "", "| | measured | target | met |", "|---|---:|---:|---|", *lines])


def _loss_ratio(fits):
    if OURS not in fits.fastest or not fits.adam_peers:
        return None
    return (min(statistics.median(peer["losses"]) for peer in fits.adam_peers)
            / statistics.median(fits.fastest[OURS]["losses"]))


def _quality(results, races):
    """Shows that every competitor really learned."""
    if not races:
        return ""
    lines = ["## Quality of the models", "",
             "Medians over the fits, for the final weights on the training rows: cross-entropy and accuracy; for diabetes "
             "and categories, squared error and R².", "", "| | " + " | ".join(races) + " |", "|---|" + "---|" * len(races)]
    for label in LABELS:
        found = [fits.fastest.get(label) for fits in races.values()]
        if any(found):
            cells = [_learned(one, results["workloads"][name]["least_score"]) if one else "–"
                     for name, one in zip(races, found)]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _learned(one, least_score):
    score = statistics.median(one["scores"])
    return f"{_digits(statistics.median(one['losses']))}, {score:.3f}" + (" **(too low)**" if score < least_score else "")


def _digits(value):
    return f"{value:.3g}" if value >= 1e-4 else f"{value:.0e}"


def _cold(results, races):
    if not results["cold"]:
        return ""
    warmed, unwarmed = (statistics.median(results["cold"][start]) for start in ("with", "without"))
    text = (f"## First fit after startup\n\nW1 in a new Java process, median of {len(results['cold']['with'])}: "
            f"{chart.shown(warmed)} after the service's warm-up, {chart.shown(unwarmed)} without it.")
    warm = races["W1"].seconds(SCIKIT_LEARN) if "W1" in races else None
    return text + (f" scikit-learn takes {chart.shown(warm)} when warm." if warm else "")


def _memory(results):
    if not results["memory"]:
        return ""
    memory = results["memory"]
    return (f"## Memory\n\nW4, whose inputs take 188 MB, trains with `{memory['heap']}`: the first fit took "
            f"{chart.shown(memory['seconds'][0])} and reached an accuracy of {memory['scores'][0]:.3f}.")


def _growth(measured, folder):
    if not measured:
        return ""
    panels = []
    lines = []
    for what, title, network in (("rows", "rows", "16-32-10"), ("width", "width", "two hidden layers, 4,096 rows of 64"),
                                 ("depth", "depth", "hidden layers of 128 units, 4,096 rows of 64")):
        points = [(one["size"], one["seconds"]) for one in measured if one["what"] == what]
        overall, later = _exponent(points), _exponent(points[len(points) // 2:])
        panels.append((title, points, overall))
        lines.append(f"| {title} ({network}) | {points[0][0]:,} to {points[-1][0]:,} | {chart.shown(points[0][1])} to "
                     f"{chart.shown(points[-1][1])} | {overall:.2f} | {later:.2f} |")
    (folder / "growth.svg").write_text(chart.growth(panels))
    return "\n".join([
        "## Scaling", "", "![Time per epoch](growth.svg)", "",
        "Time per epoch in float32 with Adam and batches of 128; median of all epochs but the first. The exponent k is fitted to "
        "time ~ sizeᵏ, over all sizes and over the larger half.", "",
        "| | sizes | time per epoch | exponent | larger half |", "|---|---|---|---:|---:|", *lines])


def _exponent(points):
    """The slope of the least-squares line through the logarithms."""
    x, y = ([math.log(value) for value in values] for values in zip(*points))
    return statistics.linear_regression(x, y).slope


METHOD = """## Method

A fit starts with arrays in memory and ends with the final weights. It includes shuffling and the loss curve, but not
reading files, storage or HTTP. All competitors use the same rows, ReLU, Adam and the same batch size, epochs and learning
rate, except that Smile uses RMSProp and H2O-3 its own adaptive rate, row by row. Each one uses its default initialization,
except that ours is uniform in [−0.1, 0.1) for digits and in [−0.01, 0.01) for categories: our default, He, ends at a higher
loss than PyTorch's, which has about that range. PyTorch's fused Adam also flushes denormal numbers. Each competitor runs in a separate process, one at a time. It
warms up for five seconds and at least one fit; then fits are timed for two seconds and at least five times (twice for W4
and W5). The competitors take turns for four rounds, and each fit has its own seed. `src/bench/run.sh` runs the whole benchmark."""


if __name__ == "__main__":
    write(json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2]), None)
