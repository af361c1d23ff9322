"""Abuses a service for a while, kills it now and then, and shows whether anything failed, grew or was lost.

    mvn -B -ntp package -DskipTests
    python3 src/bench/abuse.py [--minutes 60] [--clients 6] [--heap 512m] [--kill-every 10] [--database jdbc:postgresql://…]
        [--folder /mnt/small --fill-every 15] [--jump-every 7]

It starts the jar itself, on a port and a data directory of its own. Its clients upload tables, train, predict, follow, cancel
and delete, all at once, flood it with tiny jobs, idempotency keys and bursts of equal requests for what is large, and send what
is too large, too slow or cut off. Some tables have 10,000 columns, others 1,000 classes. Every minute it prints a line: how many
requests had which answer, the memory, threads, file handles and disk space of the process, and for how many seconds liveness
did not answer at most. On request it fills the volume of the data directory for half a minute, so give it a small one, and
moves the wall clock of the process forth and back by days (which needs a C compiler). In the end it waits until nothing is left to do and checks that every data set, job and
model that was accepted and not deleted is there, and that each job has ended. It fails if an answer had a status of 500 or
more, apart from 503 and 507 with Retry-After, or if something was lost. Needs Linux and Python 3.9 or newer.
"""

import argparse
import collections
import concurrent.futures
import http.client
import itertools
import json
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

ARGUMENTS = argparse.ArgumentParser()
ARGUMENTS.add_argument("--minutes", type=float, default=60)
ARGUMENTS.add_argument("--clients", type=int, default=6)
ARGUMENTS.add_argument("--heap", default="512m")
ARGUMENTS.add_argument("--kill-every", type=float, default=10, help="minutes; 0 for never")
ARGUMENTS.add_argument("--folder", help="where the data directory is made")
ARGUMENTS.add_argument("--fill-every", type=float, default=0, help="minutes; 0 for never")
ARGUMENTS.add_argument("--jump-every", type=float, default=0, help="minutes; 0 for never")
ARGUMENTS.add_argument("--database", help="address of a PostgreSQL database, with user and password as parameters")
ARGUMENTS.add_argument("--java", default=shutil.which("java"))
ARGUMENTS.add_argument("--port", type=int, default=18080)
FULL_SECONDS = 30
BURST = 30
HOUR = 3600
JUMPS = [48 * HOUR, -2 * HOUR, 0]
ENDED = {"succeeded", "failed", "cancelled"}


