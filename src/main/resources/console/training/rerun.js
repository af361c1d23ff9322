// @ts-check
/** Training once more, with changes. */
import { post } from '../service/api.js';
import { changesText } from './changes.js';
import { link } from '../page/router.js';

/**
 * What a configuration has other than the service would choose by itself for the same data and target.
 *
 * @param {any} configuration of a job or model
 */
export async function changesOf(configuration) {
  const { dataset_id, targets } = configuration;
  const plain = await post('/training-jobs/validate', {}, { body: { dataset_id, targets } });
  const changes = difference(configuration, plain.configuration) ?? {};
  delete changes.dataset_id;
  return { targets, ...changes };
}

/** @param {any} value @param {any} usual @returns {any} undefined if they are equal; what is null is left to the service */
function difference(value, usual) {
  if (value === null || JSON.stringify(value) === JSON.stringify(usual)) return undefined;
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object') return value;
  const parts = Object.entries(value).map(([name, part]) => [name, difference(part, usual?.[name])]).filter(([, part]) => part !== undefined);
  return parts.length ? Object.fromEntries(parts) : undefined;
}

/** Without fields that are null. @param {any} value @returns {any} */
function known(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null).map(([name, part]) => [name, known(part)]));
}

/** The address of the Train view with changes. @param {string} dataset @param {any} changes */
export const trainLink = (dataset, changes) => link('/datasets/{id}/train', { id: dataset }, { c: changesText(changes) });

/** Changes with others over them; lists are replaced. @param {any} changes @param {any} others @returns {any} */
export function merged(changes, others) {
  if (typeof others !== 'object' || others === null || Array.isArray(others)) return others;
  return Object.entries(others).reduce((all, [name, value]) => ({ ...all, [name]: merged(all[name] ?? {}, value) }), changes ?? {});
}
