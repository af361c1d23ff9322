// @ts-check
/** A network as a drawing: inputs, units as pictures of what they answer, and weights. */
import { useMemo, useRef, useState } from 'preact/hooks';
import { html, useColorScheme, useWidth } from '../page/ui.js';
import { count, counted, figure, shortened, spaced } from '../page/format.js';
import { classColor } from '../page/palette.js';
import { fitted } from '../page/lettering.js';
import { Scroll } from '../page/basics.js';
import { classPicture, unitPicture } from '../surface/pictures.js';
import { byUnit, strongest } from './strongest.js';

/**
 * @typedef {{layer: number, unit: number, values: number[]}} UnitValues `layer` counts from 1
 * @typedef {{x: number, y: number, label: string, picture: string | null, bias: number | null}} Place
 */

const MOST_LAYERS = 8;
const SIDE = 66;
const GAP = 10;

/**
 * @param {object} props
 * @param {import('./strongest.js').Layer[]} props.layers as `/models/{ref}/parameters` answers
 * @param {{inputs: {name: string}[], outputs: {target: string, label: string | null}[], layers: {units: number, activation: string}[]}} props.schema
 * @param {any} [props.surface] with the answers of units, if there are any
 * @param {number[][]} [props.chosen] the drawn ones of each layer, so that they stay while weights change
 */
