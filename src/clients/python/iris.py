"""Uploads a table, trains a model, follows the training, and predicts."""

import sys
import time

import mlp_service
from mlp_service.models import PredictionRequest, TrainingRequest

client = mlp_service.ApiClient(mlp_service.Configuration(host=sys.argv[1]))
datasets, jobs, models = (
    api(client) for api in (mlp_service.DataSetsApi, mlp_service.TrainingJobsApi, mlp_service.PredictionsApi)
)

with open(sys.argv[2], "rb") as file:
    dataset = datasets.create_dataset(file=("iris.csv", file.read()))
job = jobs.submit_training_job(TrainingRequest(dataset_id=dataset.id, model_name="iris-python"))
while job.state in ("queued", "running"):
    time.sleep(0.2)
    job = jobs.get_training_job(job.id)
events = jobs.watch_training_job(job.id)
flower = {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}
answer = models.predict("iris-python", PredictionRequest(instances=[flower]))
print(job.state, events.count("event: epochs") > 0, answer.predictions[0].label)

try:
    models.predict("iris-python", PredictionRequest(instances=[{"sepal_length": "long"}]))
except mlp_service.ApiException as problem:
    print(problem.status, problem.data.code, problem.data.errors[0].pointer)
