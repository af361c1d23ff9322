// @ts-check
/** The arithmetic of one unit, with its numbers. */
import { html } from '../page/ui.js';
import { figure, spaced } from '../page/format.js';
import { activationInput, bias, changes, entryName, exponentials, extras, normalizing, returns, sentBack, skipped, softmaxTerms, terms, total } from './arithmetic.js';
import { answerOf, lossOf, slopes } from './losses.js';
import { Inputs, Loss } from './ends.js';
import { sources } from './path.js';
import { Changes, Line, Remark, Terms, factor } from './tables.js';

/** @typedef {import('./path.js').Stop} Stop */

/**
 * @param {{trace: any, stop: Stop, inputs: any[], derivative: string, digits: number}} props `inputs` as the schema describes
 *   them; `derivative` is the activation's, as a formula
 */
export function Formula({ trace, stop, inputs, derivative, digits }) {
  const show = (/** @type {number | null | undefined} */ value) => figure(value, digits);
  if (stop.way === 'inputs') return html`<${Inputs} ...${{ trace, inputs, show }} />`;
  if (stop.way === 'loss') return html`<${Loss} ...${{ trace, show }} />`;
  const layer = trace.layers[stop.layer];
  const unit = layer.units[stop.unit];
  const names = sources(trace, inputs.map(({ name }) => name), stop.layer);
  return stop.way === 'forward' ? html`<${Forward} ...${{ trace, stop, layer, unit, names, show }} />` : html`<${Backward} ...${{ trace, stop, layer, unit, names, derivative, show, digits }} />`;
}

/** What an activation's input is called. @param {any} layer */
const sumName = (layer) => (layer.batch_normalization ? 'ŝ' : 's');

/** @param {any} props */
function Forward({ trace, stop, layer, unit, names, show }) {
  const { normalization } = unit;
  return html`
    <${Line} formula="s = Σ w · x + b" name="Sum" value=${show(unit.sum)} />
    <${Terms} list=${terms(unit, names)} show=${show} from="From" signs="w × x" rest=${['bias b', unit.bias]} sum="sum s" />
    ${normalization && html`
      <${Line} name="Normalized by the training rows’ mean μ and variance σ²" formula="n = (s − μ)/√(σ² + 0.00001)" value=${show(normalization.normalized)}
        numbers=${`(${show(unit.sum)} − ${factor(normalization.mean, show)})/√(${show(normalization.variance)} + 0.00001)`} />
      <${Line} name="Scaled and shifted by what it learns" formula="ŝ = γ · n + β" value=${show(normalization.output)}
        numbers=${`${show(normalization.gamma)} × ${factor(normalization.normalized, show)} + ${factor(normalization.beta, show)}`} />`}
    <${Activation} ...${{ trace, stop, layer, unit, show }} />
    ${layer.residual && html`<${Line} name="Skip connection: the layer’s input is added" formula="y + x" numbers=${`${show(unit.activated)} + ${factor(unit.output - unit.activated, show)}`} value=${show(unit.output)} />`}`;
}

/** @param {any} props */
function Activation({ trace, stop, layer, unit, show }) {
  const input = activationInput(unit);
  if (layer.activation === 'softmax') return html`<${Softmax} ...${{ trace, stop, layer, show }} />`;
  const pieces = layer.units.filter((/** @type {any} */ each) => each.unit === unit.unit);
  const off = layer.activation === 'relu' && input <= 0;
  return html`<${Line} name=${spaced(layer.activation)} formula=${`y = ${layer.formula.replace(/(?<![a-z_])s(?![a-z_])/g, sumName(layer))}`} value=${show(unit.activated)}
      note=${layer.activation === 'maxout' ? `of ${pieces.map((/** @type {any} */ each) => show(activationInput(each))).join(', ')}` : `with ${[`${sumName(layer)} = ${show(input)}`, ...numbers(layer, unit, show)].join(', ')}`} />
    ${off && html`<${Remark}>The sum is not above 0, so the unit is off for this row: it answers 0, and will learn nothing from the row.</${Remark}>`}`;
}

