// @ts-check
/** What is compared: models and jobs as one kind of thing, kept up to date while jobs run. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { get } from '../service/api.js';
import { watchJobs } from '../service/events.js';
import { useLoaded } from '../page/ui.js';
import { isOver } from '../training/job.js';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} wanted as the address names it
 * @property {boolean} [model] whether it is a model, not a job
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
/** Between loads of a job with much news, in milliseconds. */
const PAUSE = 1000;

/**
 * Models and jobs by what the address names; of a job that runs, its news too.
 *
 * @param {string[]} wanted
 * @param {(one: string) => boolean} isModel
 * @returns {{data: Contender[] | null, problem: any, reload: () => void}}
 */
export function useContenders(wanted, isModel) {
  const load = (/** @type {string} */ one, /** @type {AbortSignal} */ signal) => (isModel(one) ? modelContender(one, signal) : jobContender(one, signal));
  const loaded = useLoaded((signal) => Promise.all(wanted.map((one) => load(one, signal))), [wanted.join()]);
  const [newer, setNewer] = useState(/** @type {Contender[]} */ ([]));
  const running = loaded.data?.filter(({ job }) => job && !isOver(job)) ?? [];
  useEffect(() => {
    setNewer([]);
    const abort = new AbortController();
    const stops = running.map((contender) => follow(contender, abort.signal, (next) => setNewer((before) => [...before.filter((each) => each.wanted !== next.wanted), next])));
    return () => {
      abort.abort();
      stops.forEach((stop) => stop());
    };
  }, [loaded.data]);
  const data = useMemo(() => loaded.data?.map((each) => newer.find((next) => next.wanted === each.wanted) ?? each) ?? null, [loaded.data, newer]);
  return { ...loaded, data };
}

/** Calls back with each news of a running job, at most once a second. @param {Contender} first @param {AbortSignal} signal @param {(next: Contender) => void} callback @returns {() => void} */
function follow(first, signal, callback) {
  let latest = first;
  let state = /** @type {'idle' | 'busy' | 'again'} */ ('idle');
  const load = async () => {
    if (state !== 'idle') {
      state = 'again';
      return;
    }
    state = 'busy';
    let gone = false;
    const next = await later(latest, signal).catch((problem) => {
      gone = problem.status === 404;
      return null;
    });
    if (signal.aborted || gone) return;
    if (next) callback(latest = next);
    else state = 'again';
    if (latest.job && isOver(latest.job)) return;
    setTimeout(() => {
      const again = state === 'again';
      state = 'idle';
      if (again && !signal.aborted) void load();
    }, PAUSE);
  };
  return watchJobs([first.job.id], load);
}

/** What has become of a running job. @param {Contender} before @param {AbortSignal} signal @returns {Promise<Contender>} */
async function later(before, signal) {
  const job = await get('/training-jobs/{id}', { id: before.job.id }, { signal });
  if (isOver(job) || job.attempt !== before.job.attempt) return before.model ? modelContender(before.wanted, signal) : jobContender(before.wanted, signal);
  const { epochs = [] } = before;
  const { items } = await get('/training-jobs/{id}/epochs', { id: job.id }, { query: { after: epochs.at(-1)?.epoch ?? 0, limit: Math.max(1, MOST_EPOCHS - epochs.length) }, signal });
  return { ...before, job, epochs: items.length && epochs.length < MOST_EPOCHS ? [...epochs, ...items] : epochs };
}

/** @param {string} ref @param {AbortSignal} signal @returns {Promise<Contender>} */
async function modelContender(ref, signal) {
  const model = await get('/models/{ref}', { ref }, { signal }).catch(absent);
  if (!model) return { name: ref, wanted: ref, missing: true };
  const job = model.job_id ? await get('/training-jobs/{id}', { id: model.job_id }, { signal }).catch(absent) : null;
  return { ...contender(model, job, signal), name: `${model.name}@${model.version}`, wanted: ref, model: true, to: ['/models/{ref}', ref], ...await surroundings(model.dataset_id, job, signal), sha256: model.dataset_sha256 };
}

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Contender>} */
async function jobContender(id, signal) {
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
