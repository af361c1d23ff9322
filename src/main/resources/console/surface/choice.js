// @ts-check
/** Choosing among features, be they few or ten thousand. */
import { useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { setQuery } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { useId } from '../page/basics.js';
import { shortened } from '../page/format.js';

const MOST_OPTIONS = 100;

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string[]} props.features
 * @param {string} props.value
 * @param {(feature: string) => void} props.onChange
 */
export function FeatureChoice({ label, features, value, onChange }) {
  const id = useId('feature');
  const [text, setText] = useState('');
  if (features.length <= MOST_OPTIONS) {
    return html`<div class="field"><label for=${id}>${label}</label>
      <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.target.value)}>
        ${features.map((feature) => html`<option value=${feature}>${shortened(feature, 40)}</option>`)}</select></div>`;
  }
  const found = features.filter((feature) => feature.toLowerCase().includes(text.toLowerCase())).slice(0, MOST_OPTIONS);
  const type = (/** @type {any} */ event) => {
    setText(event.target.value);
    if (features.includes(event.target.value)) onChange(event.target.value);
  };
  return html`<div class="field"><label for=${id}>${label}</label>
    <input id=${id} list=${`${id}-list`} placeholder=${shortened(value, 40)} value=${text} onInput=${type} />
    <datalist id=${`${id}-list`}>${found.map((feature) => html`<option value=${feature}></option>`)}</datalist></div>`;
}

/**
 * The two features that a surface runs over; they stand in the address.
 *
 * @param {{features: string[], x: string, y: string | null, axes: {x: string | null, y: string | null}}} props
 */
export function AxisChoice({ features, x, y, axes }) {
  const next = (/** @type {string | null} */ current, /** @type {string | null} */ other) => {
    const rest = features.filter((feature) => feature !== other);
    return rest[(rest.indexOf(current ?? '') + 1) % rest.length];
  };
  useShortcuts([
    { keys: 'x', does: 'The next feature across', run: () => setQuery({ x: next(x, y), y }) },
    { keys: 'y', does: 'The next feature upwards', run: () => setQuery({ x, y: next(y, x) }) },
  ], [x, y, features]);
  if (y === null) return null;
  return html`<div class="row">
    <${FeatureChoice} label="Across" features=${features.filter((feature) => feature !== y)} value=${x} onChange=${(/** @type {string} */ feature) => setQuery({ x: feature, y })} />
    <${FeatureChoice} label="Upwards" features=${features.filter((feature) => feature !== x)} value=${y} onChange=${(/** @type {string} */ feature) => setQuery({ x, y: feature })} />
    <${OtherAxes} axes=${axes} />
  </div>`;
}

/** The axes in an address, as far as there are such features. @param {URLSearchParams} query @param {string[]} features */
export function askedAxes(query, features) {
  const known = (/** @type {string | null} */ name) => (name !== null && features.includes(name) ? name : null);
  return { x: known(query.get('x')), y: known(query.get('y')) };
}

/** Goes back to axes that were not asked for. @param {{axes: {x: string | null, y: string | null}}} props */
export const OtherAxes = ({ axes }) => (axes.x || axes.y) && html`<button class="plain" onClick=${() => setQuery({ x: null, y: null })}>The two most influential</button>`;
