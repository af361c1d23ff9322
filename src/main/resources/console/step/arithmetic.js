// @ts-check
/** The sums of a traced step, so that each number on the page follows from others on it. */

/**
 * @typedef {import('./path.js').Stop} Stop
 * @typedef {{name: string, left: number, right: number, product: number}} Term
 * @typedef {{name: string, from: string, factors: number[], gradient: number, before: number, after: number}} Change `from` is the
 *   formula of the row's own gradient and `factors` its numbers; `gradient` is the mean over all rows
 */

const EPSILON = 1e-5;
/** Beyond this the exponentials of softmax are taken of differences to the largest sum. */
const LARGE = 100;

/** What adds up to the sum, without the bias. @param {any} unit @param {string[]} names @returns {Term[]} */
export const terms = (unit, names) => unit.weights.map((/** @type {any} */ { weight, input }, /** @type {number} */ i) => ({ name: names[i], left: weight, right: input, product: weight * input }));

/** What an activation gets. @param {any} unit */
export const activationInput = (unit) => unit.normalization?.output ?? unit.sum;

/** @param {Term[]} list */
export const total = (list) => list.reduce((sum, each) => sum + each.product, 0);

/** The exponentials of a softmax layer; `shift` was subtracted from each sum, which changes no share. @param {any} layer */
export function exponentials(layer) {
  const inputs = /** @type {number[]} */ (layer.units.map(activationInput));
  const most = Math.max(...inputs);
  const shift = Math.abs(most) > LARGE ? most : 0;
  const values = inputs.map((input) => Math.exp(input - shift));
  return { inputs, values, shift, sum: values.reduce((sum, value) => sum + value, 0) };
}

/** A unit, or a piece of one, by its class or target if it has one. @param {any} trace @param {number} layer @param {number} i @returns {string} */
export function entryName(trace, layer, i) {
  const { kind, units } = trace.layers[layer];
  if (kind === 'output' && trace.outputs[i]) return String(trace.outputs[i].label ?? trace.outputs[i].target);
  return `unit ${units[i].piece === null ? units[i].unit : `${units[i].unit}.${units[i].piece}`}`;
}

/** What the next layer sends back to a unit by its weights. @param {any} trace @param {Stop} stop @returns {Term[]} */
export function returns(trace, { layer, unit }) {
  const source = trace.layers[layer].units[unit].unit - 1;
  return trace.layers[layer + 1].units.map((/** @type {any} */ each, /** @type {number} */ i) => {
    const { weight } = each.weights[source];
    return { name: entryName(trace, layer + 1, i), left: weight, right: each.delta, product: weight * each.delta };
  });
}

/** What comes back to a unit around the next layer, if that adds its inputs to its outputs; else null. @param {any} trace @param {Stop} stop @returns {number | null} */
export function skipped(trace, { layer, unit }) {
  const next = trace.layers[layer + 1];
  if (!next.residual) return null;
  const { unit: number } = trace.layers[layer].units[unit];
  return sentBack(trace, { way: 'backward', layer: layer + 1, unit: next.units.findIndex((/** @type {any} */ each) => each.unit === number) });
}

/** The derivative of the loss by the output of a hidden unit. @param {any} trace @param {Stop} stop @returns {number} */
export const sentBack = (trace, stop) => total(returns(trace, stop)) + (skipped(trace, stop) ?? 0);

/** What softmax makes of the slopes by its outputs: each one's share in that by its `unit`-th sum. @param {any} layer @param {number[]} slopes @param {number} unit @param {string[]} names @returns {Term[]} */
export const softmaxTerms = (layer, slopes, unit, names) => layer.units.map((/** @type {any} */ { activated }, /** @type {number} */ k) => {
  const right = layer.units[unit].activated * ((k === unit ? 1 : 0) - activated);
  return { name: names[k], left: slopes[k], right, product: slopes[k] * right };
});

/** What the sum's normalization multiplies the gradient by. @param {any} unit */
export const normalizing = ({ normalization }) => (normalization ? normalization.gamma / Math.sqrt(normalization.variance + EPSILON) : 1);

/** What a unit's weights learn. @param {any} unit @param {string[]} names @returns {Change[]} */
export const changes = (unit, names) => unit.weights.map((/** @type {any} */ each, /** @type {number} */ i) => ({ name: names[i], from: 'δ · x', factors: [unit.delta, each.input], gradient: each.gradient, before: each.weight, after: each.new_weight }));

/** What a unit's bias learns: its input is 1. @param {any} unit @returns {Change} */
export const bias = (unit) => ({ name: 'bias b', from: 'δ · x', factors: [unit.delta, 1], gradient: unit.bias_gradient, before: unit.bias, after: unit.new_bias });

/**
 * What a unit learns beside its weights and bias.
 *
 * @param {any} unit
 * @param {number} slope δₙ, the derivative of the loss by what the activation gets
 * @param {number} back g, that by the unit's output
 * @returns {Change[]}
 */
export function extras(unit, slope, back) {
  const { normalization } = unit;
  const list = /** @type {Change[]} */ ([]);
  if (normalization) {
    list.push({ name: 'factor γ', from: 'δₙ · n', factors: [slope, normalization.normalized], gradient: normalization.gamma_gradient, before: normalization.gamma, after: normalization.new_gamma });
    list.push({ name: 'shift β', from: 'δₙ', factors: [slope], gradient: normalization.beta_gradient, before: normalization.beta, after: normalization.new_beta });
  }
  if (unit.alpha !== null) {
    const input = activationInput(unit);
    const sum = normalization ? 'ŝ' : 's';
    list.push({ name: 'slope a', from: input > 0 ? `0, as ${sum} > 0` : `g · ${sum}`, factors: input > 0 ? [0] : [back, input], gradient: unit.alpha_gradient, before: unit.alpha, after: unit.new_alpha });
  }
  return list;
}
