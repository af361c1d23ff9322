"""Measures what an upload costs beside reading the same file with pandas, in CPU seconds, and how much memory it takes.

    java -Xmx2g --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -jar target/mlp-service-*.jar &
    python3 src/bench/ingest.py [--url http://127.0.0.1:8080] [--scale 1] [--rounds 4] [--only numbers] \
        [--database data/mlp-service.mv.db]

Makes tables in a temporary folder: numbers (500,000 rows of 28 columns), mixed (text, dates, gaps and codes) and unique (a
column of a million different texts). In each round it uploads every table and then reads it with pandas, which counts the
gaps, different values and frequent categories of each column, takes the statistics and the histogram of numbers and parses
dates, as the service does for its answer; reading alone, and reading with these statistics, are told apart. The ratio of
the best rounds is that of a warm service; that of the first round is that of a service that has just started, whose code
is still compiled while it runs. The memory is the largest resident set during the upload, less that before it; the database,
by how many bytes its file grows for each byte of CSV. Needs Linux, Python 3.11 or newer, and the packages of requirements.txt.
"""

import argparse
import datetime
import http.client
import json
import os
import pathlib
import random
import re
import tempfile
import threading
import time
import urllib.parse

import numpy
import pandas

MEGABYTE = 1e6
DATE = r"\d\d\.\d\d\.\d{4}"
TICKS = os.sysconf("SC_CLK_TCK")


def numbers(path, scale):
    generator = numpy.random.default_rng(1)
    rows = int(500_000 * scale)
    columns = {f"x{index}": generator.normal(size=rows).round(4) for index in range(20)}
    columns |= {f"n{index}": generator.integers(0, 10 ** (index + 1), rows) for index in range(5)}
    columns |= {f"u{index}": generator.random(rows) for index in range(2)}
    columns["y"] = generator.integers(0, 2, rows)
    pandas.DataFrame(columns).to_csv(path, index=False)


def mixed(path, scale):
    generator = random.Random(1)
    towns = [f"Town {number}, West" for number in range(300)]
    first = datetime.date(1990, 1, 1)
    with path.open("w") as file:
        file.write("code;town;born;weight;note;member;price;y\n")
        for row in range(int(500_000 * scale)):
            born = first + datetime.timedelta(days=generator.randrange(12_000))
            file.write(f"{generator.randrange(10 ** 5):05};{generator.choice(towns)};{born:%d.%m.%Y};"
                       f"{'NA' if row % 10 == 0 else str(round(generator.gauss(70, 10), 1)).replace('.', ',')};"
                       f"\"said \"\"{generator.randrange(10 ** 6)}\"\" and left\";{generator.choice(['yes', 'no'])};"
                       f"{generator.randrange(1000)},{generator.randrange(100):02};{generator.choice('abc')}\n")


def unique(path, scale):
    generator = random.Random(1)
    with path.open("w") as file:
        file.write("name,x,y\n")
        for row in range(int(1_000_000 * scale)):
            file.write(f"user-{row}-{generator.getrandbits(64):016x},{generator.random():.6f},{row % 2}\n")


TABLES = {"numbers": (numbers, {}), "mixed": (mixed, {"sep": ";", "decimal": ","}), "unique": (unique, {})}


def process_of(port):
    """The id of the process that listens on a port of this machine."""
    sockets = [line.split() for name in ("tcp", "tcp6") for line in open(f"/proc/net/{name}").readlines()[1:]]
    inodes = {f"socket:[{socket[9]}]" for socket in sockets
              if socket[3] == "0A" and int(socket[1].rsplit(":", 1)[1], 16) == port}
    for link in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) in inodes:
                return int(link.parts[2])
        except OSError:
            continue
    raise SystemExit(f"no process of this user listens on port {port}")


class Process:
    def __init__(self, pid):
        self.folder = pathlib.Path(f"/proc/{pid}")

    def cpu_seconds(self):
        fields = (self.folder / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident(self):
        return int((self.folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Peak(threading.Thread):
    """Watches the resident set of a process."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.start_size, self.largest, self.over = process, process.resident(), 0, threading.Event()

    def run(self):
        while not self.over.wait(0.01):
            self.largest = max(self.largest, self.process.resident())

    def growth(self):
        self.over.set()
        self.join()
        return max(0, self.largest - self.start_size)


def upload(address, path):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=1800)
    with path.open("rb") as file:
        connection.request("POST", f"/api/v1/datasets?name={path.name}", file,
                           {"Content-Type": "text/csv", "Content-Length": str(path.stat().st_size)})
    response = connection.getresponse()
    body = json.loads(response.read())
    if response.status != 201:
        raise SystemExit(body)
    return body


def describe(column):
    """What the service says of a column, computed with pandas."""
    column.isna().sum()
    column.nunique()
    if not pandas.api.types.is_numeric_dtype(column):
        column.value_counts().head(30)
        first = column.dropna().iloc[0]
        if re.fullmatch(DATE, str(first)):
            column = pandas.to_datetime(column, dayfirst=True).astype("int64")
    if pandas.api.types.is_numeric_dtype(column):
        column.describe()
        numpy.histogram(column.dropna(), bins=30)


def measure(address, process, path, options):
    watch, before, start = Peak(process), process.cpu_seconds(), time.perf_counter()
    watch.start()
    upload(address, path)
    seconds = time.perf_counter() - start
    ours, memory = process.cpu_seconds() - before, watch.growth()
    before = time.process_time()
    frame = pandas.read_csv(path, **options)
    read = time.process_time() - before
    for column in frame:
        describe(frame[column])
    return {"seconds": seconds, "cpu": ours, "pandas_cpu": read, "described_cpu": time.process_time() - before,
            "memory": memory / MEGABYTE}


def report(name, size, rounds, growth):
    for number, result in enumerate(rounds, 1):
        print(f"  round {number}: {result['cpu']:6.2f} CPU s in {result['seconds']:6.2f} s, pandas {result['pandas_cpu']:5.2f} "
              f"CPU s, {result['described_cpu']:5.2f} with statistics, {result['memory']:5.0f} MB more memory")
    ours, theirs, described = (min(result[key] for result in rounds) for key in ("cpu", "pandas_cpu", "described_cpu"))
    first = rounds[0]["cpu"] / rounds[0]["pandas_cpu"]
    print(f"{name}: {size / MEGABYTE:.0f} MB, {ours:.2f} CPU s, {ours / theirs:.2f} times pandas ({first:.2f} in round 1), "
          f"{ours / described:.2f} times pandas with statistics, {max(result['memory'] for result in rounds):.0f} MB more memory at most"
          + (f", {growth:.2f} bytes of database a byte" if growth else ""), flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--url", default="http://127.0.0.1:8080")
    arguments.add_argument("--scale", type=float, default=1)
    arguments.add_argument("--rounds", type=int, default=4)
    arguments.add_argument("--only", default=",".join(TABLES))
    arguments.add_argument("--database", type=pathlib.Path)
    given = arguments.parse_args()
    address = urllib.parse.urlsplit(given.url)
    process = Process(process_of(address.port))
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only.split(","):
            make, options = TABLES[name]
            path = pathlib.Path(folder) / f"{name}.csv"
            make(path, given.scale)
            size, before = path.stat().st_size, given.database.stat().st_size if given.database else 0
            rounds = [measure(address, process, path, options) for _ in range(given.rounds)]
            after = given.database.stat().st_size if given.database else 0
            report(name, size, rounds, (after - before) / size / given.rounds)


main()
