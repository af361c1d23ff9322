// @ts-check
/** One step of back-propagation as a walk: the inputs, forward from unit to unit, over the loss, and backward. */

/**
 * @typedef {{way: 'inputs' | 'forward' | 'loss' | 'backward', layer: number, unit: number}} Stop `layer` and `unit` are places in
 *   a trace; −1 for none
 */

const LONGEST = 40;

/** @param {any} trace @returns {Stop[]} */
export function walk(trace) {
  const units = trace.layers.flatMap((/** @type {any} */ { units: list }, /** @type {number} */ layer) => list.map((/** @type {any} */ _, /** @type {number} */ unit) => ({ layer, unit })));
  const backward = [...units].sort((a, b) => b.layer - a.layer || a.unit - b.unit);
  return [
    { way: 'inputs', layer: -1, unit: -1 },
    ...units.map((/** @type {any} */ each) => ({ way: /** @type {const} */ ('forward'), ...each })),
    { way: 'loss', layer: trace.layers.length - 1, unit: -1 },
    ...backward.map((each) => ({ way: /** @type {const} */ ('backward'), ...each })),
  ];
}

/** What a unit's weights are multiplied by. @param {any} trace @param {string[]} inputs names of the network's inputs @param {number} layer */
export function sources(trace, inputs, layer) {
  if (layer === 0) return inputs.map(short);
  return unitNumbers(trace.layers[layer - 1]).map((number) => `unit ${number}`);
}

/** The numbers of a layer's units; a maxout unit has several entries. @param {any} layer @returns {number[]} */
const unitNumbers = (layer) => [...new Set(/** @type {number[]} */ (layer.units.map((/** @type {any} */ each) => each.unit)))];

/** A unit's name in its layer: `2`, or `2.1` for a piece. @param {any} unit */
export const unitName = (unit) => (unit.piece === null ? String(unit.unit) : `${unit.unit}.${unit.piece}`);

/** A name of a feature that may be long. @param {string} name */
const short = (name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** The largest of a list, in their own order. @template T @param {T[]} list @param {(each: T) => number} size @param {number} most @returns {T[]} */
export function largest(list, size, most) {
  if (list.length <= most) return list;
  const chosen = new Set([...list].sort((a, b) => Math.abs(size(b)) - Math.abs(size(a))).slice(0, most));
  return list.filter((each) => chosen.has(each));
}

/**
 * The units of a layer that are drawn: those that change most, and the one at hand.
 *
 * @param {any} layer
 * @param {number} most
 * @param {number | null} atHand
 * @returns {number[]}
 */
export function drawnUnits(layer, most, atHand) {
  const all = /** @type {number[]} */ (layer.units.map((/** @type {any} */ _, /** @type {number} */ i) => i));
  const chosen = [...largest(all, (i) => layer.units[i].delta, most)];
  if (atHand !== null && !chosen.includes(atHand)) chosen[chosen.length - 1] = atHand;
  return chosen.sort((a, b) => a - b);
}

/** The inputs that are drawn: those with the largest share in the first layer's sums. @param {any} trace @param {number} most @returns {number[]} */
export function drawnInputs(trace, most) {
  const shares = /** @type {number[]} */ (trace.inputs.map((/** @type {any} */ _, /** @type {number} */ i) => trace.layers[0].units.reduce((/** @type {number} */ sum, /** @type {any} */ unit) => sum + Math.abs(unit.weights[i].weight * unit.weights[i].input), 0)));
  return largest(shares.map((_, i) => i), (i) => shares[i], most);
}

/** What a stop is called. @param {any} trace @param {Stop} stop */
export function stopName(trace, stop) {
  if (stop.way === 'inputs') return 'The inputs';
  if (stop.way === 'loss') return 'The loss';
  const layer = trace.layers[stop.layer];
  const unit = layer.units[stop.unit];
  const label = trace.outputs[stop.unit]?.label;
  return layer.kind === 'output' ? `Output ${unitName(unit)}${label ? ` (${short(label)})` : ''}` : `Unit ${unitName(unit)} of layer ${layer.layer}`;
}
