// @ts-check
/** What each column is for in a training: its role and type as in the data set, or as a user changed them. */
import { likelyTargets } from './target.js';

/**
 * @typedef {import('./target.js').Column} Column
 * @typedef {import('../training/changes.js').Changes} Changes
 * @typedef {'target' | 'feature' | 'weight' | 'ignored'} Role
 */

/** @type {[Role, string][]} */
export const ROLES = [['target', 'target'], ['feature', 'feature'], ['weight', 'row weight'], ['ignored', 'not used']];
/** @type {[string, string][]} */
export const TYPES = [['numeric', 'numeric'], ['categorical', 'categorical'], ['boolean', 'boolean'], ['date_time', 'date and time'], ['text', 'text']];

/** @param {Column[]} columns @param {Changes} changes @returns {string[]} */
export const targetsOf = (columns, changes) => changes.targets ?? likelyTargets(columns);

/** @param {Column[]} columns @param {Changes} changes @returns {Map<string, Role>} by the name of the column */
export function rolesOf(columns, changes) {
  const targets = new Set(targetsOf(columns, changes));
  const features = changes.features && new Set(changes.features);
  const weight = changes.weight_column ?? columns.find((column) => column.role === 'weight' && !targets.has(column.name) && !features?.has(column.name))?.name;
  return new Map(columns.map((column) => [column.name, roleOf(column, { targets, features, weight })]));
}

/** @param {Column} column @param {{targets: Set<string>, features?: Set<string>, weight?: string}} uses @returns {Role} */
function roleOf(column, { targets, features, weight }) {
  if (targets.has(column.name)) return 'target';
  if (column.name === weight) return 'weight';
  if (!features) return usualRole(column);
  return features.has(column.name) ? 'feature' : 'ignored';
}

/** What a column is when it is neither target nor weight. @param {Column} column @returns {Role} */
const usualRole = (column) => (column.role === 'ignored' ? 'ignored' : 'feature');

/** @param {Column} column @param {Changes} changes @returns {string} */
export const typeOf = (column, changes) => changes.types?.[column.name] ?? column.type;

/**
 * Changes that give a column another role. A target replaces those that cannot be learned together with it.
 *
 * @param {Column[]} columns
 * @param {Changes} changes
 * @param {string} name
 * @param {Role} role
 * @returns {Changes}
 */
export function withRole(columns, changes, name, role) {
  const targets = targetsOf(columns, changes).filter((each) => each !== name);
  const together = role === 'target' ? [...(goTogether(columns, changes, [...targets, name]) ? targets : []), name] : targets;
  const roles = rolesOf(columns, changes);
  for (const column of columns) {
    const now = roles.get(column.name);
    const gives = (now === 'target' && !together.includes(column.name)) || (now === 'weight' && role === 'weight');
    if (gives) roles.set(column.name, usualRole(column));
  }
  roles.set(name, role);
  return withUses(columns, changes, together, roles);
}

/** Changes that predict exactly these columns. @param {Column[]} columns @param {Changes} changes @param {string[]} targets @returns {Changes} */
export function withTargets(columns, changes, targets) {
  const roles = rolesOf(columns, changes);
  for (const column of columns) {
    if (targets.includes(column.name)) roles.set(column.name, 'target');
    else if (roles.get(column.name) === 'target') roles.set(column.name, usualRole(column));
  }
  return withUses(columns, changes, targets, roles);
}

/** Changes that say what differs from the usual uses alone. @param {Column[]} columns @param {Changes} changes @param {string[]} targets @param {Map<string, Role>} roles @returns {Changes} */
function withUses(columns, changes, targets, roles) {
  const named = (/** @type {Role} */ role) => columns.map((column) => column.name).filter((each) => roles.get(each) === role);
  const [weight] = named('weight');
  const features = named('feature');
  const plain = { ...changes, targets, features: undefined, weight_column: weight };
  const usual = [...rolesOf(columns, plain)].filter(([, role]) => role === 'feature').map(([each]) => each);
  const next = { ...plain, targets: same(targets, likelyTargets(columns)) ? undefined : targets, features: same(features, usual) ? undefined : features };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
}

/** Changes that take a column for another type. @param {Changes} changes @param {Column} column @param {string} type @returns {Changes} */
export function withType(changes, column, type) {
  const { [column.name]: _, ...others } = changes.types ?? {};
  const types = type === column.type ? others : { ...others, [column.name]: type };
  const { types: __, ...rest } = changes;
  return Object.keys(types).length ? { ...rest, types } : rest;
}

/** Whether one model can learn these columns: all numbers, or all of two classes. @param {Column[]} columns @param {Changes} changes @param {string[]} names */
export function goTogether(columns, changes, names) {
  const chosen = columns.filter((column) => names.includes(column.name));
  return chosen.length < 2 || chosen.every((column) => column.distinct === 2) || chosen.every((column) => typeOf(column, changes) === 'numeric' && column.distinct !== 2);
}

/** @param {string[]} some @param {string[]} others */
const same = (some, others) => some.length === others.length && some.every((each, i) => each === others[i]);
