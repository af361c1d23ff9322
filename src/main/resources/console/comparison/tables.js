// @ts-check
/** Tables of a comparison: settings that differ, and scores with the best one marked. */
import { useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { link } from '../page/router.js';
import { cellText, count, duration, figure, percent, spaced } from '../page/format.js';
import { Panel, Scroll, State } from '../page/basics.js';
import { isOver } from '../training/job.js';
import { differences, flatten, pathName } from './differences.js';

/** @typedef {import('./contenders.js').Contender} Contender */

const HIGHER = ['accuracy', 'balanced_accuracy', 'macro_f1', 'roc_auc', 'average_precision', 'r2'];
const LOWER = ['loss', 'log_loss', 'brier_score', 'rmse', 'mae', 'median_absolute_error', 'mape'];
const SHARES = ['accuracy', 'balanced_accuracy', 'macro_f1', 'mape'];
export const PARTS = ['test', 'validation', 'training'];

/** Only what differs. @param {{contenders: Contender[], drop: (wanted: string) => void}} props */
export function Settings({ contenders, drop }) {
  const [all, setAll] = useState(false);
  const rows = [
    { path: 'data', texts: contenders.map((each) => (each.dataset ? cellText(each.dataset.name) : each.sha256 ? 'deleted' : 'imported')), same: new Set(contenders.map((each) => each.sha256)).size === 1 },
    ...differences(contenders.map((each) => flatten(each.configuration ?? {}))),
  ];
  const shown = rows.filter((row) => all || !row.same);
  const equal = rows.filter((row) => row.same).length;
  return html`<${Panel} title=${all ? 'All settings' : 'What differs'} actions=${equal > 0 && html`<button aria-pressed=${String(all)} onClick=${() => setAll(!all)}>${all ? 'Only what differs' : `Show ${count(equal)} equal ones too`}</button>`}>
    ${shown.length === 0 ? html`<p>Nothing: all settings are the same.</p>` : html`<${Scroll} label="Settings"><table class="versus">
      <${Heads} contenders=${contenders} drop=${drop} />
      <tbody>${shown.map(({ path, texts, same }) => html`<tr key=${path}><th scope="row">${pathName(path)}</th>${texts.map((text) => html`<td class=${same ? 'soft' : ''}>${text ?? '–'}</td>`)}</tr>`)}</tbody>
    </table></${Scroll}>`}
  </${Panel}>`;
}

/** @param {{contenders: Contender[], drop?: (wanted: string) => void}} props */
const Heads = ({ contenders, drop }) => html`<thead><tr><td></td>${contenders.map(({ name, wanted, to, job }, i) => html`<th scope="col" key=${wanted}><div class="row close">
  <${Stroke} place=${i} /><a href=${to && link(to[0], { ref: to[1], id: to[1] })}>${name}</a>
  ${drop && job && !isOver(job) && html`<${State} state=${job.state} />`}
  ${drop && html`<button class="plain" onClick=${() => drop(wanted)} aria-label=${`Take ${name} out of the comparison`}>✕</button>`}</div></th>`)}</tr></thead>`;

/** The color and dashes of a contender, as in the curves. @param {number} place */
export const stroke = (place) => ({ color: `var(--four-${place % 4})`, dashed: place >= 4 });

/** @param {{place: number}} props */
const Stroke = ({ place }) => html`<svg width="18" height="8" viewBox="0 0 18 8" aria-hidden="true"><path d="M0 4H18" style=${{ stroke: stroke(place).color, strokeWidth: 3, strokeDasharray: stroke(place).dashed ? '5 3' : 'none' }} /></svg>`;

/** Scores on one part of the rows. @param {{contenders: Contender[]}} props */
export function Scores({ contenders }) {
  const parts = PARTS.filter((part) => contenders.some((each) => each.metrics?.[part]));
  const common = parts.find((part) => contenders.every((each) => each.metrics?.[part]));
  const [chosen, setChosen] = useState(/** @type {string | null} */ (null));
  const part = chosen ?? common ?? parts[0];
  if (!part) return html`<${Panel} title="Scores"><p class="soft">None of them has been measured yet.</p></${Panel}>`;
  const metrics = contenders.map((each) => each.metrics?.[part] ?? null);
  const sameData = new Set(contenders.map((each) => each.sha256)).size === 1;
  const losses = new Set(contenders.map((each) => each.configuration?.training?.loss));
  const names = [...HIGHER, ...LOWER].filter((name) => metrics.some((each) => typeof each?.[name] === 'number') && (name !== 'loss' || losses.size === 1));
  return html`<${Panel} title=${`Scores on the ${part} rows`} actions=${parts.map((each) => html`<button key=${each} aria-pressed=${String(each === part)} onClick=${() => setChosen(each)}>${each}</button>`)}>
    <${RowsApart} contenders=${contenders} part=${part} />
    <${Scroll} label="Scores"><table class="versus">
      <${Heads} contenders=${contenders} />
      <tbody>
        <tr><th scope="row">rows</th>${metrics.map((each) => html`<td>${count(each?.row_count)}</td>`)}</tr>
        ${names.map((name) => html`<${Score} key=${name} name=${name} values=${metrics.map((each) => each?.[name] ?? null)} judge=${sameData} />`)}
        <tr><th scope="row">parameters</th>${contenders.map((each) => html`<td>${count(each.parameters)}</td>`)}</tr>
        <tr><th scope="row">epochs</th>${contenders.map(({ epochs, job }) => html`<td>${count(epochs?.at(-1)?.epoch)} ${job?.stop_reason && html`<span class="small soft">${spaced(job.stop_reason)}</span>`}</td>`)}</tr>
        <tr><th scope="row">training</th>${contenders.map(({ job }) => html`<td>${duration(job?.timings.training_seconds)}</td>`)}</tr>
      </tbody>
    </table></${Scroll}>
  </${Panel}>`;
}

/** @param {{name: string, values: (number | null)[], judge: boolean}} props */
function Score({ name, values, judge }) {
  const known = /** @type {number[]} */ (values.filter((value) => value !== null));
  const best = HIGHER.includes(name) ? Math.max(...known) : Math.min(...known);
  const marked = judge && known.length > 1 && known.some((value) => value !== best);
  return html`<tr><th scope="row">${spaced(name)}</th>${values.map((value) => html`<td>${SHARES.includes(name) ? percent(value) : figure(value)}${marked && value === best && html` <span class="badge good"><span aria-hidden="true">★</span>best</span>`}</td>`)}</tr>`;
}

/** Says where numbers are not of the same rows. @param {{contenders: Contender[], part: string}} props */
function RowsApart({ contenders, part }) {
  if (new Set(contenders.map((each) => each.sha256)).size > 1) return html`<div class="notice warn">They learned from different data, so these numbers are of different rows.</div>`;
  const splits = new Set(contenders.map(({ configuration }) => JSON.stringify([configuration?.split, configuration?.seed, configuration?.targets, configuration?.cross_validation])));
  if (splits.size > 1) return html`<div class="notice warn">Split, seed or targets differ, so their ${part} rows are not the same.</div>`;
  if (part === 'training') return html`<p class="small soft">They learned from these rows: how well they do on new ones shows elsewhere.</p>`;
  return html`<p class="small soft">The same rows for all${part === 'test' ? ', which none of them learned from' : ''}.</p>`;
}
