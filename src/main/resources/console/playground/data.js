// @ts-check
/** What the playground keeps in the service: few data sets, and the last run. */
import { del, get, patch, post } from '../service/api.js';
import { dataKey, isMade } from './address.js';

/** @typedef {{id: string, dataset: string, settings: string, kept: boolean}} Run a job and what it was made with */

const LABEL = 'playground';
const SETS_KEY = 'mlp-playground-sets';
const RUN_KEY = 'mlp-playground-run';
const MOST_SETS = 6;

/**
 * The data set of such settings, made if there is none yet.
 *
 * @param {import('./address.js').Settings} settings
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export async function datasetOf(settings, signal) {
  const key = dataKey(settings);
  const { items } = await get('/datasets', {}, { query: { label: `${LABEL}:${key}`, limit: 1 }, signal });
  if (items.length > 0) return get('/datasets/{id}', { id: items[0].id }, { signal });
  const { set: name, rows, noise, seed } = settings;
  const made = await post('/samples/{name}/datasets', { name }, { query: isMade(name) ? { rows, noise, seed } : {}, signal });
  await patch('/datasets/{id}', { id: made.id }, { body: { labels: { [LABEL]: key } } });
  await forgetOldest(made.id);
  return made;
}

/** Those to tidy up, the oldest first. @returns {string[]} */
const ownSets = () => JSON.parse(localStorage.getItem(SETS_KEY) ?? '[]');

/** Deletes the oldest of many. @param {string} newest */
async function forgetOldest(newest) {
  const ids = [...ownSets(), newest];
  localStorage.setItem(SETS_KEY, JSON.stringify(ids.slice(-MOST_SETS)));
  await Promise.all(ids.slice(0, -MOST_SETS).map((id) => del('/datasets/{id}', { id }).catch(gone)));
}

/** @returns {Run | null} the last one of this tab */
export const lastRun = () => JSON.parse(sessionStorage.getItem(RUN_KEY) ?? 'null');

/** @param {Run} run */
export const rememberRun = (run) => sessionStorage.setItem(RUN_KEY, JSON.stringify(run));

/** Keeps a run with its model and data set from being tidied up. @param {Run} run @returns {Run} */
export function keepRun(run) {
  const kept = { ...run, kept: true };
  rememberRun(kept);
  localStorage.setItem(SETS_KEY, JSON.stringify(ownSets().filter((id) => id !== run.dataset)));
  return kept;
}

/** Deletes a run and its model, unless it is to be kept. @param {Run | null} run */
export async function forgetRun(run) {
  if (!run || run.kept) return;
  const job = await get('/training-jobs/{id}', { id: run.id }).catch(gone);
  if (!job) return;
  if (!['succeeded', 'failed', 'cancelled'].includes(job.state)) await post('/training-jobs/{id}/cancel', { id: run.id }).catch(gone);
  else await del('/training-jobs/{id}', { id: run.id }).catch(gone);
  if (job.model_id) await del('/models/{ref}', { ref: job.model_id }).catch(gone);
}

/** What could not be tidied up stays. @returns {null} */
const gone = () => null;
