// @ts-check
/** A training job that is kept up to date, with all its epochs. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../service/api.js';
import { onReconnect } from '../service/connection.js';
import { watchJobs } from '../service/events.js';

const PAGE = 10000;
/** The most epochs that are loaded. */
export const MOST_EPOCHS = 100000;

/** Between loads of a job with much news, and after a failure, in milliseconds. */
const PAUSE = 250;
const RETRY = 3000;

const FINAL = ['succeeded', 'failed', 'cancelled'];

const idle = () => {};

/** @param {{state: string} | null} job */
export const isOver = (job) => job !== null && FINAL.includes(job.state);

/**
 * @param {string} id
 * @returns {{job: any, epochs: any[], problem: any, reload: () => void, round: number}} `round` grows with each news
 */
export function useJob(id) {
  const [state, setState] = useState({ job: /** @type {any} */ (null), epochs: /** @type {any[]} */ ([]), problem: /** @type {any} */ (null), round: 0 });
  const refresh = useRef(() => {});
  useEffect(() => {
    const abort = new AbortController();
    let busy = false;
    let again = false;
    let attempt = 0;
    /** @type {any[]} */
    let epochs = [];
    let stop = idle;
    let timer = 0;
    const load = async () => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      let pause = PAUSE;
      try {
        const job = await get('/training-jobs/{id}', { id }, { signal: abort.signal });
        if (job.attempt !== attempt) epochs = [];
        attempt = job.attempt;
        epochs = await withNewer(id, epochs, abort.signal);
        setState((before) => ({ job, epochs, problem: null, round: before.round + 1 }));
        if (isOver(job)) stop();
        else stop = stop === idle ? watchJobs([id], load) : stop;
      } catch (problem) {
        if (abort.signal.aborted) return;
        setState((before) => ({ ...before, problem }));
        const { status, retryAfter } = /** @type {any} */ (problem);
        // The news of the end comes once: what failed then has to be asked for again.
        if (status === 429 || status >= 500) {
          again = true;
          pause = retryAfter ? 1000 * retryAfter : RETRY;
        }
      }
      if (abort.signal.aborted) return;
      timer = setTimeout(() => {
        busy = false;
        if (again) {
          again = false;
          void load();
        }
      }, pause);
    };
    refresh.current = load;
    void load();
    const forget = onReconnect(load);
    return () => {
      abort.abort();
      clearTimeout(timer);
      stop();
      forget();
    };
  }, [id]);
  return { ...state, reload: () => refresh.current() };
}

/** @param {string} id @param {any[]} known @param {AbortSignal} signal */
async function withNewer(id, known, signal) {
  const epochs = [...known];
  let after = known.at(-1)?.epoch ?? 0;
  for (let more = true; more && epochs.length < MOST_EPOCHS;) {
    const page = await get('/training-jobs/{id}/epochs', { id }, { query: { after, limit: PAGE }, signal });
    epochs.push(...page.items);
    after = page.next_after;
    more = page.has_more;
  }
  return epochs.length === known.length ? known : epochs;
}
