// @ts-check
/** Settings as a flat list of texts, and what differs between several. */
import { cellText, count, figure, spaced } from '../page/format.js';

/** A setting that others of its group depend on. */
const KIND = /\.(type|monitor)$/;
/** Rows of their own, or names. */
const LEFT_OUT = ['dataset_id', 'model_name', 'priority', 'keep_model_on_cancel'];
const MOST_NAMES = 4;

/**
 * What is set; what is off counts as absent.
 *
 * @param {any} configuration of a training job
 * @returns {Map<string, string>} texts by path
 */
export function flatten(configuration) {
  const flat = new Map();
  const visit = (/** @type {string} */ path, /** @type {any} */ value) => {
    if (value === null || value === undefined || value === false || LEFT_OUT.includes(path)) return;
    if (path === 'network.hidden_layers') flat.set(path, value.length === 0 ? 'none' : value.map(layerText).join(', '));
    else if (path === 'initialization.parameters') flat.set(path, 'given');
    else if (Array.isArray(value)) flat.set(path, listText(value));
    else if (typeof value === 'object') Object.entries(value).forEach(([name, inner]) => visit(path ? `${path}.${name}` : name, inner));
    else flat.set(path, typeof value === 'number' ? figure(value) : cellText(typeof value === 'string' ? spaced(value) : value));
  };
  visit('', configuration);
  return flat;
}

/** A layer with what is not plain about it. @param {any} layer */
function layerText({ units, activation, dropout, batch_normalization: normalized, residual }) {
  return [`${count(units)} ${spaced(activation)}`, dropout > 0 && `dropout ${figure(dropout)}`, normalized && 'batch normalization', residual && 'residual'].filter(Boolean).join(' + ');
}

/** @param {any[]} list */
function listText(list) {
  const names = list.slice(0, MOST_NAMES).map(cellText).join(', ');
  return list.length > MOST_NAMES ? `${count(list.length)}: ${names}, …` : names;
}

/** @typedef {{path: string, texts: (string | null)[], same: boolean}} Row a setting of all that are compared */

/**
 * The settings that some have and others do not, or not so. Those that only one type of something has stand with the type.
 *
 * @param {Map<string, string>[]} all
 * @returns {Row[]} in the order of the settings
 */
export function differences(all) {
  const paths = [...new Set(all.flatMap((each) => [...each.keys()]))];
  const rows = paths.map((path) => {
    const texts = all.map((each) => each.get(path) ?? null);
    return { path, texts, same: texts.every((text) => text === texts[0]) };
  });
  return rows.filter((row) => !folded(row, rows)).map((row) => {
    const own = KIND.test(row.path) ? rows.filter((each) => folded(each, rows) === row) : [];
    return own.length ? withOwn(row, own) : row;
  });
}

/** The row of the type that a setting belongs to, where types differ and not all have the setting. @param {Row} row @param {Row[]} rows @returns {Row | undefined} */
function folded({ path, texts }, rows) {
  const group = path.slice(0, path.lastIndexOf('.') + 1);
  if (!group || !texts.includes(null) || KIND.test(path)) return undefined;
  return rows.find((each) => each.path.replace(KIND, '.') === group && KIND.test(each.path) && !each.same);
}

/** @param {Row} row of a type @param {Row[]} settings of some types @returns {Row} */
const withOwn = (row, settings) => ({
  ...row,
  texts: row.texts.map((text, i) => {
    const own = settings.filter((each) => each.texts[i] !== null).map((each) => `${spaced(each.path.slice(each.path.lastIndexOf('.') + 1))} ${each.texts[i]}`);
    return own.length && text !== null ? `${text} (${own.join(', ')})` : text;
  }),
});

/** `training.optimizer.type` as people read it. @param {string} path */
export const pathName = (path) => spaced(path.replace(/^(training|network|preprocessing)\./, '').replace(/(?<=\w)\.type$/, '').replaceAll('.', ', '));
