"""Makes the files in this folder with a jar of the service: rows that it stored, and answers that it gave.

    python3 make.py JAVA JAR H2_JAR
    python3 make.py JAVA JAR postgresql PORT

The second form is for a PostgreSQL on this machine, which answers to postgres with the password pg. It writes rows alone, as
psql copies them, since the migrations make the tables. Only a release makes them, once; afterwards the files stay as they are. The service is killed in the midst of a job.
"""
import gzip, json, os, re, shutil, signal, subprocess, sys, tempfile, time, urllib.error, urllib.request

java, jar, database, *server = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))


class Service:
    def __init__(self, folder, name):
        self.log = os.path.join(folder, "log.txt")
        self.process = subprocess.Popen(
            [java, "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-jar", jar,
             "--server.port=0", "--mlp.data-directory=" + folder, "--mlp.training.slots=1",
             "--mlp.training.checkpoint-interval=100ms"] +
            ["--spring.datasource.url=jdbc:postgresql://127.0.0.1:%s/%s?user=postgres&password=pg" % (at, name) for at in server],
            stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        for _ in range(3000):
            port = re.search(r"Tomcat started on port (\d+)", open(self.log).read())
            if port:
                self.base = "http://127.0.0.1:%s/api/v1" % port.group(1)
                return
            time.sleep(0.1)
        raise SystemExit("the service does not start, see " + self.log)

    def ask(self, path, body=None, type="application/json", **headers):
        data = None if body is None else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": type, **headers})
        try:
            return json.load(urllib.request.urlopen(request))
        except urllib.error.HTTPError as e:
            raise SystemExit("%s %s: %s" % (path, body, e.read().decode()))

    def job(self, id):
        return self.ask("/training-jobs/" + id)

    def wait(self, id, condition):
        for _ in range(6000):
            job = self.job(id)
            if condition(job):
                return job
            time.sleep(0.02)
        raise SystemExit("waited too long: %s" % job)

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait()


def layer(units, activation="relu", **more):
    return {"units": units, "activation": activation, **more}


def learn(epochs, **more):
    return {"epochs": epochs, **more}


def psql(database, command):
    address = "postgresql://postgres:pg@127.0.0.1:%s/%s" % (*server, database)
    return subprocess.run(["psql", address, "-Atqc", command], check=True, stdout=subprocess.PIPE).stdout


folder = tempfile.mkdtemp()
if server:
    psql("postgres", "create database original")
service = Service(folder, "original")
ask = service.ask
iris = ask("/samples/iris/datasets", {})["id"]
diabetes = ask("/samples/diabetes/datasets", {})["id"]
and_ = ask("/samples/and/datasets", {})["id"]
xor = ask("/samples/xor/datasets", {})["id"]
flags = "a,b,weight,hot,late,count\n" + "".join(
    "%g,%g,%g,%s,%s,%d\n" % (i * 0.37 % 5, i * 0.73 % 3, 0.5 + i % 3, "yes" if i * 0.37 % 5 > 2 else "no",
                           "yes" if i * 0.73 % 3 > 1 else "no", i % 7) for i in range(80))
flags = ask("/datasets?name=flags.csv", flags, "text/csv")["id"]
many = "x1,x2,y\n" + "".join("%d,%d,%d\n" % (i >> 1 & 1, i & 1, 0 < (i & 3) < 3) for i in range(40000))
many = ask("/datasets?name=many.csv", many, "text/csv")["id"]

TRAININGS = {
    "defaults": {"dataset_id": iris, "training": learn(20)},
    "classes": {"dataset_id": iris, "precision": "float64", "seed": 7, "priority": 3, "keep_model_on_cancel": True,
                "targets": ["species"], "features": ["petal_length", "petal_width", "sepal_length"],
                "preprocessing": {"numeric": "min_max_0_1"},
                "split": {"validation_fraction": 0.2, "test_fraction": 0.1, "stratify": False},
                "network": {"input_dropout": 0.05, "hidden_layers": [
                    layer(6, "tanh", dropout=0.1, batch_normalization=True), layer(6, "prelu", residual=True)]},
                "initialization": {"type": "lecun_normal"},
                "training": learn(15, loss_reduction="sum", optimizer={"type": "adamw", "weight_decay": 0.02}, batch_size=16,
                                  class_weights={"mode": "given", "weights": {"setosa": 2}},
                                  learning_rate_schedule={"type": "cosine", "warmup_epochs": 2}, max_norm=3,
                                  gradient_clipping={"type": "norm", "value": 2}, target_loss=1e-9, max_seconds=600,
                                  early_stopping={"monitor": "training_loss", "patience": 9})},
    "numbers": {"dataset_id": diabetes, "features": ["bmi", "bp", "s5"], "model_name": "sugar",
                "preprocessing": {"numeric": "min_max_minus1_1", "target": "min_max_0_1", "polynomial_degree": 2,
                                  "polynomial_interactions": False},
                "network": {"hidden_layers": [layer(5, "leaky_relu", negative_slope=0.2), layer(5, "elu", alpha=0.5),
                                              layer(4, "maxout", maxout_pieces=3)],
                            "output_layer": {"activation": "leaky_relu", "learning_rate_multiplier": 0.5}},
                "initialization": {"type": "uniform", "limit": 0.4},
                "training": learn(10, loss="huber", huber_delta=0.7, l1=1e-5, l2=1e-4, shuffle=False,
                                  optimizer={"type": "rmsprop", "decay": 0.95},
                                  learning_rate_schedule={"type": "step", "every": 4, "factor": 0.5})},
    "several_numbers": {"dataset_id": flags, "targets": ["a", "b"], "features": ["count", "weight"], "task": "regression",
                        "training": learn(8, loss="quantile", quantile=0.3, optimizer={"type": "adadelta"},
                                          learning_rate_schedule={"type": "adaptive"}),
                        "network": {"hidden_layers": [layer(4, "silu")]}},
    "several_classes": {"dataset_id": flags, "targets": ["hot", "late"], "features": ["a", "b"], "weight_column": "weight",
                        "network": {"hidden_layers": [layer(5, "gelu", learning_rate_multiplier=2)]},
                        "training": learn(8, optimizer={"type": "adagrad"},
                                          learning_rate_schedule={"type": "exponential", "factor": 0.99},
                                          gradient_clipping={"type": "value"})},
    "lbfgs": {"dataset_id": diabetes, "features": ["bmi", "s5"], "network": {"hidden_layers": [layer(3, "sigmoid")]},
              "training": learn(12, optimizer={"type": "lbfgs", "history_size": 5})},
    "perceptron": {"dataset_id": and_, "task": "classification", "training": {"optimizer": {"type": "perceptron"}}},
    "given": {"dataset_id": xor, "task": "classification", "precision": "float64",
              "network": {"hidden_layers": [layer(2, "sigmoid")], "output_layer": {"activation": "sigmoid"}},
              "initialization": {"type": "given", "parameters": [
                  {"weights": [[0.1, -0.2], [0.3, 0.4]], "biases": [0.1, -0.1]}, {"weights": [[0.5, -0.6]]}]},
              "training": learn(6, batching="full_batch", loss="squared_error",
                                optimizer={"type": "sgd", "learning_rate": 0.5, "momentum": 0.9, "nesterov": True},
                                learning_rate_schedule={"type": "time_decay"})},
    "counts": {"dataset_id": flags, "targets": ["count"], "features": ["a", "b"], "task": "regression",
               "network": {"hidden_layers": []}, "training": learn(5, loss="poisson", batching="sequential")},
    "balanced": {"dataset_id": iris, "network": {"hidden_layers": [layer(4, "selu")]},
                 "training": learn(5, class_weights={"mode": "balanced"}, loss="mean_squared_error")},
}

# Finished jobs and their models.
for name, request in TRAININGS.items():
    request.setdefault("model_name", name)
    keep = service.wait(ask("/training-jobs", request)["id"], lambda job: job["finished_at"])
    assert keep["state"] == "succeeded", keep
ask_again = {"dataset_id": iris, "from_model": "defaults", "training": learn(5)}
first = ask("/training-jobs", ask_again, **{"Idempotency-Key": "the same again"})
service.wait(first["id"], lambda job: job["state"] == "succeeded")
diverged = ask("/training-jobs", {"dataset_id": diabetes, "training": learn(50, optimizer={"type": "sgd", "learning_rate": 1e6})})
service.wait(diverged["id"], lambda job: job["state"] == "failed")

# Unfinished ones. All are on the same slow rows, or wait behind them.
slow = {"dataset_id": many, "network": {"hidden_layers": [layer(4, "tanh")]}, "model_name": "slow",
        "training": learn(30, batching="sequential", optimizer={"type": "adam", "learning_rate": 0.0001})}


def start(request):
    id = ask("/training-jobs", request)["id"]
    service.wait(id, lambda job: job["state"] == "running" and job["progress"]["epoch"] >= 2)
    return id


kept = start({**slow, "keep_model_on_cancel": True, "model_name": "kept"})
ask("/training-jobs/%s/cancel" % kept, {})
service.wait(kept, lambda job: job["state"] == "cancelled")
paused = start({**slow, "model_name": "paused"})
ask("/training-jobs/%s/pause" % paused, {})
service.wait(paused, lambda job: job["state"] == "paused")
resumed = start({**slow, "model_name": "resumed", "seed": 1})
ask("/training-jobs/%s/pause" % resumed, {})
service.wait(resumed, lambda job: job["state"] == "paused")
running = start({**slow, "model_name": "running", "seed": 2, "training": {**slow["training"], "epochs": 40}})
ask("/training-jobs/%s/resume" % resumed, {})
waiting = [ask("/training-jobs", {**request, "model_name": "waiting_" + name})["id"] for name, request in TRAININGS.items()]
waiting.append(ask("/training-jobs", {"dataset_id": iris, "from_model": "defaults", "model_name": "waiting_from_model",
                                      "training": learn(5)})["id"])
resting = ask("/training-jobs", {"dataset_id": iris, "model_name": "resting", "training": learn(5)})["id"]
ask("/training-jobs/%s/pause" % resting, {})
cancelled = ask("/training-jobs", {"dataset_id": iris})["id"]
ask("/training-jobs/%s/cancel" % cancelled, {})
service.wait(running, lambda job: job["progress"]["epoch"] >= 3)
service.end(signal.SIGKILL)

# What was stored.
copy = tempfile.mkdtemp()
name = "0.1.0-postgresql" if server else "0.1.0"
if server:
    psql("postgres", "create database copy template original")
    tables = psql("original", "select relid::regclass from pg_stat_user_tables").decode().split()
    lines = []
    for table in sorted(tables):
        if table != "flyway_schema_history":
            lines += [b"%s\n" % table.encode(), psql("original", "copy %s to stdout" % table), b"\\.\n"]
else:
    script = os.path.join(folder, "script.sql")
    for file in os.listdir(folder):
        if file.startswith("mlp-service") and file.endswith(".mv.db"):
            shutil.copy(os.path.join(folder, file), copy)
    subprocess.run([java, "-cp", database, "org.h2.tools.Script", "-url", "jdbc:h2:file:" + folder + "/mlp-service",
                    "-user", "", "-script", script, "-options", "nopasswords", "nosettings"], check=True)
    lines = [line for line in open(script, "rb") if not line.startswith(b"CREATE USER")]
with gzip.GzipFile(os.path.join(here, name + ".sql.gz"), "wb", 9, mtime=0) as out:
    out.writelines(lines)

# What the same version answers of it. It trains nothing for that: all jobs that go on do so on a copy, to their end.
service = Service(copy, "copy")
ask = service.ask
unfinished = [running, resumed, *waiting]
for id in (paused, resting):
    ask("/training-jobs/%s/resume" % id, {})
    unfinished.append(id)
for id in unfinished:
    job = service.wait(id, lambda job: job["finished_at"])
    assert job["state"] == "succeeded", job


def pages(path):
    items, page = [], ask(path + "?limit=100")
    while True:
        items += page["items"]
        if not page["has_more"]:
            return items
        page = ask("%s?limit=100&cursor=%s" % (path, page["next_cursor"]))


def predictions(model):
    dataset = ask("/datasets/%s/rows?limit=5" % model["dataset_id"])
    columns = [dataset["columns"].index(feature) for feature in model["features"]]
    rows = [[row[column] for column in columns] for row in dataset["rows"]]
    return {"rows": rows, "predictions": ask("/models/%s/predict" % model["id"], {"rows": rows})["predictions"]}


models = [ask("/models/" + model["id"]) for model in pages("/models")]
answers = {
    "jobs": [service.job(job["id"]) for job in pages("/training-jobs") if job["id"] not in unfinished],
    "models": [{"model": model, **predictions(model)} for model in models if model["job_id"] not in unfinished],
    "continued": [{"job": service.job(model["job_id"]), **predictions(model)} for model in models
                  if model["job_id"] in unfinished],
    "idempotent": {"key": "the same again", "request": ask_again, "job": first},
}
with open(os.path.join(here, name + ".json"), "w") as out:
    json.dump(answers, out, separators=(",", ":"))
service.end(signal.SIGTERM)
print(len(answers["jobs"]), "jobs", len(answers["models"]), "models", len(answers["continued"]), "continued")
