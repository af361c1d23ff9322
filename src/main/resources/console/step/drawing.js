// @ts-check
/** The network of a traced step: what is known so far of each unit, and the weights at hand. */
import { html, useWidth } from '../page/ui.js';
import { counted, figure, shortened } from '../page/format.js';
import { fitted } from '../page/lettering.js';
import { Scroll } from '../page/basics.js';
import { drawnInputs, drawnUnits, stopName, unitName } from './path.js';

const MOST_UNITS = 8;
const BOX = { width: 64, height: 26 };
const SMALL_BOX = { width: 52, height: 26 };
const ROW = 44;
const NARROW = 480;
/** Between columns, where the numbers of weights fit. */
const LABELED = 130;

/**
 * @param {{trace: any, stops: import('./path.js').Stop[], at: number, inputs: string[], choose: (at: number) => void}} props `at`
 *   is the place of the current stop
 */
export function StepNetwork({ trace, stops, at, inputs, choose }) {
  const [element, width] = useWidth();
  const stop = stops[at];
  const narrow = width < NARROW;
  const box = narrow ? SMALL_BOX : BOX;
  const margin = narrow ? 74 : 132;
  const wide = Math.max(width, 2 * margin + (box.width + 6) * trace.layers.length);
  const columns = layout(trace, stop, wide, margin);
  const height = 16 + Math.max(...columns.map((column) => column.length)) * ROW;
  const hidden = columns.some((column, i) => column.length < (i === 0 ? trace.inputs.length : trace.layers[i - 1].units.length));
  const reach = (/** @type {'forward' | 'backward'} */ way, /** @type {number} */ layer, /** @type {number} */ unit) => stops.findIndex((each) => each.way === way && each.layer === layer && each.unit === unit);
  return html`<figure ref=${element}>
    ${width > 0 && html`<${Scroll} label="Drawing of the network">
      <svg class="stepnet" width=${wide} height=${height} role="img" aria-label=${`${stopName(trace, stop)}${stop.unit < 0 ? '' : `, ${stop.way} pass`}`}>
        <${Lines} ...${{ trace, columns, stop, height, box, labeled: (wide - 2 * margin) / (columns.length - 1) >= LABELED }} />
        ${columns.map((column, i) => column.map((place) => html`<${Box} key=${`${i}-${place.unit}`} ...${place} column=${i} height=${height} box=${box}
          room=${margin - box.width / 2 - 8} ...${look({ trace, inputs, column: i, unit: place.unit, stop, at, reach, choose })} />`))}
      </svg>
    </${Scroll}>`}
    <figcaption>${stop.way === 'backward' ? 'Orange: the deltas known so far, from the right to the left.' : 'Blue: the outputs known so far, from the left to the right.'} Solid weights are positive, dashed ones negative. Choose a unit to go there.${hidden ? ` At most ${counted(MOST_UNITS, 'unit')} of a layer are drawn, those that change most.` : ''}</figcaption>
  </figure>`;
}

/** @typedef {{unit: number, x: number, row: number, rows: number}} Place */

/** @param {any} trace @param {import('./path.js').Stop} stop @param {number} wide @param {number} margin for names @returns {Place[][]} */
function layout(trace, stop, wide, margin) {
  const drawn = [drawnInputs(trace, MOST_UNITS), ...trace.layers.map((/** @type {any} */ layer, /** @type {number} */ i) => drawnUnits(layer, MOST_UNITS, stop.layer === i && stop.unit >= 0 ? stop.unit : null))];
  const between = (wide - 2 * margin) / (drawn.length - 1);
  return drawn.map((/** @type {number[]} */ units, /** @type {number} */ i) => units.map((unit, row) => ({ unit, x: margin + i * between, row, rows: units.length })));
}

/** @param {Place} place @param {number} height */
const middle = ({ row, rows }, height) => height / 2 + (row - (rows - 1) / 2) * ROW;

/** The weights; those at hand with their numbers. @param {any} props */
function Lines({ trace, columns, stop, height, box, labeled }) {
  const lines = columns.slice(1).flatMap((/** @type {Place[]} */ column, /** @type {number} */ i) => column.flatMap((to) => columns[i].map((/** @type {Place} */ from) => {
    const source = i === 0 ? from.unit : trace.layers[i - 1].units[from.unit].unit - 1;
    const { weight } = trace.layers[i].units[to.unit].weights[source];
    const entering = stop.layer === i && stop.unit === to.unit;
    const leaving = stop.way === 'backward' && stop.layer === i - 1 && stop.unit === from.unit;
    const [left, right] = [[from.x + box.width / 2, middle(from, height)], [to.x - box.width / 2, middle(to, height)]];
    // The numbers stand near the ends that differ.
    const share = leaving ? 0.72 : 0.28;
    return { key: `${i}-${from.unit}-${to.unit}`, weight, left, right, lit: entering || leaving, x: left[0] + share * (right[0] - left[0]), y: left[1] + share * (right[1] - left[1]) };
  })));
  return html`
    ${lines.map((/** @type {any} */ { key, weight, left, right, lit }) => html`<path key=${key} class=${`${lit ? stop.way : 'faint'} ${weight < 0 ? 'dashed' : ''}`} d=${`M${left.join(' ')}L${right.join(' ')}`} />`)}
    ${labeled && lines.filter((/** @type {any} */ each) => each.lit).map((/** @type {any} */ { key, weight, x, y }) => html`<text key=${`${key}-weight`} class="weight" text-anchor="middle" x=${x} y=${y + 4}>${figure(weight, 3)}</text>`)}`;
}

/** What a box shows at a stop. @param {any} props */
function look({ trace, inputs, column, unit, stop, at, reach, choose }) {
  if (column === 0) return { text: figure(trace.inputs[unit].scaled, 3), left: inputs[unit], kind: `input ${stop.way === 'inputs' ? 'forward current' : ''}`, go: () => choose(0) };
  const layer = trace.layers[column - 1];
  const { output, delta } = layer.units[unit];
  const way = stop.way === 'backward' ? 'backward' : 'forward';
  const place = reach(way, column - 1, unit);
  const known = place <= at;
  const current = place === at;
  const label = layer.kind === 'output' ? trace.outputs[unit]?.label ?? trace.outputs[unit]?.target : null;
  return {
    text: known ? figure(way === 'forward' ? output : delta, 3) : `${unitName(layer.units[unit])}`,
    right: label, kind: `${known ? way : 'unknown'} ${current ? 'current' : ''}`, go: () => choose(place),
  };
}

/** @param {any} props */
function Box({ x, row, rows, height, box, room, text, left, right, kind, go }) {
  const y = middle({ row, rows, x, unit: 0 }, height);
  return html`<g class=${`box ${kind}`} onClick=${go} transform=${`translate(${x} ${y})`}>
    <rect x=${-box.width / 2} y=${-box.height / 2} width=${box.width} height=${box.height} rx="6" />
    <text text-anchor="middle" y="4">${text}</text>
    ${left && html`<text class="name" text-anchor="end" x=${-box.width / 2 - 6} y="4">${fitted(left, room)}<title>${shortened(left, 200)}</title></text>`}
    ${right && html`<text class="name" x=${box.width / 2 + 6} y="4">${fitted(right, room)}<title>${shortened(right, 200)}</title></text>`}
  </g>`;
}