export function Network({ layers: given, schema, surface = null, chosen }) {
  const [element, width] = useWidth();
  const scheme = useColorScheme();
  const layers = useMemo(() => byUnit(given, schema.layers), [given, schema]);
  const drawn = useMemo(() => chosen ?? strongest(layers, axisInputs(schema, surface)), [layers, chosen]);
  const [held, setHeld] = useState(/** @type {[number, number] | null} */ (null));
  const [pointed, setPointed] = useState(/** @type {[number, number] | null} */ (null));
  const rove = useRef(/** @type {[number, number]} */ ([0, 0]));
  const size = width < 520 ? 26 : 36;
  const wide = Math.max(width, 2 * SIDE + 44 * drawn.length);
  const places = useMemo(() => layout(layers, schema, surface, drawn, wide, size), [layers, schema, surface, drawn, wide, size, scheme]);
  if (layers.length > MOST_LAYERS) return html`<p class="soft">${counted(layers.length, 'layer')} are too many to draw.</p>`;
  const height = Math.max(...drawn.map((units) => units.length)) * (size + GAP) + 40;
  const focus = pointed ?? held;
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const next = moved(event.key, rove.current, drawn);
    if (!next) return;
    rove.current = next;
    setPointed(next);
    /** @type {any} */ (event.currentTarget).querySelector(`[data-unit="${next.join('-')}"]`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<figure ref=${element}>
    ${width > 0 && html`<${Scroll} label="Drawing of the network">
      <svg class="network" width=${wide} height=${height} role="group" aria-label=${spokenShape(schema)} data-own-keys onKeyDown=${onKeyDown}>
        ${layers.map((layer, index) => html`<${Weights} key=${index} weights=${layer.weights} from=${drawn[index]} to=${drawn[index + 1]} below=${places[index]} above=${places[index + 1]} size=${size}
          lit=${focus && (focus[0] === index + 1 ? { unit: focus[1] } : focus[0] === index ? { input: focus[1] } : null)} dim=${focus !== null} />`)}
        ${places.map((column, layer) => column.map((place, row) => html`<${Unit} key=${`${layer}-${row}`} ...${place} size=${size} layer=${layer} row=${row} last=${places.length - 1}
          tabindex=${rove.current[0] === layer && rove.current[1] === row ? 0 : -1} name=${nameOf(schema, drawn, layer, row)} held=${held?.[0] === layer && held[1] === row}
          onPoint=${(/** @type {boolean} */ on) => setPointed(on ? [layer, row] : null)}
          onFocus=${() => { rove.current = [layer, row]; setPointed([layer, row]); }}
          onHold=${() => setHeld(held?.[0] === layer && held[1] === row ? null : [layer, row])} />`))}
        ${places.map((column, layer) => html`<text class="tick" x=${column[0]?.x ?? 0} y=${height - 8} text-anchor="middle">${columnName(schema, drawn, layer)}</text>`)}
      </svg>
    </${Scroll}>`}
    <p class="small">${focus ? reading(layers, schema, drawn, focus) : html`<span class="soft">Point at a unit to read its weights.</span>`}</p>
    <figcaption>${surface?.units ? `Squares: what a unit answers over ${shortened(surface.x.feature, 30)} →${surface.y ? ` and ${shortened(surface.y.feature, 30)} ↑` : ''}. ` : ''}Lines are weights: blue and solid is positive, orange and dashed is negative, thicker is larger.${hidden(schema, drawn) ? ' Only the strongest of each column are drawn.' : ''}${layers.some((layer, i) => layer !== given[i]) ? ' The weights of a maxout unit are the means of its pieces.' : ''}</figcaption>
  </figure>`;
}

/** The inputs that the axes of a surface feed. @param {any} schema @param {any} surface @returns {number[]} */
export const axisInputs = (schema, surface) => schema.inputs.flatMap((/** @type {any} */ input, /** @type {number} */ place) => (surface && (input.kind ?? 'value') === 'value' && [surface.x.feature, surface.y?.feature].includes(input.feature ?? input.name) ? [place] : [])).slice(0, 4);

/** @param {any} schema @param {number[][]} drawn */
const hidden = (schema, drawn) => sizes(schema).some((units, layer) => units > (drawn[layer]?.length ?? 0));

/** @param {any} schema @returns {number[]} */
const sizes = (schema) => [schema.inputs.length, ...schema.layers.map((/** @type {any} */ layer) => layer.units)];

/** @param {any} schema */
const spokenShape = (schema) => `Network of ${counted(schema.inputs.length, 'input')} and layers of ${schema.layers.map((/** @type {any} */ layer) => `${layer.units} ${spaced(layer.activation)}`).join(', ')} units`;

/** @param {any} schema @param {number[][]} drawn @param {number} layer */
function columnName(schema, drawn, layer) {
  const units = sizes(schema)[layer];
  const shown = drawn[layer].length < units ? `${drawn[layer].length} of ${count(units)}` : count(units);
  return layer === 0 ? `${shown} in` : `${shown} ${spaced(schema.layers[layer - 1].activation)}`;
}

/** @param {any} schema @param {number[][]} drawn @param {number} layer @param {number} row */
function nameOf(schema, drawn, layer, row) {
  const unit = drawn[layer][row];
  if (layer === 0) return schema.inputs[unit]?.name ?? `input ${unit + 1}`;
  if (layer === drawn.length - 1) return outputName(schema.outputs, unit);
  return `layer ${layer}, unit ${unit + 1}`;
}

/** @param {any[]} layers @param {any} schema @param {number[][]} drawn @param {[number, number]} focus */
function reading(layers, schema, drawn, [layer, row]) {
  const name = shortened(nameOf(schema, drawn, layer, row), 40);
  if (layer === 0) return html`Input <strong>${name}</strong>`;
  const weights = layers[layer - 1].weights[drawn[layer][row]] ?? [];
  const list = drawn[layer - 1].map((unit, below) => ({ name: nameOf(schema, drawn, layer - 1, below), weight: weights[unit] }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, 5);
  const bias = layers[layer - 1].biases[drawn[layer][row]];
  return html`<strong>${name}</strong>: bias ${figure(bias, 3)}, largest weights ${list.map((each, i) => html`${i ? ', ' : ''}${shortened(each.name, 24)} <strong>${figure(each.weight, 3)}</strong>`)}`;
}

/** @param {string} key @param {[number, number]} from @param {number[][]} drawn @returns {[number, number] | null} */
function moved(key, [layer, row], drawn) {
  const within = (/** @type {number} */ to) => /** @type {[number, number]} */ ([to, Math.min(row, drawn[to].length - 1)]);
  switch (key) {
    case 'ArrowDown': return [layer, Math.min(row + 1, drawn[layer].length - 1)];
    case 'ArrowUp': return [layer, Math.max(row - 1, 0)];
    case 'ArrowRight': return within(Math.min(layer + 1, drawn.length - 1));
    case 'ArrowLeft': return within(Math.max(layer - 1, 0));
    case 'Home': return within(0);
    case 'End': return within(drawn.length - 1);
    default: return null;
  }
}

/**
 * @param {any[]} layers
 * @param {any} schema
 * @param {any} surface
 * @param {number[][]} drawn
 * @param {number} width
 * @param {number} size
 * @returns {Place[][]}
 */
function layout(layers, schema, surface, drawn, width, size) {
  const tallest = Math.max(...drawn.map((units) => units.length));
  const side = Math.min(Math.max(width * 0.2, SIDE), 120);
  const across = surface?.unit_values?.x.length ?? 0;
  const units = new Map((surface?.units ?? []).map((/** @type {UnitValues} */ each) => [`${each.layer}-${each.unit}`, each.values]));
  return drawn.map((column, layer) => column.map((unit, row) => {
    const values = units.get(`${layer}-${unit}`);
    const last = layer === drawn.length - 1;
    return {
      x: side + ((width - 2 * side) * layer) / (drawn.length - 1),
      y: GAP + size / 2 + (tallest - column.length) * (size + GAP) / 2 + row * (size + GAP),
      label: layer === 0 || last ? fitted(nameOf(schema, drawn, layer, row), side - size / 2 - GAP) : '',
      picture: values ? unitPicture(values, across) : last ? outputPicture(surface, unit) : null,
      bias: layer ? layers[layer - 1].biases[unit] : null,
    };
  }));
}

/** @param {any} surface @param {number} unit */
function outputPicture(surface, unit) {
  if (!surface?.units) return null;
  const across = surface.x.values.length;
  const classes = surface.classes?.length ?? 0;
  // A network of two classes may have one output: the probability of the second.
  if (surface.probabilities?.[unit]) return classPicture(surface.probabilities[unit], across, classColor(unit, classes, unit));
  return surface.values?.[unit] ? unitPicture(centered(surface.values[unit]), across) : null;
}

/** @type {WeakMap<number[], number[]>} */
const middles = new WeakMap();

/** Numbers less their mean. @param {number[]} values */
function centered(values) {
  const known = middles.get(values);
  if (known) return known;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const less = values.map((value) => value - mean);
  middles.set(values, less);
  return less;
}

/** @param {any} props */
function Weights({ weights, from, to, below, above, size, lit, dim }) {
  const most = weights.reduce((/** @type {number} */ all, /** @type {number[]} */ row) => row.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), all), 1e-12);
  return html`<g>${to.map((/** @type {number} */ unit, /** @type {number} */ i) => from.map((/** @type {number} */ input, /** @type {number} */ j) => {
    const weight = weights[unit]?.[input] ?? 0;
    const share = Math.abs(weight) / most;
    const bright = lit && (lit.unit === i || lit.input === j);
    const bend = (above[i].x - below[j].x) / 2;
    return html`<path class=${weight < 0 ? 'negative' : 'positive'} d=${`M${below[j].x + size / 2} ${below[j].y}C${below[j].x + bend} ${below[j].y} ${above[i].x - bend} ${above[i].y} ${above[i].x - size / 2} ${above[i].y}`}
      style=${{ strokeWidth: 0.5 + 4 * share, opacity: dim ? (bright ? 0.4 + 0.6 * share : 0.06) : 0.15 + 0.75 * share }} />`;
  }))}</g>`;
}

/** @param {any} props */
function Unit({ x, y, label, picture, bias, size, layer, row, last, tabindex, name, held, onPoint, onFocus, onHold }) {
  const half = size / 2;
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onHold();
  };
  return html`<g class="unit" role="button" data-unit=${`${layer}-${row}`} tabindex=${tabindex} aria-pressed=${String(Boolean(held))} aria-label=${bias === null ? `input ${name}` : `${name}, bias ${figure(bias, 3)}`}
    onPointerEnter=${() => onPoint(true)} onPointerLeave=${() => onPoint(false)} onFocus=${onFocus} onBlur=${() => onPoint(false)} onClick=${onHold} onKeyDown=${onKeyDown}>
    <title>${shortened(name, 200)}</title>
    ${layer === 0
      ? html`<circle cx=${x} cy=${y} r=${half * 0.4} />`
      : html`<rect x=${x - half} y=${y - half} width=${size} height=${size} rx="6" class="back" />
        ${picture && html`<image href=${picture} x=${x - half + 2} y=${y - half + 2} width=${size - 4} height=${size - 4} preserveAspectRatio="none" />`}
        <rect x=${x - half} y=${y - half} width=${size} height=${size} rx="6" class="edge" />`}
    <rect class="reach" x=${x - half - GAP / 2} y=${y - half - GAP / 2} width=${size + GAP} height=${size + GAP} rx="8" />
    ${label && html`<text class="name" x=${layer === 0 ? x - half : x + half + 6} y=${y + 4} text-anchor=${layer === 0 ? 'end' : 'start'}>${label}</text>`}
  </g>`;
}

/** The class of an output, or its target where there are several. @param {{target: string, label: string | null}[]} outputs @param {number} unit */
function outputName(outputs, unit) {
  const { target, label } = outputs[unit] ?? { target: `output ${unit + 1}`, label: null };
  const several = outputs.some((each) => each.target !== target);
  return label === null ? target : several ? `${target}: ${label}` : label;
}
