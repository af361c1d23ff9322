// @ts-check
/** Which units of a network are worth drawing. */

/** @typedef {{weights: number[][], biases: number[]}} Layer weights by unit, then by input */

/** The most inputs, or units of a hidden layer, that are drawn. */
export const MOST_UNITS = 8;
const MOST_OUTPUTS = 10;

/**
 * The strongest inputs, units of each layer and outputs, in their own order: those with the largest product of absolute
 * weights on all ways to the outputs.
 *
 * @param {Layer[]} layers
 * @param {number[]} inputs that are drawn in any case
 * @returns {number[][]} places, first of the inputs, last of the outputs
 */
export function strongest(layers, inputs = [], most = MOST_UNITS) {
  const outputs = layers[layers.length - 1].weights.length;
  /** @type {number[]} */
  let strength = new Array(outputs).fill(1);
  const chosen = [Array.from({ length: Math.min(outputs, MOST_OUTPUTS) }, (_, i) => i)];
  for (const { weights } of layers.toReversed()) {
    const below = /** @type {number[]} */ (new Array(weights[0]?.length ?? 0).fill(0));
    weights.forEach((row, unit) => row.forEach((weight, i) => (below[i] += Math.abs(weight) * (strength[unit] ?? 0))));
    const total = below.reduce((sum, value) => sum + value, 0) || 1;
    strength = below.map((value) => value / total);
    chosen.unshift(largest(strength, most));
  }
  chosen[0] = largest(strength.map((value, input) => value + (inputs.includes(input) ? 1 : 0)), most);
  return chosen;
}

/** The places of the largest values, in order. @param {number[]} values @param {number} most */
function largest(values, most) {
  return values.map((_, place) => place).sort((a, b) => values[b] - values[a] || a - b).slice(0, most).sort((a, b) => a - b);
}

/**
 * Layers with one row of weights a unit: a maxout unit has several, of which the mean stands for it.
 *
 * @param {Layer[]} layers
 * @param {{units: number}[]} shapes
 * @returns {Layer[]}
 */
export function byUnit(layers, shapes) {
  return layers.map((layer, i) => {
    const pieces = Math.round(layer.weights.length / (shapes[i]?.units ?? layer.weights.length));
    if (pieces <= 1) return layer;
    const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / pieces;
    const of = (/** @type {any[]} */ rows, /** @type {number} */ unit) => rows.slice(unit * pieces, (unit + 1) * pieces);
    const units = Array.from({ length: shapes[i].units }, (_, unit) => unit);
    return {
      weights: units.map((unit) => layer.weights[0].map((_, input) => mean(of(layer.weights, unit).map((row) => row[input])))),
      biases: units.map((unit) => mean(of(layer.biases, unit))),
    };
  });
}