/** @param {any} props */
function Softmax({ trace, stop, layer, show }) {
  const { inputs, values, shift, sum } = exponentials(layer);
  const power = shift ? `exp(${sumName(layer)} − ${show(shift)})` : `exp(${sumName(layer)})`;
  const names = unitNames(trace, stop);
  return html`<${Line} name="softmax: its share of all exponentials" formula=${`y = ${power}/Σ ${power}`} numbers=${`${show(values[stop.unit])}/${show(sum)}`} value=${show(layer.units[stop.unit].activated)} />
    ${names.length <= 12 && html`<table class="terms"><thead><tr><th scope="col">Unit</th><th scope="col" class="number">${sumName(layer)}</th><th scope="col" class="number">${power}</th></tr></thead>
      <tbody>${names.map((name, i) => html`<tr class=${i === stop.unit ? 'at' : ''}><th scope="row"><bdi>${name}</bdi></th><td class="number">${show(inputs[i])}</td><td class="number">${show(values[i])}</td></tr>`)}</tbody>
      <tfoot><tr><th scope="row">sum</th><td></td><td class="number"><strong>${show(sum)}</strong></td></tr></tfoot></table>`}`;
}

/** @param {any} trace @param {Stop} stop @returns {string[]} */
const unitNames = (trace, { layer }) => trace.layers[layer].units.map((/** @type {any} */ _, /** @type {number} */ i) => entryName(trace, layer, i));

/** @param {any} props */
function Backward({ trace, stop, layer, unit, names, derivative, show, digits }) {
  const batch = trace.rows.length > 1;
  const hidden = layer.kind !== 'output';
  const back = hidden ? sentBack(trace, stop) : NaN;
  const slope = hidden ? slopeOf(trace, stop, layer, back) : NaN;
  const others = extras(unit, slope, back);
  return html`
    ${hidden ? html`<${HiddenDelta} ...${{ trace, stop, unit, layer, derivative, back, slope, show }} />` : html`<${OutputDelta} ...${{ trace, unit, layer, stop, derivative, show }} />`}
    <${Line} name=${batch ? `Each weight learns, by the mean gradient over the ${trace.rows.length} rows` : 'Each weight learns'} formula="w ← w − η · ∂loss/∂w, ∂loss/∂w = δ · x" note=${`with η = ${show(trace.learning_rate)}, δ = ${show(unit.delta)}`} />
    <${Changes} list=${[...changes(unit, names), bias(unit)]} of="Weight of" by="x" ...${{ show, digits, batch }} />
    ${others.length > 0 && html`<${Changes} list=${others} of="Also learned" by="how" ...${{ show, digits, batch }} />`}`;
}

/** δₙ, the derivative of the loss by what the activation of a hidden unit gets. @param {any} trace @param {Stop} stop @param {any} layer @param {number} back */
const slopeOf = (trace, stop, layer, back) => (layer.activation === 'softmax' ? total(bySoftmax(trace, stop, layer)) : back * layer.units[stop.unit].derivative);

/** @param {any} trace @param {Stop} stop @param {any} layer */
function bySoftmax(trace, stop, layer) {
  const by = layer.kind === 'output' ? slopes(trace) : layer.units.map((/** @type {any} */ _, /** @type {number} */ unit) => sentBack(trace, { ...stop, unit }));
  return softmaxTerms(layer, by, stop.unit, unitNames(trace, stop));
}

/** @param {any} props */
function OutputDelta({ trace, unit, layer, stop, derivative, show }) {
  const { output, scaled } = trace.outputs[stop.unit];
  const difference = `${show(output)} − ${factor(scaled, show)}`;
  if (trace.rule === 'perceptron') return html`<${Line} name="Delta, by the perceptron’s rule" formula="δ = y − z" numbers=${difference} value=${show(unit.delta)} />`;
  if (/cross_entropy$/.test(trace.loss)) {
    return html`<${Line} name="Delta: how the loss changes with the sum" formula="δ = ∂loss/∂s = y − z" numbers=${difference} value=${show(unit.delta)}
      note=${`With ${spaced(layer.activation)} and a cross-entropy, the derivative of the activation cancels out.`} />`;
  }
  if (layer.activation === 'softmax') {
    return html`<${Line} name="Delta: softmax ties all outputs together" formula="δ = Σ ∂loss/∂yₖ · ∂yₖ/∂s" value=${show(unit.delta)} note=${layer.units.length > 1 && `∂yₖ/∂s is y(1 − y) of the output itself, and −y · yₖ of another.`} />
      <${Terms} list=${bySoftmax(trace, stop, layer)} show=${show} from="Output k" signs="∂loss/∂yₖ × ∂yₖ/∂s" rest=${null} sum="δ" />`;
  }
  const loss = lossOf(trace);
  const slope = loss?.by(answerOf(trace, stop.unit));
  return html`${loss && html`<${Line} name="Slope of the loss by the answer" formula=${`∂loss/∂y = ${loss.slope}`} value=${show(slope)} note=${`with ${[`y = ${show(output)}`, `z = ${show(scaled)}`, ...lossNumbers(trace, show)].join(', ')}`} />`}
    <${Derivative} ...${{ layer, unit, derivative, show }} />
    <${Line} name="Delta: how the loss changes with the sum" formula="δ = ∂loss/∂y · f′(s)" value=${show(unit.delta)} numbers=${loss && `${show(slope)} × ${factor(unit.derivative, show)}`} />`;
}

