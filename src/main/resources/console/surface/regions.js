// @ts-check
/** What stands beside a painted surface: names of its regions, and the scale of its colors. */
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../page/ui.js';
import { viridis } from '../page/palette.js';
import { figure, shortened } from '../page/format.js';
import { niceSteps } from './axes.js';

const LABELS = 8;

/**
 * Where to write the names of classes: for each large region the place that is farthest from its edges.
 *
 * @param {import('./field.js').Field} field
 * @returns {{name: string, x: number, y: number}[]}
 */
export function regionLabels({ xAxis, yAxis, classes, top }) {
  if (!classes || !top || xAxis.kind === 'category' || yAxis.kind === 'category') return [];
  const [across, up] = [xAxis.values.length, yAxis.values.length];
  const depth = depths(top, across, up);
  /** @type {Map<number, {place: number, size: number}>} */
  const found = new Map();
  depth.forEach((deep, place) => {
    const region = found.get(top[2 * place]) ?? { place, size: 0 };
    region.size++;
    if (deep > depth[region.place]) region.place = place;
    found.set(top[2 * place], region);
  });
  return [...found].filter(([, { size }]) => size > 0.03 * across * up).sort((a, b) => b[1].size - a[1].size).slice(0, LABELS)
    .map(([index, { place }]) => ({ name: classes[index], x: (place % across) / Math.max(across - 1, 1), y: Math.floor(place / across) / Math.max(up - 1, 1) }));
}

/** Steps to the nearest other class or edge, in two sweeps. @param {Int32Array} top @param {number} across @param {number} up */
function depths(top, across, up) {
  const depth = new Int32Array(across * up);
  const sweep = (/** @type {number} */ from, /** @type {number} */ end, /** @type {number} */ step) => {
    for (let place = from; place !== end; place += step) {
      const [i, j] = [place % across, Math.floor(place / across)];
      const edge = i === 0 || j === 0 || i === across - 1 || j === up - 1;
      const before = [place - step, place - step * across].map((other) => (top[2 * other] === top[2 * place] ? depth[other] : 0));
      const least = edge ? 1 : Math.min(...before) + 1;
      depth[place] = depth[place] ? Math.min(depth[place], least) : least;
    }
  };
  sweep(0, depth.length, 1);
  sweep(depth.length - 1, -1, -1);
  return depth;
}

/** The colors of numbers, with ticks. @param {{range: {low: number, high: number}, name: string}} props */
export function ColorScale({ range: { low, high }, name }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    for (let i = 0; i < 256; i++) {
      pen.fillStyle = `rgb(${viridis(i / 255).join(' ')})`;
      pen.fillRect(i, 0, 1, 1);
    }
  }, []);
  const ticks = niceSteps(low, high, 5);
  return html`<div class="scale" role="img" aria-label=${`Colors of ${name}: dark is ${figure(low, 3)}, bright is ${figure(high, 3)}`}>
    <span class="small soft">${shortened(name, 30)}</span>
    <div><canvas ref=${canvas} width="256" height="1"></canvas>
      <div class="marks" aria-hidden="true">${ticks.map((tick) => html`<span style=${{ insetInlineStart: `${(100 * (tick - low)) / (high - low)}%` }}>${figure(tick, 4)}</span>`)}</div></div>
  </div>`;
}
