// @ts-check
/** The playground's controls. */
import { html } from '../page/ui.js';
import { count, counted, percent, spaced } from '../page/format.js';
import { Field, Typed } from '../page/basics.js';
import { SampleArt } from '../data/sample-art.js';
import { ACTIVATIONS, BATCHES, EPOCHS, isMade, MOST_LAYERS, MOST_UNITS, OPTIMIZERS, PENALTIES, RATES, ROWS, SETS, takesSteps } from './address.js';

/** @typedef {{settings: import('./address.js').Settings, change: (changes: Partial<import('./address.js').Settings>) => void}} Props */

/** How it learns. @param {Props} props */
export const Learning = ({ settings, change }) => html`
  <${Choice} label="Activation" value=${settings.act} options=${ACTIVATIONS} name=${spaced} choose=${(/** @type {string} */ act) => change({ act })} />
  <${Choice} label="Optimizer" value=${settings.opt} options=${OPTIMIZERS} choose=${(/** @type {string} */ opt) => change({ opt })} />
  ${takesSteps(settings.opt) && html`<${NumberChoice} label="Learning rate" value=${settings.rate} options=${RATES} choose=${(/** @type {number} */ rate) => change({ rate })} />`}
  <${NumberChoice} label="Epochs" value=${settings.epochs} options=${EPOCHS} choose=${(/** @type {number} */ epochs) => change({ epochs })} />
  <${NumberChoice} label="L1 penalty" value=${settings.l1} options=${PENALTIES} choose=${(/** @type {number} */ l1) => change({ l1 })} />
  <${NumberChoice} label="L2 penalty" value=${settings.l2} options=${PENALTIES} choose=${(/** @type {number} */ l2) => change({ l2 })} />`;

/** What it learns from. @param {Props} props */
export function Data({ settings, change }) {
  const made = isMade(settings.set);
  return html`
    <div class="sets" role="group" aria-label="Data set">${SETS.map(([name, label]) => html`<button key=${name} class="card" aria-pressed=${String(name === settings.set)} onClick=${() => change({ set: name })}><${SampleArt} name=${name} />${label}</button>`)}</div>
    ${made && html`<${Slider} label="Noise" text=${percent(settings.noise)} value=${settings.noise} max=${0.5} step=${0.05} choose=${(/** @type {number} */ noise) => change({ noise })} />`}
    <${Slider} label="Kept for validation" text=${percent(settings.kept)} value=${settings.kept} max=${0.8} step=${0.1} choose=${(/** @type {number} */ kept) => change({ kept })} />
    <div class="pair">
      ${made && html`<${NumberChoice} label="Rows" value=${settings.rows} options=${ROWS} choose=${(/** @type {number} */ rows) => change({ rows })} />`}
      ${takesSteps(settings.opt) && html`<${NumberChoice} label="Batch size" value=${settings.batch} options=${BATCHES} choose=${(/** @type {number} */ batch) => change({ batch })} />`}
      <${Field} label="Seed">${(/** @type {object} */ attributes) => html`<${Typed} ...${attributes} type="number" min="0" value=${settings.seed} choose=${(/** @type {string} */ text) => change({ seed: Math.max(0, Math.floor(Number(text))) })} />`}</${Field}>
      <button onClick=${() => change({ seed: Math.floor(Math.random() * 1000) })}>Another seed</button>
    </div>
    <p class="small"><a href="#/">Your own data</a></p>`;
}

/** Layers and units, with plus and minus. @param {Props} props */
export function Shape({ settings, change }) {
  const { net } = settings;
  const set = (/** @type {number[]} */ layers) => change({ net: layers });
  return html`<div class="row shape">
    <${Choice} label="Inputs" value=${String(settings.degree)} options=${['1', '2', '3']} name=${(/** @type {string} */ degree) => ['the features', 'products of two too', 'products of three too'][Number(degree) - 1]} choose=${(/** @type {string} */ degree) => change({ degree: Number(degree) })} />
    <div class="field"><span class="label">${counted(net.length, 'hidden layer')}</span><div class="row close">
      <button aria-label="One layer less" disabled=${net.length === 0} onClick=${() => set(net.slice(0, -1))}>−</button>
      <button aria-label="One layer more" disabled=${net.length >= MOST_LAYERS} onClick=${() => set([...net, net.at(-1) ?? 4])}>+</button></div></div>
    ${net.map((units, i) => html`<div class="field" key=${i}><span class="label">Layer ${i + 1}: <strong>${count(units)}</strong></span><div class="row close">
      <button aria-label=${`One unit less in layer ${i + 1}`} disabled=${units <= 1} onClick=${() => set(net.with(i, units - 1))}>−</button>
      <button aria-label=${`One unit more in layer ${i + 1}`} disabled=${units >= MOST_UNITS} onClick=${() => set(net.with(i, units + 1))}>+</button></div></div>`)}
  </div>`;
}

/** A value of the address that no option has is one too. @param {any} props */
function Choice({ label, value, options, choose, name = (/** @type {string} */ each) => each }) {
  const all = options.includes(value) ? options : [...options, value];
  return html`<${Field} label=${label}>${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${value} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
    ${all.map((/** @type {string} */ each) => html`<option value=${each}>${name(each)}</option>`)}</select>`}</${Field}>`;
}

/** @param {any} props */
const NumberChoice = ({ value, options, choose, ...rest }) => html`<${Choice} ...${rest} value=${String(value)} options=${options.map(String)} choose=${(/** @type {string} */ text) => choose(Number(text))} />`;

/** @param {any} props */
const Slider = ({ label, text, value, max, step, choose }) => html`<${Field} label=${html`${label}: <strong>${text}</strong>`}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="range" min="0" max=${max} step=${step} value=${value} aria-valuetext=${text} onChange=${(/** @type {any} */ event) => choose(Number(event.target.value))} />`}</${Field}>`;
