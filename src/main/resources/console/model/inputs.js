// @ts-check
/** A control for a cell of each type; an empty one is a missing value. */
import { html } from '../page/ui.js';
import { figure, shortened } from '../page/format.js';
import { Field, useId } from '../page/basics.js';

/** @typedef {{name: string, type: string, range: {min: any, max: any} | null, categories: string[] | null, example: any, missing: {description: string}}} Feature */

const MOST_OPTIONS = 100;

/** @param {{feature: Feature, value: any, onChange: (value: any) => void}} props */
export function CellInput({ feature, value, onChange }) {
  const label = shortened(feature.name, 60);
  const hint = value === null || value === undefined ? feature.missing?.description ?? 'Missing.' : null;
  if (feature.type === 'numeric') return html`<${NumberInput} feature=${feature} label=${label} hint=${hint} value=${value} onChange=${onChange} />`;
  const text = value === null || value === undefined ? '' : String(value);
  const typed = (/** @type {any} */ event) => onChange(event.target.value === '' ? null : event.target.value);
  if (feature.type === 'boolean') return html`<${Choice} label=${label} hint=${hint} value=${text} options=${['true', 'false']} onChange=${(/** @type {string} */ word) => onChange(word === '' ? null : word === 'true')} />`;
  if (feature.type === 'categorical' && feature.categories && feature.categories.length <= MOST_OPTIONS) {
    const options = text === '' || feature.categories.includes(text) ? feature.categories : [text, ...feature.categories];
    return html`<${Choice} label=${label} hint=${hint} value=${text} options=${options} onChange=${(/** @type {string} */ word) => onChange(word === '' ? null : word)} />`;
  }
  return html`<${TextInput} feature=${feature} label=${label} hint=${hint} text=${text} onInput=${typed} />`;
}

/** @param {any} props */
function NumberInput({ feature, label, hint, value, onChange }) {
  const low = Number(feature.range?.min ?? 0);
  const high = Number(feature.range?.max ?? 1);
  const whole = Number.isInteger(low) && Number.isInteger(high) && high - low >= 5 && Number.isInteger(feature.example);
  const step = whole ? 1 : Number(((high - low || 1) / 100).toPrecision(1));
  const typed = (/** @type {any} */ event) => {
    if (event.target.value === '') onChange(null);
    else if (Number.isFinite(Number(event.target.value))) onChange(Number(event.target.value));
  };
  return html`<${Field} label=${label} hint=${hint}>${(/** @type {object} */ attributes) => html`<div class="cell-input">
    <input type="range" aria-label=${`${label} as a slider`} min=${low} max=${high > low ? high : low + 1} step=${step} value=${value ?? feature.example ?? low} onInput=${typed} />
    <input ...${attributes} type="number" step="any" placeholder="missing" value=${value ?? ''} title=${`${figure(low)} to ${figure(high)} in training`} onInput=${typed} />
  </div>`}</${Field}>`;
}

/** @param {any} props */
const Choice = ({ label, hint, value, options, onChange }) => html`<${Field} label=${label} hint=${hint}>${(/** @type {object} */ attributes) => html`
  <select ...${attributes} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.target.value)}>
    <option value="">(missing)</option>${options.map((/** @type {string} */ option) => html`<option value=${option}>${shortened(option, 60)}</option>`)}
  </select>`}</${Field}>`;

/** @param {any} props */
function TextInput({ feature, label, hint, text, onInput }) {
  const list = useId('words');
  const words = (feature.categories ?? []).filter((/** @type {string} */ word) => word.toLowerCase().includes(text.toLowerCase())).slice(0, MOST_OPTIONS);
  return html`<${Field} label=${label} hint=${hint}>${(/** @type {object} */ attributes) => html`
    <input ...${attributes} list=${list} value=${text} placeholder=${feature.type === 'date_time' ? shortened(String(feature.example ?? '2026-01-31'), 30) : 'missing'} onInput=${onInput} />
    <datalist id=${list}>${words.map((/** @type {string} */ word) => html`<option value=${word}></option>`)}</datalist>`}</${Field}>`;
}