/** @param {any} trace @param {(value: number) => string} show @returns {string[]} */
const lossNumbers = (trace, show) => [`m = ${trace.outputs.length}`, ...Object.entries(trace.loss_hyperparameters).map(([name, value]) => `${name === 'huber_delta' ? 'δ' : name === 'quantile' ? 'q' : spaced(name)} = ${show(/** @type {number} */ (value))}`)];

/** @param {any} props */
function HiddenDelta({ trace, stop, unit, layer, derivative, back, slope, show }) {
  const { normalization } = unit;
  const around = skipped(trace, stop);
  const softmax = layer.activation === 'softmax';
  const name = normalization ? 'δₙ' : 'δ';
  const formula = normalization ? `δₙ = ∂loss/∂ŝ = ${softmax ? 'Σ gₖ · ∂yₖ/∂ŝ' : 'g · f′(ŝ)'}` : softmax ? 'δ = Σ gₖ · ∂yₖ/∂s' : 'δ = g · f′(s)';
  return html`
    <${Line} formula="g = ∂loss/∂y = Σ w · δ of the next layer" name="Sent back by the next layer" value=${show(back)} />
    <${Terms} list=${returns(trace, stop)} show=${show} from="To" signs="w × δ" rest=${around === null ? null : ['skip: g of the next layer', around]} sum="sum g" />
    ${softmax ? html`<${Terms} list=${bySoftmax(trace, stop, layer)} show=${show} from="Unit k" signs="gₖ × ∂yₖ/∂s" rest=${null} sum=${name} />` : html`<${Derivative} ...${{ layer, unit, derivative, show }} />`}
    <${Line} name=${normalization ? 'How the loss changes with the normalized sum' : 'Delta: how the loss changes with the sum'} formula=${formula} value=${show(slope)} numbers=${!softmax && `${show(back)} × ${factor(unit.derivative, show)}`} />
    ${normalization && html`<${Line} name="Delta: how the loss changes with the sum" formula="δ = δₙ · γ/√(σ² + 0.00001)" value=${show(unit.delta)} numbers=${`${show(slope)} × ${factor(normalization.gamma, show)}/√(${show(normalization.variance)} + 0.00001)`} />`}
    ${!softmax && unit.derivative === 0 && html`<${Remark}>${layer.activation === 'maxout' ? 'Another piece of the unit is larger, so this one learns nothing from the row.' : 'The unit was off for this row: nothing passes back through it, and its weights stay. If it is off for all rows, it is dead.'}</${Remark}>`}`;
}

/** @param {any} props */
const Derivative = ({ layer, unit, derivative, show }) => html`<${Line} name=${`Derivative of ${spaced(layer.activation)}`} formula=${`f′(${sumName(layer)}) = ${derivative}`} value=${show(unit.derivative)}
  note=${`with ${[`${sumName(layer)} = ${show(activationInput(unit))}`, `y = ${show(unit.activated)}`, ...numbers(layer, unit, show)].join(', ')}`} />`;

/** @param {any} layer @param {any} unit @param {(value: number) => string} show @returns {string[]} */
const numbers = (layer, unit, show) => [...Object.entries(layer.hyperparameters).map(([name, value]) => `${spaced(name)} = ${show(/** @type {number} */ (value))}`), ...(unit.alpha === null ? [] : [`slope a = ${show(unit.alpha)}`])];
