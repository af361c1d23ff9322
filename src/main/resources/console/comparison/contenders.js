// @ts-check
/** What is compared: models and jobs as one kind of thing. */
import { get } from '../service/api.js';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} wanted as the address names it
 * @property {boolean} missing whether it is deleted or was never there
 * @property {string[]} [to] the template of its view, and what stands in its braces
 * @property {any} [configuration]
 * @property {any} [metrics]
 * @property {number | null} [parameters] how many
 * @property {any} [job] null if it is deleted, or the model was imported
 * @property {any} [dataset] null if it is deleted
 * @property {string | null} [sha256] of its data
 * @property {any[]} [epochs]
 */

/** Epochs of a run that are drawn. */
export const MOST_EPOCHS = 10_000;

/** @param {string} ref @param {AbortSignal} signal @returns {Promise<Contender>} */
export async function modelContender(ref, signal) {
  const model = await get('/models/{ref}', { ref }, { signal }).catch(absent);
  if (!model) return { name: ref, wanted: ref, missing: true };
  const job = model.job_id ? await get('/training-jobs/{id}', { id: model.job_id }, { signal }).catch(absent) : null;
  return { ...contender(model, job, signal), name: `${model.name}@${model.version}`, wanted: ref, to: ['/models/{ref}', ref], ...await surroundings(model.dataset_id, job, signal), sha256: model.dataset_sha256 };
}

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Contender>} */
export async function jobContender(id, signal) {
  const job = await get('/training-jobs/{id}', { id }, { signal }).catch(absent);
  if (!job) return { name: `Job ${id.slice(0, 8)}`, wanted: id, missing: true };
  const model = job.model_id ? await get('/models/{ref}', { ref: job.model_id }, { signal }).catch(absent) : null;
  const name = `${job.configuration.model_name}${model ? `@${model.version}` : ` ${id.slice(0, 4)}`}`;
  const around = await surroundings(job.dataset_id, job, signal);
  return { ...contender(model ?? job, job, signal), name, wanted: id, to: ['/jobs/{id}', id], ...around, sha256: model?.dataset_sha256 ?? around.dataset?.sha256 ?? job.dataset_id };
}

/** @param {any} source @param {any} job @param {AbortSignal} signal */
const contender = (source, job, signal) => ({ missing: signal.aborted, configuration: source.configuration, metrics: source.metrics, parameters: source.parameter_count ?? null, job });

/** @param {string | null} datasetId @param {any} job @param {AbortSignal} signal */
async function surroundings(datasetId, job, signal) {
  const [dataset, page] = await Promise.all([
    datasetId ? get('/datasets/{id}', { id: datasetId }, { signal }).catch(absent) : null,
    job ? get('/training-jobs/{id}/epochs', { id: job.id }, { query: { limit: MOST_EPOCHS }, signal }).catch(absent) : null,
  ]);
  return { dataset, epochs: page?.items ?? [] };
}

/** @param {any} problem @returns {null} */
function absent(problem) {
  if (![400, 404, 422].includes(problem.status)) throw problem;
  return null;
}
