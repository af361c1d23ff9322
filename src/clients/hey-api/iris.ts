// Uploads a table, trains a model, follows the training, and predicts.
import { openAsBlob } from 'node:fs';
import { client } from './api/client.gen';
import { createDataset, getTrainingJob, predict, submitTrainingJob, watchTrainingJob } from './api';

const [, , address, file] = process.argv as [string, string, string, string];
client.setConfig({ baseUrl: address });

const { data: dataset } = await createDataset({ body: { file: await openAsBlob(file), name: 'iris.csv' } });
const { data: submitted } = await submitTrainingJob({ body: { dataset_id: dataset!.id, model_name: 'iris-hey-api' } });

const path = { id: submitted!.id };
const kinds = new Set<string | undefined>();
const { stream } = await watchTrainingJob({ path, onSseEvent: (event) => kinds.add(event.event) });
for await (const _ of stream) {
  // Each event has been counted above.
}
const { data: job } = await getTrainingJob({ path });

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const ref = { ref: 'iris-hey-api' };
const { data: answer } = await predict({ path: ref, body: { instances: [flower] } });
console.log(job!.state, kinds.has('epochs'), answer!.predictions[0]!.label);

const { error } = await predict({ path: ref, body: { instances: [{ sepal_length: 'long' }] } });
console.log(error!.status, error!.code, error!.errors[0]!.pointer);
