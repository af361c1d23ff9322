// @ts-check
/** Rows of data to draw over a surface, with what is true and what a model answers. */
import { useMemo } from 'preact/hooks';
import { get } from '../service/api.js';
import { columnList } from '../service/columns.js';
import { useLoaded } from '../page/ui.js';
import { count, counted } from '../page/format.js';
import { ofTarget } from '../model/targets.js';
import { mostTelling } from '../run/outcome.js';

const MOST_POINTS = 500;
const PAGE = 1000;
/** A data set of more rows is not searched for the rows of a part; a sample is drawn instead. */
const MOST_SEARCHED = 5000;

/**
 * @typedef {object} Source
 * @property {string | null} dataset id
 * @property {string | null} model id
 * @property {any} [metrics] of the model
 * @property {string | null} target
 * @property {string[] | null} classes
 */

/**
 * Up to 500 rows: those of the part that says the most about new rows if there is a model, else a sample of all.
 *
 * @param {Source} source
 * @param {string | null} x a column
 * @param {string | null} y a column
 * @returns {{points: import('./field.js').Point[], rows: string}} `rows` says which they are
 */
export function usePoints({ dataset, model, metrics, target, classes }, x, y) {
  const part = mostTelling(metrics)?.part ?? null;
  const answered = useLoaded(async (signal) => (model && part && dataset ? get('/models/{ref}/rows', { ref: model }, { query: { split: part, limit: MOST_POINTS }, signal }) : null), [model, part, dataset]).data;
  const columns = [...new Set([x, y, target])].filter((column) => column !== null);
  const needed = model && part ? answered?.items.map((/** @type {any} */ item) => item.row) : null;
  const cells = useLoaded(async (signal) => (dataset && x && needed !== undefined ? cellsOf(dataset, columns, needed, signal) : null), [dataset, columns.join('\n'), needed?.length]).data;
  return useMemo(() => {
    if (!cells) return { points: [], rows: '' };
    const places = new Map(classes?.map((name, place) => [name, place]));
    const answers = new Map((cells.searched ? answered?.items ?? [] : []).map((/** @type {any} */ item) => [item.row, item]));
    const at = (/** @type {any[]} */ row, /** @type {string | null} */ column) => (column === null ? '' : row[cells.columns.indexOf(column)]);
    const points = cells.rows.map((/** @type {any[]} */ row, /** @type {number} */ i) => {
      const answer = ofTarget(answers.get(cells.numbers[i]), target);
      const truth = answer?.truth ?? at(row, target);
      return { row: cells.numbers[i], x: at(row, x), y: at(row, y), truth: classes ? places.get(String(truth)) ?? null : typeof truth === 'number' ? truth : null, wrong: Boolean(classes && answer && String(answer.prediction) !== String(truth)) };
    });
    return { points, rows: described(cells, answered, part) };
  }, [cells, answered, classes, target]);
}

/** @param {any} cells @param {any} answered @param {string | null} part */
function described(cells, answered, part) {
  const shown = cells.rows.length;
  if (cells.searched) return shown < answered.total ? `the first ${count(shown)} of ${count(answered.total)} ${part} rows` : counted(shown, `${part} row`);
  return shown < cells.total ? `${count(shown)} rows sampled from all ${count(cells.total)}, training rows included` : `all ${counted(shown, 'row')}, training rows included`;
}

/**
 * @param {string} id of the data set
 * @param {(string | null)[]} columns
 * @param {number[] | null} needed row numbers; null for a sample
 * @param {AbortSignal} signal
 */
async function cellsOf(id, columns, needed, signal) {
  const page = (/** @type {Record<string, any>} */ query) => get('/datasets/{id}/rows', { id }, { query: { columns: columnList(columns.map(String)), ...query }, signal });
  if (needed) {
    const first = await page({ offset: 0, limit: PAGE });
    if (first.total <= MOST_SEARCHED) {
      const rows = [...first.rows];
      while (rows.length < first.total) rows.push(...(await page({ offset: rows.length, limit: PAGE })).rows);
      return { columns: first.columns, rows: needed.map((row) => rows[row]), numbers: needed, total: first.total, searched: true };
    }
  }
  const sample = await page({ sample: MOST_POINTS, seed: 0 });
  return { columns: sample.columns, rows: sample.rows, numbers: sample.row_numbers ?? sample.rows.map((/** @type {any} */ _, /** @type {number} */ i) => i), total: sample.total, searched: false };
}
