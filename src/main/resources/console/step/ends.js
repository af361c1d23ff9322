// @ts-check
/** Where a step begins and turns back: the inputs of the network, and the loss of its answers. */
import { html } from '../page/ui.js';
import { cellText, count, spaced } from '../page/format.js';
import { lossOf, lossTerms } from './losses.js';
import { scalingText } from './scaling.js';
import { Line, longTable } from './tables.js';

/** How the row becomes numbers. @param {{trace: any, inputs: any[], show: import('./tables.js').Show}} props */
export function Inputs({ trace, inputs, show }) {
  const rows = trace.inputs.map((/** @type {any} */ each, /** @type {number} */ i) => ({ ...each, described: inputs[i], name: inputs[i]?.name ?? each.feature }));
  const scales = [...new Set(inputs.map((/** @type {any} */ { scale }) => (scale && scale.kind !== 'none' ? scale.formula : null)).filter(Boolean))];
  return html`
    <${Line} name="Each cell of the row becomes a number that the network gets" formula=${scales.length === 1 ? `x = ${scales[0].replace('(x −', '(cell −').replaceAll('|x|', '|cell|').replace('sign(x)', 'sign(cell)')}` : 'x = the scaled cell'}
      note="Center and width are learned from the training rows, so that all inputs are of a similar size." />
    ${longTable(rows, (/** @type {any} */ each) => each.scaled, 'largest inputs', (some) => html`<table class="terms">
      <thead><tr><th scope="col">Input</th><th scope="col" class="number">cell</th><th scope="col" class="number">scaled</th><th scope="col" class="number">x</th></tr></thead>
      <tbody>${some.map((/** @type {any} */ each) => html`<tr><th scope="row"><bdi>${cellText(each.name)}</bdi></th><td class="number">${show(each.value)}</td><td class="number mono">${scalingText(each.described, each.value, show)}</td><td class="number"><strong>${show(each.scaled)}</strong></td></tr>`)}</tbody>
    </table>`)}`;
}

/** How far the outputs are off. @param {{trace: any, show: import('./tables.js').Show}} props */
export function Loss({ trace, show }) {
  const added = lossTerms(trace);
  const rows = trace.outputs.map((/** @type {any} */ each, /** @type {number} */ i) => ({ ...each, added: added[i] }));
  const numbers = Object.entries(trace.loss_hyperparameters).map(([name, value]) => `${name === 'huber_delta' ? 'δ' : name === 'quantile' ? 'q' : spaced(name)} = ${value}`);
  const [own] = trace.rows;
  const inUnits = rows.filter((/** @type {any} */ each) => each.value !== null && each.value !== each.scaled);
  return html`
    <${Line} name=${spaced(trace.loss)} formula=${`loss = ${trace.loss_formula}`} value=${show(own.loss_before)} note=${['y is the answer, z what it should be', ...(rows.length > 1 && /m/.test(trace.loss_formula) ? [`m = ${rows.length}`] : []), ...numbers].join(', ')} />
    ${longTable(rows, (/** @type {any} */ each) => each.output - each.scaled, 'outputs that are off most', (some) => html`<table class="terms">
      <thead><tr><th scope="col">Output</th><th scope="col" class="number">answer y</th><th scope="col" class="number">target z</th><th scope="col" class="number">${lossOf(trace)?.term ?? ''}</th></tr></thead>
      <tbody>${some.map((/** @type {any} */ each) => html`<tr><th scope="row"><bdi>${cellText(each.label ?? each.target)}</bdi></th><td class="number">${show(each.output)}</td><td class="number">${show(each.scaled)}</td><td class="number">${show(each.added)}</td></tr>`)}</tbody>
      ${some.length === rows.length && html`<tfoot><tr><th scope="row">loss</th><td></td><td></td><td class="number"><strong>${show(own.loss_before)}</strong></td></tr></tfoot>`}
    </table>`)}
    ${inUnits.length > 0 && html`<p class="small soft">Targets are scaled like inputs: ${inUnits.slice(0, 3).map((/** @type {any} */ each) => html`<bdi>${cellText(each.target)}</bdi> ${show(each.value)} is z = ${show(each.scaled)}. `)}</p>`}
    ${trace.rows.length > 1 && html`<${OfRows} trace=${trace} show=${show} />`}`;
}

/** The losses of the rows of a batch. @param {{trace: any, show: import('./tables.js').Show}} props */
const OfRows = ({ trace, show }) => html`<${Line} name=${`Mean over the ${count(trace.rows.length)} rows of the batch`} formula="Σ loss/rows" value=${show(trace.loss_before)}
  note=${`of ${trace.rows.slice(0, 12).map((/** @type {any} */ each) => show(each.loss_before)).join(', ')}${trace.rows.length > 12 ? ', …' : ''}`} />`;
