// @ts-check
/** Which column people most likely want to predict, and what that means in words. */
import { counted } from '../page/format.js';

/** @typedef {{name: string, type: string, role: string, reason: string | null, missing: number, distinct: number | null, min: number | null, max: number | null, mean: number | null, sign?: string | null, histogram: {edges: number[], counts: number[]} | null, categories: {value: string, count: number}[] | null, category_count: number | null, earliest: string | null, latest: string | null}} Column */

const USUAL = /^(target|label|class|species|outcome|y|diagnosis|survived|status|result|churn|default|quality|price|sale_?price|income)$/i;

/**
 * The columns to predict: those marked as targets, one with a usual name, else the last one that is no gap in most rows.
 *
 * @param {Column[]} columns
 * @returns {string[]}
 */
export function likelyTargets(columns) {
  const marked = columns.filter((column) => column.role === 'target');
  if (marked.length > 0) return marked.map((column) => column.name);
  const usable = columns.filter((column) => column.role === 'feature' && column.type !== 'date_time' && column.type !== 'text');
  const complete = usable.filter((column) => column.missing === 0);
  const named = usable.find((column) => USUAL.test(column.name.trim()));
  const [likely] = [named, complete.at(-1), usable.at(-1), columns.at(-1)].filter((column) => column !== undefined);
  return likely ? [likely.name] : [];
}

/**
 * What a training with these settings does, in a sentence of parts: text, and the targets to emphasize.
 *
 * @param {any} configuration as resolved by the service
 * @param {{row_count: number, columns: Column[]}} dataset
 * @returns {[string, string[], string]} before the targets, the targets, after them
 */
export function sentence(configuration, dataset) {
  const targets = configuration.targets;
  const column = dataset.columns.find((each) => each.name === targets[0]);
  const kinds = configuration.task === 'classification' && targets.length === 1 && column?.distinct ? ` (${counted(column.distinct, 'kind')})` : '';
  const rows = dataset.row_count - (targets.length === 1 ? column?.missing ?? 0 : 0);
  const from = ` from ${counted(configuration.features.length, 'column')}, ${counted(rows, 'row')}: `;
  return ['Predict ', targets, kinds + from + parts(configuration, rows)];
}

/**
 * @param {any} configuration
 * @param {number} rows
 */
function parts(configuration, rows) {
  const { split, cross_validation: folds } = configuration;
  if (split.type === 'column') return `which row serves what stands in the column ${split.column}.`;
  const test = Math.round(rows * (split.test_fraction ?? 0));
  const validation = Math.round(rows * (split.validation_fraction ?? 0));
  const about = split.type === 'group' ? 'about ' : '';
  const learn = `${about}${rows - test - validation} to learn`;
  const watch = validation ? `, ${validation} to watch` : '';
  const tested = test ? `, ${test} to test` : ', none held back to test';
  return `${learn}${watch}${tested}${folds ? `, in ${folds.folds} folds` : ''}.`;
}
