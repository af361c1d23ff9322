// Uploads a table, trains a model, follows the training, and predicts.
import { openAsBlob } from 'node:fs';
import { Configuration, DataSetsApi, PredictionsApi, ResponseError, TrainingJobsApi } from './api';

const [, , address, path] = process.argv as [string, string, string, string];
const configuration = new Configuration({ basePath: address });
const jobs = new TrainingJobsApi(configuration);
const predictions = new PredictionsApi(configuration);

const dataset = await new DataSetsApi(configuration).createDataset({ file: await openAsBlob(path), name: 'iris.csv' });
const { id } = await jobs.submitTrainingJob({ trainingRequest: { datasetId: dataset.id, modelName: 'iris-typescript-fetch' } });
const events = await jobs.watchTrainingJob({ id });
const job = await jobs.getTrainingJob({ id });

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const ref = 'iris-typescript-fetch';
const answer = await predictions.predict({ ref, predictionRequest: { instances: [flower] } });
console.log(job.state, events?.includes('event: epochs'), answer.predictions[0]!.label);

try {
  await predictions.predict({ ref, predictionRequest: { instances: [{ sepal_length: 'long' }] } });
} catch (error) {
  const problem = await (error as ResponseError).response.json();
  console.log(problem.status, problem.code, problem.errors[0].pointer);
}
