// @ts-check
/** What a step is taken with: a model and a row. */
import { get } from '../service/api.js';
import { counted, figure, spaced } from '../page/format.js';

/** @typedef {'training' | 'validation' | 'test'} Part */

const PARTS = /** @type {Part[]} */ (['training', 'validation', 'test']);

/**
 * The model, what its inputs are called, and its data set if that is still there.
 *
 * @param {string} ref @param {AbortSignal} signal
 */
export async function loadSubject(ref, signal) {
  const [model, schema, capabilities] = await Promise.all([get('/models/{ref}', { ref }, { signal }), get('/models/{ref}/schema', { ref }, { signal }), get('/capabilities', {}, { signal })]);
  const dataset = model.dataset_id ? await get('/datasets/{id}', { id: model.dataset_id }, { signal }).catch(absent) : null;
  return {
    model, schema, dataset,
    derivatives: Object.fromEntries(capabilities.activations.map((/** @type {any} */ each) => [each.type, each.derivative])),
  };
}

/**
 * A row to learn from: that of the data set, or else an example of the model's own with a target of its kind.
 *
 * @param {Awaited<ReturnType<typeof loadSubject>>} subject @param {string | null} number @param {number} batch how many rows, from that one on
 * @param {AbortSignal} signal
 */
export async function loadExample({ model, schema, dataset }, number, batch, signal) {
  if (!dataset) {
    const target = model.targets.map((/** @type {any} */ { name, classes }) => [name, classes?.[0] ?? 0]);
    return { row: null, further: [], parts: null, instance: Object.fromEntries(schema.features.map((/** @type {any} */ { name, example }) => [name, example])), target: Object.fromEntries(target) };
  }
  const row = number !== null ? Math.min(Math.max(0, Math.floor(Number(number)) || 0), dataset.row_count - 1) : await firstOf(model, signal);
  const [{ columns, rows }, parts] = await Promise.all([get('/datasets/{id}/rows', { id: dataset.id }, { query: { offset: row, limit: batch }, signal }), partsOf(model, row, batch, signal)]);
  const places = new Map(columns.map((/** @type {string} */ name, /** @type {number} */ i) => [name, i]));
  const of = (/** @type {any[]} */ cells, /** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, cells[places.get(name)] ?? null]));
  const targets = model.targets.map((/** @type {any} */ { name }) => name);
  const [first, ...further] = rows.map((/** @type {any[]} */ cells) => ({ instance: of(cells, model.features), target: of(cells, targets) }));
  return { row, further, parts, ...first };
}

/** The row of the training data that the model is worst at: it has most to learn. @param {any} model @param {AbortSignal} signal */
async function firstOf(model, signal) {
  const worst = await get('/models/{ref}/rows', { ref: model.id }, { query: { split: 'training', sort: '-error', limit: 1 }, signal }).catch(absent);
  return worst?.items[0]?.row ?? 0;
}

/**
 * The parts that rows are from.
 *
 * @param {any} model @param {number} from @param {number} batch @param {AbortSignal} signal
 * @returns {Promise<(Part | null)[] | null>} null for a row that is of no part; null in all if that is not known
 */
async function partsOf(model, from, batch, signal) {
  const answers = await Promise.all(PARTS.map((split) => get('/models/{ref}/rows', { ref: model.id }, { query: { split, from, limit: batch }, signal }).catch(absent)));
  if (answers.includes(null)) return null;
  const parts = /** @type {(Part | null)[]} */ (new Array(batch).fill(null));
  answers.forEach(({ items }, i) => items.forEach((/** @type {any} */ { row }) => row < from + batch && (parts[row - from] = PARTS[i])));
  return parts;
}

/** @param {any} problem @returns {null} what is not there is no failure, nor is a table too large to look through */
function absent(problem) {
  if (![404, 409, 413, 422, 503].includes(problem.status)) throw problem;
  return null;
}

const OF = /** @type {Record<Part, string>} */ ({
  training: 'of the training rows: the model has learned from it',
  validation: 'of the validation rows: the model did not learn from it',
  test: 'of the test rows: the model has never seen it',
});

/** Which part a row is from, in a sentence. @param {number} row @param {Part | null} part */
export const partSentence = (row, part) => `Row ${row} is ${part ? OF[part] : 'of no part: the training left it out'}.`;

/** How many rows of each part follow the first. @param {(Part | null)[]} parts */
export function furtherParts(parts) {
  const rest = parts.slice(1);
  return [...PARTS.map((part) => [rest.filter((each) => each === part).length, part]), [rest.filter((each) => each === null).length, 'of no part']].filter(([rows]) => rows).map(([rows, part]) => `${rows} ${part}`).join(', ');
}

/** What took part in the training and does not in a step, in a sentence. @param {any} configuration null if the model was imported */
export function plainness(configuration) {
  if (!configuration) return 'The step is plain gradient descent.';
  const { network, training } = configuration;
  const { optimizer } = training;
  const plain = optimizer.type === 'sgd' && !optimizer.momentum;
  const rate = optimizer.learning_rate ? ` at a rate of ${figure(optimizer.learning_rate)}` : '';
  const batch = training.batching === 'mini_batch' && optimizer.type !== 'lbfgs' ? `, ${counted(training.batch_size, 'row')} a step` : '';
  const left = [
    (network.input_dropout > 0 || network.hidden_layers.some((/** @type {any} */ each) => each.dropout > 0)) && 'dropout (every unit takes part, as when it predicts)',
    network.hidden_layers.some((/** @type {any} */ each) => each.batch_normalization) && 'the statistics of the batch (the stored ones of the training rows are used)',
    (training.l1 > 0 || training.l2 > 0) && 'the penalty on large weights',
    training.max_norm !== null && 'the limit of the weights',
    training.gradient_clipping?.type && training.gradient_clipping.type !== 'none' && 'the clipping of gradients',
    (configuration.weight_column || (training.class_weights?.mode ?? 'none') !== 'none') && 'the weights of rows',
  ].filter(Boolean);
  return `The model was trained by ${optimizer.type === 'sgd' ? 'gradient descent' : spaced(optimizer.type)}${optimizer.momentum ? ' with momentum' : ''}${rate}${batch}. The step is plain gradient descent${plain ? ' too' : ''}, at the rate that you choose${left.length ? `, without ${left.join(', ')}` : ''}.`;
}
