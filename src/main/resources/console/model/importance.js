// @ts-check
/** What the features of a model are worth to it. */
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { get } from '../service/api.js';
import { count, counted, figure, shortened } from '../page/format.js';
import { Panel, ProblemNotice, Skeleton } from '../page/basics.js';
import { Bar } from './answer.js';

const BARS = 15;
const MOST_FEATURES = 200;

/** @typedef {{id: string, dataset_id: string | null, features: string[]}} Measurable */

/** What features are worth to a model. @param {{model: any, importance: ReturnType<typeof useImportance>}} props */
export function Importance({ model, importance: { data, problem, asked, ask } }) {
  if (!asked) return html`<${Panel} title="Feature importance"><p class="soft">Measuring ${count(model.features.length)} features takes a while.</p><div><button onClick=${ask}>Measure them</button></div></${Panel}>`;
  if (problem) return problem.status === 409 || problem.status === 404 ? null : html`<${Panel} title="Feature importance"><${ProblemNotice} problem=${problem} /></${Panel}>`;
  if (!data) return html`<${Panel} title="Feature importance"><${Skeleton} /></${Panel}>`;
  const best = Math.max(...data.features.map((/** @type {any} */ each) => each.importance), 1e-12);
  const name = data.score_name === 'r2' ? 'R²' : data.score_name;
  return html`<${Panel} title="Feature importance">
    <div class="bars">${data.features.toSorted((/** @type {any} */ a, /** @type {any} */ b) => b.importance - a.importance).slice(0, BARS).map((/** @type {any} */ each) => html`<span>${shortened(each.feature, 30)}</span><${Bar} share=${each.importance / best} color="var(--accent)" /><span class="number">${figure(Math.abs(each.importance) < 1e-6 ? 0 : each.importance, 2)}</span>`)}</div>
    <p class="small soft">How much the ${name} (${figure(data.score, 3)} on ${counted(data.row_count, `${data.split} row`)}) falls when the values of a column are shuffled.${data.features.length > BARS ? ` ${count(data.features.length - BARS)} more features are worth less.` : ''}</p>
  </${Panel}>`;
}

/** The importance of features, at once if they are not too many. @param {Measurable | null} model null until it is known, or its data is gone */
export function useImportance(model) {
  const [wanted, setWanted] = useState(false);
  const asked = wanted || (model?.features.length ?? 0) <= MOST_FEATURES;
  const { data, problem } = useLoaded(async (signal) => (model?.dataset_id && asked ? get('/models/{ref}/feature-importance', { ref: model.id }, { query: { max_rows: 2000, repeats: model.features.length > MOST_FEATURES ? 1 : 3 }, signal }) : null), [model?.id, asked]);
  return { data, problem, asked, waits: Boolean(model?.dataset_id) && asked && !data && !problem, ask: () => setWanted(true) };
}

/**
 * The two most important features that make good axes, numbers and dates; null if there are no two.
 *
 * @param {any} importance as the service answers
 * @param {any} schema of the model
 * @returns {{x: string, y: string} | null}
 */
export function importantAxes(importance, schema) {
  const even = new Set((schema?.features ?? []).filter((/** @type {any} */ feature) => ['numeric', 'date_time'].includes(feature.type)).map((/** @type {any} */ feature) => feature.name));
  const [x, y] = (importance?.features ?? []).map((/** @type {any} */ each) => each.feature).filter((/** @type {string} */ name) => even.has(name));
  return y === undefined ? null : { x, y };
}
