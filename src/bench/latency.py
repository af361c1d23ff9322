"""Measures the latency of predictions while the service trains a large network, at 100 one-row requests a second.

    java --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -jar target/mlp-service-*.jar &
    python3 src/bench/latency.py [http://127.0.0.1:8080]

Requests are sent on schedule, even if earlier ones are unanswered, and latency is measured from the scheduled time, so that
a stalled service does not slow down the measurement. Needs only Python 3.9 or newer.
"""

import asyncio
import json
import random
import sys
import time
import urllib.parse
import urllib.request

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
HOST = urllib.parse.urlsplit(BASE)
RATE = 100
SECONDS = 30
CONNECTIONS = 32
ROWS, FEATURES, CLASSES = 20_000, 784, 10


def call(method, path, body=None, content_type="application/json", base=BASE, key=None):
    headers = {"Content-Type": content_type} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = urllib.request.Request(f"{base}/api/v1{path}", body, headers, method=method)
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read() or "null")


def train(configuration, **service):
    return call("POST", "/training-jobs", json.dumps(configuration).encode(), **service)["id"]


def wait_for(job, done, **service):
    while not done(status := call("GET", f"/training-jobs/{job}", **service)):
        if status["state"] in ("failed", "cancelled"):
            sys.exit(f"the job is {status['state']}")
        time.sleep(0.2)
    return status


def large_dataset():
    """Rows of small integers, whose class is the group of features with the largest sum."""
    numbers = random.Random(1)
    lines = [",".join([*(f"x{column}" for column in range(FEATURES)), "label"])]
    for _ in range(ROWS):
        row = numbers.choices(range(10), k=FEATURES)
        label = max(range(CLASSES), key=lambda group: sum(row[group::CLASSES]))
        lines.append(",".join(map(str, row)) + f",c{label}")
    return call("POST", "/datasets?name=large.csv", "\n".join(lines).encode(), "text/csv")["id"]


def request(model, row):
    body = json.dumps({"instances": [row]}).encode()
    head = (f"POST /api/v1/models/{model}/predict HTTP/1.1\r\nHost: {HOST.netloc}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


async def connect(queue, message, latencies):
    reader, writer = await asyncio.open_connection(HOST.hostname, HOST.port)
    while (due := await queue.get()) is not None:
        writer.write(message)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200" not in head.split("\r\n", 1)[0]:
            sys.exit(head)
        await reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
        latencies.append(time.perf_counter() - due)
    writer.close()


async def measure(message, seconds):
    queue, latencies = asyncio.Queue(), []
    connections = [asyncio.create_task(connect(queue, message, latencies)) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for number in range(int(RATE * seconds)):
        due = start + number / RATE
        await asyncio.sleep(max(0, due - time.perf_counter()))
        queue.put_nowait(due)
    for _ in connections:
        queue.put_nowait(None)
    await asyncio.gather(*connections)
    return sorted(latencies)


def report(title, latencies):
    shares = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}
    figures = [f"{name} {1000 * latencies[int(share * (len(latencies) - 1))]:.1f} ms" for name, share in shares.items()]
    print(f"{title}: {len(latencies)} predictions, {', '.join(figures)}, longest {1000 * latencies[-1]:.1f} ms")


def main():
    small = train({"dataset_id": call("POST", "/samples/iris/datasets")["id"], "model_name": "latency",
                   "training": {"epochs": 20}})
    model = wait_for(small, lambda job: job["state"] == "succeeded")["model_id"]
    message = request(model, {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2})
    asyncio.run(measure(message, 10))
    report("at rest", asyncio.run(measure(message, SECONDS)))
    large = train({"dataset_id": large_dataset(), "model_name": "large",
                   "network": {"hidden_layers": [{"units": 512}, {"units": 256}]},
                   "training": {"epochs": 10_000, "batch_size": 128, "early_stopping": {"monitor": "none"}}})
    wait_for(large, lambda job: job["progress"]["epoch"] > 0)
    report("while training", asyncio.run(measure(message, SECONDS)))
    state = call("GET", f"/training-jobs/{large}")
    if state["state"] != "running":
        sys.exit(f"the job is {state['state']}: it did not train during the whole measurement")
    call("POST", f"/training-jobs/{large}/cancel")


if __name__ == "__main__":
    main()
