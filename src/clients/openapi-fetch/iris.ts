// Uploads a table, trains a model, follows the training, and predicts.
import createClient from 'openapi-fetch';
import { openAsBlob } from 'node:fs';
import type { components, paths } from './api';

const [, , address, file] = process.argv as [string, string, string, string];
const api = createClient<paths>({ baseUrl: address });

const form = new FormData();
form.append('file', await openAsBlob(file), 'iris.csv');
const { data: dataset } = await api.POST('/api/v1/datasets', { body: {} as components['schemas']['UploadForm'], bodySerializer: () => form });
const { data: submitted } = await api.POST('/api/v1/training-jobs', { body: { dataset_id: dataset!.id, model_name: 'iris-openapi-fetch' } });

const id = submitted!.id;
const { data: events } = await api.GET('/api/v1/training-jobs/{id}/events', { params: { path: { id } }, parseAs: 'text' });
const { data: job } = await api.GET('/api/v1/training-jobs/{id}', { params: { path: { id } } });

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const ref = { path: { ref: 'iris-openapi-fetch' } };
const { data: answer } = await api.POST('/api/v1/models/{ref}/predict', { params: ref, body: { instances: [flower] } });
console.log(job!.state, events!.includes('event: epochs'), answer!.predictions[0]!.label);

const { error } = await api.POST('/api/v1/models/{ref}/predict', { params: ref, body: { instances: [{ sepal_length: 'long' }] } });
console.log(error!.status, error!.code, error!.errors[0]!.pointer);
