// @ts-check
/** The network as a drawing that is edited: layers and units with plus and minus. */
import { html } from '../page/ui.js';
import { count, spaced } from '../page/format.js';
import { valueAt } from './changes.js';
import { Field } from '../page/basics.js';
import { NumberSetting, parameterAt } from './settings.js';

const MOST_DOTS = 12;
const POINTER = '/network/hidden_layers';

/** @param {{form: import('./settings.js').Form}} props */
export function Layers({ form }) {
  const layers = valueAt(form.changes, POINTER) ?? (valueAt(form.resolved, POINTER) ?? []).map((/** @type {any} */ layer) => ({ units: layer.units, activation: layer.activation }));
  const set = (/** @type {any[]} */ list) => form.set(POINTER, list);
  const change = (/** @type {number} */ i, /** @type {object} */ part) => set(layers.map((/** @type {any} */ layer, /** @type {number} */ j) => (i === j ? { ...layer, ...part } : layer)));
  const hidden = (form.capabilities?.activations ?? []).filter((/** @type {any} */ each) => each.hidden);
  const inner = { ...form, changes: { network: { hidden_layers: layers } }, set: (/** @type {string} */ pointer, /** @type {any} */ value) => {
    const [i, name] = pointer.slice(POINTER.length + 1).split('/');
    change(Number(i), { [name]: value });
  } };
  return html`<div class="stack">
    <div class="row" style=${{ alignItems: 'start' }}>
      <${Stage} title="inputs" units=${form.resolved?.features?.length ?? 0} note="features" />
      ${layers.map((/** @type {any} */ layer, /** @type {number} */ i) => html`<${Stage} title=${`layer ${i + 1}`} units=${layer.units} note=${spaced(layer.activation ?? 'relu')}
        less=${() => change(i, { units: Math.max(1, next(layer.units, -1)) })} more=${() => change(i, { units: next(layer.units, 1) })} />`)}
      <${Stage} title="outputs" units=${form.resolved?.network?.output_layer?.units ?? 0} note=${spaced(form.resolved?.network?.output_layer?.activation ?? '')} />
    </div>
    <div class="row">
      <button onClick=${() => set([...layers, { ...(layers.at(-1) ?? { units: 16, activation: 'relu' }) }])}>Add a layer</button>
      <button disabled=${layers.length === 0} onClick=${() => set(layers.slice(0, -1))}>Take one away</button>
      ${valueAt(form.changes, POINTER) && html`<button class="plain" onClick=${() => form.set(POINTER, undefined)}>As it was</button>`}
    </div>
    ${layers.map((/** @type {any} */ layer, /** @type {number} */ i) => html`<details key=${i}><summary>Layer ${i + 1}: ${count(layer.units)} ${spaced(layer.activation ?? 'relu')}</summary><div class="grid">
      <${Field} label="Activation" error=${form.errorAt(`${POINTER}/${i}/activation`)} hint=${hidden.find((/** @type {any} */ each) => each.type === layer.activation)?.formula}>
        ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${layer.activation ?? 'relu'} onChange=${(/** @type {any} */ event) => change(i, { activation: event.target.value })}>${hidden.map((/** @type {any} */ each) => html`<option value=${each.type}>${spaced(each.type)}</option>`)}</select>`}
      </${Field}>
      ${['units', 'dropout', 'learning_rate_multiplier', ...parametersOf(hidden, layer.activation)].map((name) => html`<${NumberSetting} form=${inner} parameter=${parameterAt(form.capabilities, `${POINTER}/{index}/${name}`)} pointer=${`${POINTER}/${i}/${name}`} />`)}
      ${[['batch_normalization', 'Normalize batches'], ['residual', 'Add the input (residual)']].map(([name, label]) => html`<label class="row"><input type="checkbox" checked=${Boolean(layer[name])} onChange=${(/** @type {any} */ event) => change(i, { [name]: event.target.checked })} />${label}</label>`)}
    </div></details>`)}
  </div>`;
}

/** @param {any[]} activations @param {string | undefined} type @returns {string[]} */
const parametersOf = (activations, type) => activations.find((each) => each.type === type)?.parameters.map((/** @type {any} */ each) => each.name) ?? [];

/** The next size of a layer: by one below ten, then by about a quarter. @param {number} units @param {1 | -1} direction */
const next = (units, direction) => units + direction * Math.max(1, Math.round(units / (direction > 0 ? 5 : 6)) - (units < 10 ? Math.round(units / 5) - 1 : 0));

/** @param {{title: string, units: number, note: string, less?: () => void, more?: () => void}} props */
function Stage({ title, units, note, less, more }) {
  const dots = Math.min(units, MOST_DOTS);
  return html`<div class="stack close" style=${{ justifyItems: 'center', minWidth: '5.5rem' }}>
    <span class="small soft">${title}</span>
    <svg width="40" height="120" viewBox="0 0 40 120" aria-hidden="true">${Array.from({ length: dots }, (_, i) => html`<circle cx="20" cy=${60 + (i - (dots - 1) / 2) * 10} r="4" style=${{ fill: less ? 'var(--accent)' : 'var(--rest)' }} />`)}</svg>
    <strong>${count(units)}</strong>
    <span class="small soft">${note}</span>
    ${more ? html`<div class="row" style=${{ flexWrap: 'nowrap' }}><button aria-label=${`Fewer units in ${title}`} onClick=${less}>−</button><button aria-label=${`More units in ${title}`} onClick=${more}>+</button></div>` : null}
  </div>`;
}
