// @ts-check
/** The rows that a model was measured on: which it gets wrong, and what its features are worth. */
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../ui.js';
import { get } from '../api.js';
import { count, counted, figure, percent } from '../format.js';
import { Panel, ProblemNotice, Scroll, Skeleton } from './basics.js';
import { Bar } from './answer.js';
import { shortened } from './axes.js';
import { ConfusionMatrix } from './matrix.js';
import { Residuals } from './residuals.js';

const PAGE = 10;
const BARS = 15;
const MOST_FEATURES = 200;

/**
 * @param {object} props
 * @param {any} props.evaluated the answer of `/models/{ref}/rows`, worst first
 * @param {number | null} props.chosen
 * @param {(row: number) => void} props.onChoose
 */
export function WorstRows({ evaluated, chosen, onChoose }) {
  const [shown, setShown] = useState(PAGE);
  const { items, total, split } = evaluated;
  const wrong = items.filter((/** @type {any} */ item) => item.residual === null && String(item.truth) !== String(item.prediction)).length;
  return html`<${Panel} title="Rows by error">
    <p class="small soft">${counted(total, `${split} row`)}, worst first. ${items[0]?.probabilities && (wrong < items.length ? `${wrong ? `${count(wrong)} of them ${wrong === 1 ? 'is' : 'are'} answered wrongly.` : 'None is answered wrongly.'}` : '')}</p>
    <${Scroll} label="Table of rows"><table class="full">
      <thead><tr><th scope="col" class="number">row</th><th scope="col">truth</th><th scope="col">answer</th><th scope="col" class="number">error</th><th><span class="unseen">Try</span></th></tr></thead>
      <tbody>${items.slice(0, shown).map((/** @type {any} */ item) => html`<tr key=${item.row} aria-current=${item.row === chosen ? 'true' : undefined}>
        <td class="number">${count(item.row + 1)}</td><td>${cell(item.truth)}</td><td>${cell(item.prediction)}</td>
        <td class="number">${item.probabilities ? percent(item.error) : figure(item.error, 3)}</td>
        <td><button class="plain" aria-label=${`Try row ${item.row + 1}`} onClick=${() => onChoose(item.row)}>Try</button></td></tr>`)}</tbody>
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
 * @param {{model: any, part: string, measured: any, evaluated: any, chosen: number | null, onChoose: (row: number) => void}} props
 */
export function Mistakes({ model, part, measured, evaluated, chosen, onChoose }) {
  const classification = model.task === 'classification';
  const own = measured.confusion_matrix;
  const { data, problem } = useLoaded(async (signal) => (classification && !own ? get('/models/{ref}/confusion-matrix', { ref: model.id }, { query: { split: part }, signal }) : null), [model.id, part]);
  const matrix = own ?? data?.targets[0]?.confusion_matrix;
  const rows = counted(measured.row_count, `${part} row`);
  const title = classification ? 'What it takes for what' : 'How far it is off';
  if (classification) {
    return html`<${Panel} title=${title}>${matrix ? html`<${ConfusionMatrix} matrix=${matrix} rows=${`${rows}${data?.targets.length > 1 ? `, the target ${shortened(data.targets[0].target)}` : ''}`} />`
      : problem ? html`<p class="soft">${problem.message}</p>` : html`<${Skeleton} />`}</${Panel}>`;
  }
  if (!evaluated || model.targets.length > 1) return null;
  const shown = evaluated.items.length < evaluated.total ? `The ${count(evaluated.items.length)} worst of ${count(evaluated.total)} ${part} rows` : rows;
  return html`<${Panel} title=${title}><${Residuals} items=${evaluated.items} rows=${shown} target=${model.targets[0].name} chosen=${chosen} onChoose=${onChoose} /></${Panel}>`;
}

/** What features are worth to a model. @param {{model: any, importance: ReturnType<typeof useImportance>}} props */
export function Importance({ model, importance: { data, problem, asked, ask } }) {
  if (!asked) return html`<${Panel} title="What it looks at"><p class="soft">Measuring ${count(model.features.length)} features takes a while.</p><div><button onClick=${ask}>Measure them</button></div></${Panel}>`;
  if (problem) return problem.status === 409 || problem.status === 404 ? null : html`<${Panel} title="What it looks at"><${ProblemNotice} problem=${problem} /></${Panel}>`;
  if (!data) return html`<${Panel} title="What it looks at"><${Skeleton} /></${Panel}>`;
  const best = Math.max(...data.features.map((/** @type {any} */ each) => each.importance), 1e-12);
  const name = data.score_name === 'r2' ? 'R²' : data.score_name;
  return html`<${Panel} title="What it looks at">
    <div class="bars">${data.features.toSorted((/** @type {any} */ a, /** @type {any} */ b) => b.importance - a.importance).slice(0, BARS).map((/** @type {any} */ each) => html`<span>${shortened(each.feature, 30)}</span><${Bar} share=${each.importance / best} color="var(--accent)" /><span class="number">${figure(Math.abs(each.importance) < 1e-6 ? 0 : each.importance, 2)}</span>`)}</div>
    <p class="small soft">How much the ${name} (${figure(data.score, 3)} on ${counted(data.row_count, `${data.split} row`)}) falls when the values of a column are shuffled.${data.features.length > BARS ? ` ${count(data.features.length - BARS)} more features are worth less.` : ''}</p>
  </${Panel}>`;
}

/** The importance of features, at once if they are not too many. @param {any} model null until it is loaded */
export function useImportance(model) {
  const [wanted, setWanted] = useState(false);
  const asked = wanted || (model?.features.length ?? 0) <= MOST_FEATURES;
  const { data, problem } = useLoaded(async (signal) => (model?.dataset_id && asked ? get('/models/{ref}/feature-importance', { ref: model.id }, { query: { max_rows: 2000, repeats: model.features.length > MOST_FEATURES ? 1 : 3 }, signal }) : null), [model?.id, asked]);
  return { data, problem, asked, waits: Boolean(model?.dataset_id) && asked && !data && !problem, ask: () => setWanted(true) };
}
