"""Measures how much 500 clients of the event stream slow down a job: alternating periods with and without them, medians.

    java --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -jar target/mlp-service-*.jar &
    python3 src/bench/streams.py [http://127.0.0.1:8080 [500 [digits]]]

To use little CPU time, the clients read all streams but parse only one; the time they use counts against the service. Needs
only Python 3.9 or newer.
"""

import json
import selectors
import socket
import statistics
import sys
import threading
import time
import urllib.parse
import urllib.request

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
HOST = urllib.parse.urlsplit(BASE)
STREAMS = int(sys.argv[2]) if len(sys.argv) > 2 else 500
WORKLOAD = sys.argv[3] if len(sys.argv) > 3 else "digits"
SPELLS, SECONDS = 8, 5
WORKLOADS = {
    "iris": {"network": {"hidden_layers": [{"units": 10}]}, "training": {"batch_size": 16}},
    "digits": {"network": {"hidden_layers": [{"units": 64}]}, "training": {"batch_size": 32}},
    "diabetes": {"network": {"hidden_layers": [{"units": 100}, {"units": 50}]}, "training": {"batch_size": 32}},
}


def call(method, path, body=None):
    request = urllib.request.Request(f"{BASE}/api/v1{path}", json.dumps(body).encode() if body is not None else None,
                                     {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read() or "null")


def start():
    configuration = dict(WORKLOADS[WORKLOAD], dataset_id=call("POST", f"/samples/{WORKLOAD}/datasets")["id"])
    configuration["training"] = dict(configuration["training"], epochs=1_000_000, early_stopping={"monitor": "none"})
    job = call("POST", "/training-jobs", configuration)["id"]
    while call("GET", f"/training-jobs/{job}")["progress"]["epoch"] == 0:
        time.sleep(0.2)
    return job


def newest(job):
    """The last recorded epoch, right after a write."""
    before = call("GET", f"/training-jobs/{job}")["progress"]["epoch"]
    while (now := call("GET", f"/training-jobs/{job}")["progress"]["epoch"]) == before:
        time.sleep(0.01)
    return now, time.perf_counter()


def epochs_a_second(job):
    (first, start), _ = newest(job), time.sleep(SECONDS)
    last, end = newest(job)
    return (last - first) / (end - start)


class Watchers:
    """Clients that follow a job from its newest event on, all on one thread."""

    def __init__(self, job):
        self.bytes, self.events, self.open = 0, 0, True
        self.selector = selectors.DefaultSelector()
        last = call("GET", f"/training-jobs/{job}/epochs?max_points=2")["next_after"]
        for _ in range(STREAMS):
            connection = socket.create_connection((HOST.hostname, HOST.port))
            connection.sendall(f"GET /api/v1/training-jobs/{job}/events HTTP/1.1\r\nHost: {HOST.netloc}\r\n"
                               f"Last-Event-ID: {last}\r\n\r\n".encode())
            self.selector.register(connection, selectors.EVENT_READ)
        self.first = next(iter(self.selector.get_map().values())).fileobj
        self.thread = threading.Thread(target=self.read)
        self.thread.start()

    def read(self):
        buffer = bytearray(1 << 20)
        while self.open:
            for key, _ in self.selector.select(0.5):
                received = key.fileobj.recv_into(buffer)
                if received == 0:
                    self.selector.unregister(key.fileobj)
                self.bytes += received
                if key.fileobj is self.first:
                    self.events += buffer[:received].count(b"event: epochs")

    def close(self):
        streams = len(self.selector.get_map())
        self.open = False
        self.thread.join()
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()
        if streams < STREAMS or self.events == 0:
            sys.exit(f"{streams} of {STREAMS} streams are left, and the first got {self.events} events")


def main():
    job = start()
    time.sleep(SECONDS)
    alone, watched, sent = [], [], []
    for _ in range(SPELLS):
        alone.append(epochs_a_second(job))
        watchers = Watchers(job)
        time.sleep(1)
        before = watchers.bytes
        watched.append(epochs_a_second(job))
        sent.append((watchers.bytes - before) / SECONDS / 1e6)
        watchers.close()
        time.sleep(0.5)
    ratios = [1 - there / here for here, there in zip(alone, watched)]
    print(f"{WORKLOAD}: {statistics.median(alone):.0f} epochs a second alone, {statistics.median(watched):.0f} with {STREAMS} "
          f"streams, which got {statistics.median(sent):.0f} MB a second: {100 * statistics.median(ratios):.1f} % slower "
          f"(each pair: {', '.join(f'{100 * ratio:.1f}' for ratio in ratios)})")
    state = call("GET", f"/training-jobs/{job}")["state"]
    call("POST", f"/training-jobs/{job}/cancel")
    if state != "running":
        sys.exit(f"the job is {state}: it did not train during the whole measurement")


if __name__ == "__main__":
    main()
