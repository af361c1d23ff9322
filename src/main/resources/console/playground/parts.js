// @ts-check
/** Which rows of the playground were learned from, and which were kept for validation. */
import { get } from '../service/api.js';
import { html, useLoaded } from '../page/ui.js';
import { count, counted } from '../page/format.js';
import { setQuery } from '../page/router.js';

/** @typedef {import('../surface/field.js').Point} Point */

const SHOWN = /** @type {const} */ (['all', 'training', 'validation']);
/** Rows of a part that are asked for: of a larger data set the parts are not told apart. */
const MOST_ROWS = 1000;

/** What the address wants to be shown. @param {URLSearchParams} query */
export const shownPart = (query) => SHOWN.find((each) => each === query.get('show')) ?? 'all';

/**
 * The rows that were kept for validation.
 *
 * @param {string | null} model known at the end of a run
 * @returns {Set<number> | null} null if that is not known, or there are none
 */
export function useKept(model) {
  return useLoaded(async (signal) => {
    if (!model) return null;
    const { items, total } = await get('/models/{ref}/rows', { ref: model }, { query: { split: 'validation', limit: MOST_ROWS }, signal });
    return total > 0 && total === items.length ? new Set(items.map((/** @type {any} */ { row }) => row)) : null;
  }, [model]).data;
}

/**
 * The points of a part, those kept for validation outlined.
 *
 * @param {Point[]} points @param {string} rows which these are @param {Set<number> | null} kept @param {string} show
 * @returns {{points: Point[], rows: string}}
 */
export function pointsOf(points, rows, kept, show) {
  if (!kept) return { points, rows };
  const marked = points.map((point) => ({ ...point, outlined: kept.has(point.row) }));
  const shown = marked.filter(({ outlined }) => show === 'all' || outlined === (show === 'validation'));
  const others = shown.filter(({ outlined }) => outlined).length;
  const learned = counted(shown.length - others, 'training row');
  const validation = `${counted(others, 'validation row')}, outlined, which it did not learn from`;
  const sampled = rows.includes('sampled') ? `of ${count(points.length)} sampled rows ` : '';
  return { points: shown, rows: sampled + (show === 'training' ? learned : show === 'validation' ? validation : `${learned} and ${validation}`) };
}

/** @param {{show: string}} props */
export const PartChoice = ({ show }) => html`<div class="row" role="group" aria-label="Rows shown">
  ${SHOWN.map((each) => html`<button key=${each} aria-pressed=${String(each === show)} onClick=${() => setQuery({ show: each === 'all' ? null : each })}>${each === 'all' ? 'All rows' : each === 'training' ? 'Training rows' : 'Validation rows'}</button>`)}
</div>`;
