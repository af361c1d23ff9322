// @ts-check
/** A training before it starts. */
import { useMemo, useState } from 'preact/hooks';
import { useLoaded, useSettled } from '../page/ui.js';
import { post } from '../service/api.js';
import { go, link, setQuery, whileHere } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { targetsOf } from '../data/roles.js';
import { changesText, readChanges } from './changes.js';

/**
 * What a user changed, as it stands in the address, what the service makes of it, and the way to start it.
 *
 * @param {any} dataset
 * @param {string | null} text the changes in the address
 */
export function usePreparation(dataset, text) {
  const changes = useMemo(() => readChanges(text), [text]);
  const body = useMemo(() => ({ targets: targetsOf(dataset.columns, changes), ...changes, dataset_id: dataset.id }), [changes, dataset]);
  const settled = useSettled(JSON.stringify(body), 250);
  const { data: plan, problem: refusal } = useLoaded((signal) => post('/training-jobs/validate', {}, { signal, body: JSON.parse(settled) }), [settled]);
  const [failure, setFailure] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const request = { snapshots: {}, ...body };
  const change = (/** @type {import('./changes.js').Changes} */ next) => {
    setFailure(null);
    setQuery({ c: changesText(next) });
  };
  const train = async () => {
    if (busy) return;
    setBusy(true);
    const follow = whileHere(go);
    try {
      const job = await post('/training-jobs', {}, { body: request });
      follow(link('/jobs/{id}', { id: job.id }));
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  useShortcuts([{ keys: 't', does: 'Train', run: train }, { keys: 'Enter', does: 'Train', run: train }], [body, busy]);
  const errors = useMemo(() => errorsByPointer(refusal), [refusal]);
  const errorAt = (/** @type {string} */ pointer) => errors.get(pointer);
  return { changes, change, request, plan: refusal ? null : plan, resolved: plan?.configuration, refusal, failure, errorAt, busy, train };
}

/** The first complaint about each place in the request. @param {import('../service/api.js').Problem | null} problem @returns {Map<string, string>} */
function errorsByPointer(problem) {
  const errors = new Map();
  for (const each of problem?.errors ?? []) if (each.pointer && !errors.has(each.pointer)) errors.set(each.pointer, each.detail);
  return errors;
}
