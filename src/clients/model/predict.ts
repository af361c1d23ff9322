// Predicts by a client that is generated from a model's own document, so that its features and classes are typed.
import createClient from 'openapi-fetch';
import type { components, paths } from './model';

type Flower = components['schemas']['Instance'];

const [, , address] = process.argv as [string, string, string];
const model = createClient<paths>({ baseUrl: address });

const flower: Flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: null };
const { data: answer } = await model.POST('/api/v1/models/iris-openapi-fetch@1/predict', { body: { instances: [flower] } });
const { label, probabilities, warnings } = answer!.predictions[0]!;
console.log(label, probabilities.setosa! > 0.5, warnings.length);

// @ts-expect-error: the model has no such feature
export const misspelled: Flower = { sepal_size: 5.1 };