class Service:
    """The process under test."""

    def __init__(self, options, folder):
        jars = sorted(pathlib.Path("target").glob("mlp-service-*.jar"))
        jar = next(jar for jar in jars if not jar.name.endswith(("-sources.jar", "-engine.jar")))
        self.command = [options.java, f"-Xmx{options.heap}", "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED", "-jar", str(jar), f"--server.port={options.port}",
                        f"--mlp.data-directory={folder}/data"]
        if options.database:
            self.command.append(f"--spring.datasource.url={options.database}")
        self.folder, self.port = folder, options.port
        self.clock = pathlib.Path(folder, "clock")
        self.environment = dict(os.environ)
        if options.jump_every:
            library = f"{folder}/shifted_clock.so"
            subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, pathlib.Path(__file__).with_name("shifted_clock.c")],
                           check=True)
            self.clock.write_bytes(bytes(8))
            self.environment |= {"LD_PRELOAD": library, "CLOCK_SHIFT": str(self.clock)}
        self.gone = threading.Event()

    def start(self):
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, env=self.environment)
        while not self.answers():
            if self.process.poll() is not None:
                sys.exit(f"The service did not start; see {self.folder}/log.")
            time.sleep(0.2)
        self.gone.clear()

    def answers(self):
        try:
            return request(self.port, "GET", "/actuator/health/readiness")[0] == 200
        except OSError:
            return False

    def kill(self):
        self.gone.set()
        self.process.kill()
        self.process.wait()

    def restart(self):
        self.kill()
        self.start()
        return "killed and started again"

    def jump(self, jumps=itertools.cycle(JUMPS)):
        shift = next(jumps)
        with open(self.clock, "r+b") as file:
            file.write(shift.to_bytes(8, sys.byteorder, signed=True))
        return f"the clock is shifted by {shift // HOUR} h"

    def fill(self):
        """Leaves no byte free on the volume for a while."""
        filler = pathlib.Path(self.folder, "filler")
        try:
            with open(filler, "wb") as file:
                while shutil.disk_usage(self.folder).free > 0:
                    os.posix_fallocate(file.fileno(), file.tell(), max(4096, shutil.disk_usage(self.folder).free // 2))
                    file.seek(0, os.SEEK_END)
        except OSError:
            pass
        time.sleep(FULL_SECONDS)
        filler.unlink()
        return f"the disk was full for {FULL_SECONDS} s"

    def figures(self):
        process = pathlib.Path(f"/proc/{self.process.pid}")
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        disk = sum(file.stat().st_size for file in pathlib.Path(f"{self.folder}/data").rglob("*") if file.is_file())
        return (int(status["VmRSS"].split()[0]) >> 10, int(status["Threads"]), len(os.listdir(process / "fd")), disk >> 20)


def request(port, method, path, body=None, headers=None, timeout=120):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.read(), response.headers
    finally:
        connection.close()


class Ledger:
    """What the service has accepted, and how it answered."""

    def __init__(self):
        self.lock = threading.Lock()
        self.things = {"datasets": set(), "training-jobs": set(), "prediction-jobs": set()}
        self.doubtful = set()
        self.answers = collections.Counter()
        self.faults = []

    def any(self, kind):
        with self.lock:
            return random.choice(list(self.things[kind])) if self.things[kind] else None

    def accept(self, kind, identity):
        with self.lock:
            self.things[kind].add(identity)

    def forget(self, kind, identity):
        with self.lock:
            self.things[kind].discard(identity)


class Liveness(threading.Thread):
    """Asks whether the process lives, again and again."""

    def __init__(self, service, stop):
        super().__init__(daemon=True)
        self.service, self.stop, self.longest = service, stop, 0

    def run(self):
        while not self.stop.wait(0.25):
            asked = time.time()
            try:
                request(self.service.port, "GET", "/actuator/health/liveness")
            except OSError:
                if self.service.gone.is_set():
                    continue
            if not self.service.gone.is_set():
                self.longest = max(self.longest, time.time() - asked)

    def since_last(self):
        longest, self.longest = self.longest, 0
        return longest


class Client(threading.Thread):
    """Does one thing after another until it is stopped."""

    def __init__(self, service, ledger, seed, stop):
        super().__init__(daemon=True)
        self.service, self.ledger, self.stop = service, ledger, stop
        self.random = random.Random(seed)
        self.deeds = [self.upload, self.upload_rows, self.train, self.train, self.predict, self.predict, self.predict_table,
                      self.score, self.follow, self.cancel, self.delete, self.look, self.look, self.too_large, self.cut_off,
                      self.tiny_jobs, self.keys, self.surface, self.export, self.burst]

    def run(self):
        while not self.stop.is_set():
            try:
                self.random.choice(self.deeds)()
            except (OSError, http.client.HTTPException) as failure:
                if not self.service.gone.is_set() and self.service.process.poll() is None:
                    self.note(f"no answer: {type(failure).__name__}", None)
                time.sleep(0.5)

    def note(self, answer, fault):
        with self.ledger.lock:
            self.ledger.answers[answer] += 1
            if fault:
                self.ledger.faults.append(fault)

    def call(self, method, path, body=None, kind=None, **headers):
        path = f"/api/v1{path}"
        if isinstance(body, dict):
            body, headers = json.dumps(body), {"Content-Type": "application/json", **headers}
        status, text, answered = request(self.service.port, method, path, body, headers)
        later = status in (503, 507) and answered["Retry-After"]
        self.note(status, None if status < 500 or later else f"{method} {path}: {status} {text[:200]}")
        if later or status == 429:
            time.sleep(min(float(answered["Retry-After"] or 1), 2))
        if kind and status in (201, 202):
            self.ledger.accept(kind, json.loads(text)["id"])
        return status, text

    def table(self):
        rows, columns, classes = self.random.choice([(50, 5, 2), (2_000, 20, 2), (20_000, 10, 3), (10, 2_000, 2),
                                                     (20, 9_999, 2), (3_000, 4, 1_000)])
        names = [f"c{index}" for index in range(columns)] + ["y"]
        return names, [[round(self.random.random(), 4) for _ in range(columns)] + [f"class {row % classes}"]
                       for row in range(rows)]

    def upload(self):
        names, rows = self.table()
        csv = "\n".join(",".join(map(str, row)) for row in [names, *rows]) + "\n"
        self.call("POST", "/datasets/content?name=abuse", csv, "datasets", **{"Content-Type": "text/csv"})

    def upload_rows(self):
        names, rows = self.table()
        self.call("POST", "/datasets/rows", {"name": "abuse", "rows": [dict(zip(names, row)) for row in rows]}, "datasets")

    def train(self):
        if dataset := self.ledger.any("datasets"):
            self.call("POST", "/training-jobs", {
                "dataset_id": dataset, "model_name": f"m{self.random.randrange(20)}",
                "training": {"epochs": self.random.choice([1, 20, 20_000]), "max_seconds": 20}}, "training-jobs")

    def predict(self):
        rows = [{f"c{index}": self.random.random() for index in range(20)}] * self.random.choice([1, 1, 1_000])
        self.call("POST", f"/models/m{self.random.randrange(20)}/predict", {"instances": rows})

    def predict_table(self):
        names, rows = self.table()
        csv = "\n".join(",".join(map(str, row)) for row in [names, *rows]) + "\n"
        self.call("POST", f"/models/m{self.random.randrange(20)}/predict/csv", csv, **{"Content-Type": "text/csv"})

    def score(self):
        if dataset := self.ledger.any("datasets"):
            self.call("POST", "/prediction-jobs", {"dataset_id": dataset, "model": f"m{self.random.randrange(20)}"},
                      "prediction-jobs")

    def follow(self):
        if job := self.ledger.any("training-jobs"):
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=30) as stream:
                stream.sendall(f"GET /api/v1/training-jobs/{job}/events HTTP/1.1\r\nHost: localhost\r\n"
                               f"Connection: close\r\nLast-Event-ID: {self.random.randrange(50)}\r\n\r\n".encode())
                end = time.time() + self.random.random() * 5
                while time.time() < end and stream.recv(65_536):
                    pass

    def cancel(self):
        if job := self.ledger.any("training-jobs"):
            self.call("POST", f"/training-jobs/{job}/{self.random.choice(['cancel', 'pause', 'resume'])}")

    def delete(self):
        kind = self.random.choice(list(self.ledger.things))
        if thing := self.ledger.any(kind):
            # After a crash it is unknown whether the request was carried out.
            with self.ledger.lock:
                self.ledger.doubtful.add(thing)
            if self.call("DELETE", f"/{kind}/{thing}")[0] in (204, 404):
                self.ledger.forget(kind, thing)
            else:
                with self.ledger.lock:
                    self.ledger.doubtful.discard(thing)

    def look(self):
        self.call("GET", self.random.choice(["/datasets", "/training-jobs", "/models", "/prediction-jobs"]) + "?limit=100")

    def tiny_jobs(self):
        if dataset := self.ledger.any("datasets"):
            for _ in range(20):
                self.call("POST", "/training-jobs", {
                    "dataset_id": dataset, "model_name": f"m{self.random.randrange(20)}",
                    "training": {"epochs": 1}, "network": {"hidden_layers": [{"units": 2}]}}, "training-jobs")

    def keys(self):
        if dataset := self.ledger.any("datasets"):
            for _ in range(50):
                self.call("POST", "/prediction-jobs", {"dataset_id": dataset, "model": "absent"},
                          **{"Idempotency-Key": f"key-{self.random.getrandbits(64)}"})

    def burst(self):
        model, dataset, job = f"m{self.random.randrange(20)}", self.ledger.any("datasets"), self.ledger.any("training-jobs")
        path = self.random.choice([f"/models/{model}/rows?sort=-error&limit=1000", f"/models/{model}/confusion-matrix",
                                   f"/models/{model}/curves", f"/models/{model}/schema", f"/models/{model}",
                                   f"/datasets/{dataset}", f"/datasets/{dataset}/rows?limit=1000", f"/training-jobs/{job}"])
        with concurrent.futures.ThreadPoolExecutor(BURST) as pool:
            list(pool.map(lambda _: self.call("GET", path), range(BURST)))

    def surface(self):
        self.call("POST", f"/models/m{self.random.randrange(20)}/surface",
                  {"x": "c0", "y": "c1", "resolution": self.random.choice([20, 100])})

    def export(self):
        shape = self.random.choice(["onnx", "safetensors", "javascript", "mlp"])
        self.call("GET", f"/models/m{self.random.randrange(20)}/export?format={shape}")

    def too_large(self):
        body = self.random.choice([
            lambda: ("POST", "/training-jobs", "[" + "{}," * 1_000_000 + "{}]", "application/json"),
            lambda: ("POST", "/models/m1/predict", '{"rows": [[' + "1," * 5_000_000 + "1]]}", "application/json"),
            lambda: ("POST", "/datasets/content", ",".join(["x" * 9_999] * 3_000) + "\n", "text/csv"),
            lambda: ("POST", "/datasets/content", "a\n" + "b" * 30_000_000, "text/csv")])()
        self.call(*body[:3], **{"Content-Type": body[3]})

    def cut_off(self):
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=30) as stream:
            stream.sendall(b"POST /api/v1/datasets/content HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                           b"Content-Length: 1000000\r\n\r\na,b\n1,2\n")
            time.sleep(self.random.random())


def abuse(options, service, ledger):
    stop = threading.Event()
    clients = [Client(service, ledger, seed, stop) for seed in range(options.clients)]
    liveness = Liveness(service, stop)
    for thread in [*clients, liveness]:
        thread.start()
    print("minute  resident MB  threads  handles  disk MB  silent s  answers")
    # Each event with its period in minutes, and the time when it last happened.
    events = [(options.kill_every, service.restart), (options.fill_every, service.fill),
              (options.jump_every, service.jump)]
    last = dict.fromkeys([event for _, event in events], time.time())
    start = time.time()
    for minute in range(1, max(1, round(options.minutes)) + 1):
        time.sleep(max(0, start + 60 * min(minute, options.minutes) - time.time()))
        figures = service.figures()
        with ledger.lock:
            answers = " ".join(f"{answer}:{count}" for answer, count in sorted(ledger.answers.items(), key=str))
        print("{:6}  {:11}  {:7}  {:7}  {:7}  {:8.1f}  {}".format(minute, *figures, liveness.since_last(), answers), flush=True)
        for every, event in events:
            if every and time.time() - last[event] > 60 * every:
                print(f"        {event()}", flush=True)
                last[event] = time.time()
    stop.set()
    for client in clients:
        client.join()


def lost(service, ledger):
    """What was accepted and is not there, or does not come to its end."""
    for kind, things in ledger.things.items():
        for thing in things - ledger.doubtful:
            while True:
                status, text, _ = request(service.port, "GET", f"/api/v1/{kind}/{thing}")
                state = json.loads(text).get("state")
                if status != 200:
                    yield f"{kind}/{thing}: {status}"
                if status != 200 or state is None or state in ENDED or state == "paused":
                    break
                time.sleep(0.5)


def main():
    options = ARGUMENTS.parse_args()
    folder = tempfile.mkdtemp(prefix="mlp-abuse-", dir=options.folder)
    service, ledger = Service(options, folder), Ledger()
    service.start()
    try:
        abuse(options, service, ledger)
        print("waiting until nothing is left to do", flush=True)
        missing = list(lost(service, ledger))
        print("   end  {:11}  {:7}  {:7}  {:7}".format(*service.figures()))
    finally:
        service.process.terminate()
        service.process.wait()
    for line in ledger.faults[:20] + missing[:20]:
        print(line)
    counts = ", ".join(f"{len(things)} {kind}" for kind, things in ledger.things.items())
    print(f"{counts} were there to the end; {len(missing)} lost, {len(ledger.faults)} faults. The log is in {folder}.")
    sys.exit(1 if missing or ledger.faults else 0)


if __name__ == "__main__":
    main()
