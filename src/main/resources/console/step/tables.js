// @ts-check
/** What the arithmetic of a unit is written with: formulas, sums of products, and changes. */
import { html } from '../page/ui.js';
import { count, counted, figure } from '../page/format.js';
import { Scroll } from '../page/basics.js';
import { largest } from './path.js';
import { total } from './arithmetic.js';

/** @typedef {(value: number | null | undefined) => string} Show a number as it is written */

export const MOST_TERMS = 12;
const MOST_ROWS = 500;

/**
 * A formula, the same with its numbers, and its result.
 *
 * @param {{name: string, formula: string, numbers?: string, value?: string, note?: any}} props
 */
export const Line = ({ name, formula, numbers, value, note }) => html`<div class="formula">
  <span class="small soft">${name}</span>
  <span><span class="mono">${formula}</span>${!numbers && value !== undefined && html` <strong class="nowrap">= ${value}</strong>`}</span>
  ${numbers && html`<span><span class="mono">= ${numbers}</span>${value !== undefined && html` <strong class="nowrap">= ${value}</strong>`}</span>`}
  ${note && html`<span class="small soft">${note}</span>`}
</div>`;

/** A remark on what happens here. @param {{children: any}} props */
export const Remark = ({ children }) => html`<p class="small remark">${children}</p>`;

/**
 * Products that add up; the smaller ones of many together.
 *
 * @param {{list: import('./arithmetic.js').Term[], show: Show, from: string, signs: string, rest: [string, number] | null, sum: string}} props
 */
export function Terms({ list, show, from, signs, rest, sum }) {
  const shown = largest(list, (each) => each.product, MOST_TERMS);
  const others = list.length - shown.length;
  const all = total(list);
  const scale = Math.max(...shown.map((each) => Math.abs(each.product)), Math.abs(rest?.[1] ?? 0)) || 1;
  const row = (/** @type {string} */ name, /** @type {string} */ product, /** @type {number} */ value) => html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="number mono">${product}</td><td class="number">${show(value)}</td><td class="bar"><${Bar} share=${value / scale} /></td></tr>`;
  const products = (/** @type {import('./arithmetic.js').Term[]} */ some) => some.map((each) => row(each.name, `${show(each.left)} × ${factor(each.right, show)}`, each.product));
  const head = html`<thead><tr><th scope="col">${from}</th><th scope="col" class="number">${signs}</th><th scope="col" class="number">product</th><td class="bar"></td></tr></thead>`;
  return html`<div class="stack close"><table class="terms">${head}
    <tbody>${products(shown)}
      ${others > 0 && row(`${counted(others, 'smaller one')}`, '', all - total(shown))}
      ${rest && row(rest[0], '', rest[1])}
    </tbody>
    <tfoot><tr><th scope="row">${sum}</th><td></td><td class="number"><strong>${show(all + (rest?.[1] ?? 0))}</strong></td><td class="bar"></td></tr></tfoot>
  </table>
  ${others > 0 && html`<${All} count=${list.length}>${() => html`<table>${head}<tbody>${products(list.slice(0, MOST_ROWS))}</tbody></table>`}</${All}>`}</div>`;
}

/** A factor that is not the first. @param {number} value @param {Show} show */
export const factor = (value, show) => (value < 0 ? `(${show(value)})` : show(value));

/**
 * What is learned: how each gradient comes about, and what it changes.
 *
 * @param {{list: import('./arithmetic.js').Change[], of: string, by: string, show: Show, digits: number, batch: boolean}} props
 *   `by` is the formula of the second column; `batch` where the gradients are means over rows
 */
export function Changes({ list, of, by, show, digits, batch }) {
  const shown = largest(list, (each) => each.gradient, MOST_TERMS);
  const scale = Math.max(...shown.map((each) => Math.abs(each.gradient))) || 1;
  const bars = !batch && list[0].from === 'δ · x';
  const rows = (/** @type {import('./arithmetic.js').Change[]} */ some) => some.map((each) => html`<tr><th scope="row"><bdi>${each.name}</bdi></th><td class="number mono">${ownText(each, show)}</td>
    ${batch && html`<td class="number">${show(own(each))}</td>`}<td class="number">${show(each.gradient)}</td>${bars && html`<td class="bar"><${Bar} share=${each.gradient / scale} /></td>`}
    <td class="number change">${figure(each.before, enough(each, digits))} → <strong>${figure(each.after, enough(each, digits))}</strong></td></tr>`);
  const head = html`<thead><tr><th scope="col">${of}</th><th scope="col" class="number">${by}</th>${batch && html`<th scope="col" class="number">this row</th>`}
    <th scope="col" class="number">${batch ? 'mean' : 'gradient'}</th>${bars && html`<td class="bar"></td>`}<th scope="col" class="number">before → after</th></tr></thead>`;
  return html`<div class="stack close"><table class="terms">${head}<tbody>${rows(shown)}</tbody></table>
    ${list.length > shown.length && html`<p class="small soft">The ${MOST_TERMS} of ${count(list.length)} that change most.</p>
      <${All} count=${list.length}>${() => html`<table>${head}<tbody>${rows(list.slice(0, MOST_ROWS))}</tbody></table>`}</${All}>`}</div>`;
}

/** The gradient of the row alone. @param {import('./arithmetic.js').Change} change */
const own = ({ factors }) => factors.reduce((product, each) => product * each, 1);

/** What the gradient is made of; of a weight its input, as δ stands above. @param {import('./arithmetic.js').Change} change @param {Show} show */
const ownText = ({ from, factors }, show) => (from === 'δ · x' ? show(factors[1]) : `${from}${factors.length > 1 ? ` = ${show(factors[0])} × ${factor(factors[1], show)}` : ''}`);

/** As many digits as show the change. @param {import('./arithmetic.js').Change} change @param {number} least */
const enough = ({ before, after }, least) => [least, 6, 8, 12].find((each) => each >= least && (before === after || figure(before, each) !== figure(after, each))) ?? 15;

/** A table that is made when it is opened. @param {{count: number, children: any}} props */
export const All = ({ count: number, children }) => html`<details><summary>Show all as table</summary>
  ${number > MOST_ROWS && html`<p class="small soft">The first ${count(MOST_ROWS)} of ${count(number)}.</p>`}
  <${Scroll} label="All of them">${children()}</${Scroll}></details>`;

/** Rows of a long table, and all of them on demand. @template T @param {T[]} list @param {(each: T) => number} size @param {string} which @param {(some: T[]) => any} table */
export function longTable(list, size, which, table) {
  const shown = largest(list, size, MOST_TERMS);
  if (shown.length === list.length) return table(list);
  return html`${table(shown)}<p class="small soft">The ${MOST_TERMS} ${which} of ${count(list.length)}.</p><${All} count=${list.length}>${() => table(list.slice(0, MOST_ROWS))}</${All}>`;
}

/** A product's size and sign. @param {{share: number}} props from −1 to 1 */
const Bar = ({ share }) => html`<svg class="term" width="64" height="12" viewBox="-32 -6 64 12" aria-hidden="true">
  <path d="M0 -6V6" class="zero" /><rect x=${Math.min(0, 32 * share)} y="-4" width=${Math.max(Math.abs(32 * share), 0.5)} height="8" class=${share < 0 ? 'negative' : 'positive'} /></svg>`;
