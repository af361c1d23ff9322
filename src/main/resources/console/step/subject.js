// @ts-check
/** What a step is taken with: a model and a row. */
import { get } from '../service/api.js';

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
    names: schema.inputs.map((/** @type {any} */ { name }) => name),
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
    return { row: null, further: [], instance: Object.fromEntries(schema.features.map((/** @type {any} */ { name, example }) => [name, example])), target: Object.fromEntries(target) };
  }
  const row = number !== null ? Math.min(Math.max(0, Math.floor(Number(number)) || 0), dataset.row_count - 1) : await firstOf(model, signal);
  const { columns, rows } = await get('/datasets/{id}/rows', { id: dataset.id }, { query: { offset: row, limit: batch }, signal });
  const places = new Map(columns.map((/** @type {string} */ name, /** @type {number} */ i) => [name, i]));
  const of = (/** @type {any[]} */ cells, /** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, cells[places.get(name)] ?? null]));
  const targets = model.targets.map((/** @type {any} */ { name }) => name);
  const [first, ...further] = rows.map((/** @type {any[]} */ cells) => ({ instance: of(cells, model.features), target: of(cells, targets) }));
  return { row, further, ...first };
}

/** The row of the training data that the model is worst at: it has most to learn. @param {any} model @param {AbortSignal} signal */
async function firstOf(model, signal) {
  const worst = await get('/models/{ref}/rows', { ref: model.id }, { query: { split: 'training', sort: '-error', limit: 1 }, signal }).catch(absent);
  return worst?.items[0]?.row ?? 0;
}

/** @param {any} problem @returns {null} what is not there is no failure */
function absent(problem) {
  if (problem.status !== 404 && problem.status !== 409 && problem.status !== 422) throw problem;
  return null;
}
