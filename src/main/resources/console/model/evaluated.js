// @ts-check
/** The rows that a model was measured on: which it gets wrong, and what its features are worth. */
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { get } from '../service/api.js';
import { count, counted, figure, percent, shortened } from '../page/format.js';
import { Panel, ProblemNotice, Scroll, Skeleton } from '../page/basics.js';
import { ConfusionMatrix } from './matrix.js';
import { Residuals } from './residuals.js';
import { ofTarget } from './targets.js';

const PAGE = 10;

/**
 * @param {object} props
 * @param {any} props.evaluated the answer of `/models/{ref}/rows`, worst first
 * @param {number | null} props.chosen
 * @param {(row: number) => void} props.onChoose
 * @param {string | null} props.target of several
 * @param {any} props.choice chooses the target
 */
export function WorstRows({ evaluated, chosen, onChoose, target, choice }) {
  const [shown, setShown] = useState(PAGE);
  const { total, split } = evaluated;
  const items = evaluated.items.map((/** @type {any} */ item) => ofTarget(item, target));
  const wrong = items.filter((/** @type {any} */ item) => item.residual === null && String(item.truth) !== String(item.prediction)).length;
  return html`<${Panel} title="Rows by error" actions=${choice}>
    <p class="small soft">${counted(total, `${split} row`)}, worst first${target === null ? '' : ' by the mean over all targets'}. ${items[0]?.probabilities && (wrong < items.length ? `${wrong ? `${count(wrong)} of them ${wrong === 1 ? 'is' : 'are'} answered wrongly.` : 'None is answered wrongly.'}` : '')}</p>
    <${Scroll} label="Table of rows"><table class="full">
      <thead><tr><th scope="col" class="number">row</th><th scope="col">truth</th><th scope="col">answer</th><th scope="col" class="number">error</th><th><span class="unseen">Try</span></th></tr></thead>
      <tbody>${items.slice(0, shown).map((/** @type {any} */ item) => html`<tr key=${item.row} aria-current=${item.row === chosen ? 'true' : undefined}>
        <td class="number">${count(item.row)}</td><td>${cell(item.truth)}</td><td>${cell(item.prediction)}</td>
        <td class="number">${item.probabilities ? percent(item.error) : figure(item.error, 3)}</td>
        <td><button class="plain" aria-label=${`Try row ${item.row}`} onClick=${() => onChoose(item.row)}>Try</button></td></tr>`)}</tbody>
    </table></${Scroll}>
    ${shown < items.length && html`<div><button onClick=${() => setShown(shown + PAGE)}>Show ${Math.min(PAGE, items.length - shown)} more</button></div>`}
    ${items[0]?.probabilities && html`<p class="small soft">The error is the probability that the model gave to other classes than the true one.</p>`}
  </${Panel}>`;
}

/** @param {any} value */
const cell = (value) => (typeof value === 'number' ? figure(value) : value === null || value === undefined ? '–' : shortened(String(value), 30) || '(empty)');

/**
 * The confusion matrix of a classification, the residuals of a regression.
 *
 * @param {{model: any, part: string, measured: any, evaluated: any, chosen: number | null, onChoose: (row: number) => void, target: string | null, choice: any}} props `target` of several, which `choice` chooses
 */
export function Mistakes({ model, part, measured, evaluated, chosen, onChoose, target, choice }) {
  const classification = model.task === 'classification';
  const own = measured.confusion_matrix;
  const { data, problem } = useLoaded(async (signal) => (classification && !own ? get('/models/{ref}/confusion-matrix', { ref: model.id }, { query: { split: part }, signal }) : null), [model.id, part]);
  const matrix = own ?? (data?.targets.find((/** @type {any} */ each) => each.target === target) ?? data?.targets[0])?.confusion_matrix;
  const rows = counted(measured.row_count, `${part} row`);
  const title = classification ? 'Confusion matrix' : 'Residuals';
  if (classification) {
    return html`<${Panel} title=${title} actions=${choice}>${matrix ? html`<${ConfusionMatrix} matrix=${matrix} rows=${`${rows}${target === null ? '' : `, the target ${shortened(target)}`}`} />`
      : problem ? html`<p class="soft">${problem.message}</p>` : html`<${Skeleton} />`}</${Panel}>`;
  }
  if (!evaluated) return null;
  const shown = evaluated.items.length < evaluated.total ? `The ${count(evaluated.items.length)} worst of ${count(evaluated.total)} ${part} rows` : rows;
  return html`<${Panel} title=${title} actions=${choice}><${Residuals} items=${evaluated.items.map((/** @type {any} */ item) => ofTarget(item, target))} rows=${shown} target=${target ?? model.targets[0].name} chosen=${chosen} onChoose=${onChoose} /></${Panel}>`;
}
