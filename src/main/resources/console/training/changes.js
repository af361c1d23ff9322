// @ts-check
/** The part of a training request that a user changed: what is absent is the service's to decide. */

/** @typedef {Record<string, any>} Changes */

/** @param {string} pointer RFC 6901 @returns {string[]} */
const steps = (pointer) => pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A name as a step of a pointer. @param {string} name */
export const stepTo = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * @param {any} document
 * @param {string} pointer
 * @returns {any} undefined where there is nothing
 */
export function valueAt(document, pointer) {
  return steps(pointer).reduce((value, step) => (value === null || value === undefined ? undefined : value[step]), document);
}

/**
 * A copy with a value at the pointer; undefined takes it out, together with objects that are empty then.
 *
 * @param {any} document
 * @param {string} pointer
 * @param {any} value
 * @returns {any}
 */
export function withValue(document, pointer, value) {
  const [first, ...rest] = steps(pointer);
  const copy = Array.isArray(document) ? [...document] : { ...document };
  const inner = rest.length === 0 ? value : withValue(copy[first] ?? {}, `/${rest.join('/')}`, value);
  if (inner === undefined || (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length === 0)) delete copy[first];
  else copy[first] = inner;
  return copy;
}

/**
 * The changes in an address; none where they are not readable.
 *
 * @param {string | null} text
 * @returns {Changes}
 */
export function readChanges(text) {
  try {
    const value = JSON.parse(text ?? '{}');
    return isReadable(value) ? value : {};
  } catch {
    return {};
  }
}

/** Whether a value has the form of changes: lists and names where the views expect them. @param {any} value */
function isReadable(value) {
  if (!isObject(value)) return false;
  const { targets, features, types = {}, weight_column: weight = '' } = value;
  const layers = valueAt(value, '/network/hidden_layers');
  const areNames = (/** @type {any} */ list) => list === undefined || (Array.isArray(list) && list.every((each) => typeof each === 'string'));
  return areNames(targets) && areNames(features) && isObject(types) && areNames(Object.values(types)) && typeof weight === 'string' && (layers === undefined || (Array.isArray(layers) && layers.every(isObject)));
}

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Changes} changes */
export const changesText = (changes) => (Object.keys(changes).length ? JSON.stringify(changes) : null);
