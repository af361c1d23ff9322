// @ts-check
/** A row to change, and what the model answers for it at once. */
import { useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../page/ui.js';
import { post } from '../service/api.js';
import { count, figure, shortened } from '../page/format.js';
import { Field, Panel, ProblemNotice, Warnings } from '../page/basics.js';
import { Answer } from './answer.js';
import { CellInput } from './inputs.js';
import { Pad, gridOf } from './pad.js';

const FEW = 12;
const SHOWN = 8;

/** @typedef {{row: number, truths: {target: string, truth: any, prediction: any}[], part: string | null}} Evaluated a row of the data set; `part` and predictions are known of those that the model was measured on */

/**
 * @param {object} props
 * @param {string} props.model id
 * @param {any} props.schema
 * @param {Record<string, any>} props.instance
 * @param {(cells: Record<string, any>) => void} props.onChange gets changed cells
 * @param {Evaluated | null} props.origin the row that the instance started from
 * @param {boolean} props.changed whether it was changed since
 * @param {(() => void) | null} props.onAnother
 * @param {string[]} props.influential features, the most influential first
 */
export function TryIt({ model, schema, instance, onChange, origin, changed, onAnother, influential }) {
  const settled = useSettled(instance, 150);
  const { data, problem, reload } = useLoaded((signal) => post('/models/{ref}/predict', { ref: model }, { body: { instances: [settled] }, signal }), [model, settled]);
  const prediction = data?.predictions[0];
  const grid = useMemo(() => gridOf(schema.features), [schema]);
  return html`<${Panel} title="Try it" actions=${onAnother && html`<button onClick=${onAnother}>Another row</button>`}>
    <${Origin} origin=${origin} changed=${changed} />
    ${grid ? html`<${Pad} grid=${grid} instance=${instance} onChange=${onChange} />` : html`<${Cells} features=${schema.features} instance=${instance} onChange=${onChange} influential=${influential} />`}
    <div class="stack close" role="group" aria-label="Answer">${prediction && !problem && html`<${Answer} prediction=${prediction} targets=${schema.targets} />`}</div>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${problem.status === 422 ? undefined : reload} />`}
    ${prediction && !problem && html`<${Warnings} items=${prediction.warnings} />`}
  </${Panel}>`;
}

/** @param {{origin: Evaluated | null, changed: boolean}} props */
function Origin({ origin, changed }) {
  if (!origin) return html`<p class="small soft">A typical row. Change what you like.</p>`;
  return html`<p class="small">Row ${count(origin.row)} of the data${origin.part ? `, one of the ${origin.part} rows` : ''}${changed ? ', changed' : ''}.${changed ? '' : origin.truths.map((truth) => html`<${Truth} ...${truth} several=${origin.truths.length > 1} />`)}</p>`;
}

/** @param {{target: string, truth: any, prediction: any, several: boolean}} props */
function Truth({ target, truth, prediction, several }) {
  if (truth === null || truth === undefined) return null;
  const numeric = typeof truth === 'number';
  const known = !numeric && prediction !== undefined && prediction !== null;
  const right = String(truth) === String(prediction);
  return html` In truth ${several ? shortened(target, 40) : 'it'} is <strong>${numeric ? figure(truth) : shortened(String(truth), 60)}</strong>${!known ? '' : right ? ', as the model says' : html`; the model says <strong>${shortened(String(prediction), 60)}</strong>`}.`;
}

/** @param {{features: import('./inputs.js').Feature[], instance: Record<string, any>, onChange: (cells: Record<string, any>) => void, influential: string[]}} props */
function Cells({ features, instance, onChange, influential }) {
  const [text, setText] = useState('');
  const many = features.length > FEW;
  const shown = useMemo(() => {
    if (!many) return features;
    if (text) return features.filter((feature) => feature.name.toLowerCase().includes(text.toLowerCase())).slice(0, FEW);
    const order = new Map(influential.map((name, place) => [name, place]));
    return features.toSorted((a, b) => (order.get(a.name) ?? Infinity) - (order.get(b.name) ?? Infinity) || 0).slice(0, SHOWN);
  }, [features, text, influential, many]);
  return html`
    ${many && html`<${Field} label=${`Search among ${count(features.length)} features`} hint=${text ? '' : influential.length ? `The ${SHOWN} most influential are shown.` : `The first ${SHOWN} are shown.`}>
      ${(/** @type {object} */ attributes) => html`<input ...${attributes} type="search" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)} />`}</${Field}>`}
    <div class="grid">${shown.map((feature) => html`<${CellInput} key=${feature.name} feature=${feature} value=${instance[feature.name]} onChange=${(/** @type {any} */ value) => onChange({ [feature.name]: value })} />`)}</div>
    ${many && shown.length === 0 && html`<p class="soft">No feature has such a name.</p>`}`;
}
