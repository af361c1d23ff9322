// @ts-check
/** Rows as points over two columns. */
import { useEffect, useState } from 'preact/hooks';
import { html, useColorScheme, useWidth } from '../page/ui.js';
import { cellText, figure, shortened } from '../page/format.js';
import { MOST_COLORS, classColor, rgb, shapePath, viridis } from '../page/palette.js';
import { ClassSign, Field, Skeleton } from '../page/basics.js';
import { ColumnChoice } from './choice.js';
import { useSample } from './sample.js';

/** @typedef {import('./column.js').Sample & {total: number}} Sample */

/**
 * The rows of a stored table over two columns that can be chosen.
 *
 * @param {{dataset: any, names: string[], target: string | undefined}} props `names` of the numeric columns
 */
export function TableScatter({ dataset, names, target }) {
  const usable = withoutTarget(names, target);
  const [axes, setAxes] = useState([usable[0], usable[1]]);
  const sample = useSample(dataset, target, axes);
  return html`<figure><${Axes} names=${usable} axes=${axes} onChoose=${setAxes} />${sample ? html`<${Picture} axes=${axes} sample=${sample} />` : html`<${Skeleton} />`}</figure>`;
}

/**
 * Rows over two of their columns that can be chosen.
 *
 * @param {{names: string[], sample: Sample}} props `names` of the numeric columns
 */
export function Scatter({ names, sample }) {
  const usable = withoutTarget(names, sample.target);
  const [axes, setAxes] = useState([usable[0], usable[1]]);
  return html`<figure><${Axes} names=${usable} axes=${axes} onChoose=${setAxes} /><${Picture} axes=${axes} sample=${sample} /></figure>`;
}

/** @param {string[]} names @param {string | undefined} target */
function withoutTarget(names, target) {
  const others = names.filter((name) => name !== target);
  return others.length > 1 ? others : names;
}

/** @param {{names: string[], axes: string[], onChoose: (axes: string[]) => void}} props */
const Axes = ({ names, axes: [x, y], onChoose }) => html`<div class="grid">
  <${Field} label="Across">${(/** @type {object} */ attributes) => html`<${ColumnChoice} names=${names} value=${x} onChoose=${(/** @type {string} */ name) => onChoose([name, y])} attributes=${attributes} />`}</${Field}>
  <${Field} label="Up">${(/** @type {object} */ attributes) => html`<${ColumnChoice} names=${names} value=${y} onChoose=${(/** @type {string} */ name) => onChoose([x, name])} attributes=${attributes} />`}</${Field}>
</div>`;

/** @param {{axes: string[], sample: Sample}} props */
function Picture({ axes: [x, y], sample }) {
  const [canvas, width] = useWidth();
  const scheme = useColorScheme();
  const height = Math.round(width * 0.62);
  const columns = [x, y, sample.target].map((name) => sample.columns.indexOf(name));
  const ranges = [0, 1, 2].map((i) => extent(sample.rows.map((row) => row[columns[i]])));
  useEffect(() => {
    if (width > 0 && canvas.current) draw(canvas.current, width, height, sample, columns, ranges);
  }, [width, scheme, x, y, sample]);
  const shown = sample.rows.length < sample.total ? `${sample.rows.length} of ${sample.total} rows, sampled` : `all ${sample.total} rows`;
  const [low, high] = ranges[0];
  const [bottom, top] = ranges[1];
  const [across, up] = [shortened(x, 40), shortened(y, 40)];
  return html`
    <canvas ref=${canvas} role="img" aria-label=${`${across} across, from ${figure(low)} to ${figure(high)}, and ${up} up, from ${figure(bottom)} to ${figure(top)}: ${shown}`} style=${{ width: '100%', height: `${height}px` }}></canvas>
    ${sample.classes.length > 1 && sample.classes.length <= MOST_COLORS && html`<div class="row small">${sample.classes.map((label, i) => html`<span><${ClassSign} index=${i} classes=${sample.classes.length} /> <bdi>${cellText(label)}</bdi></span>`)}</div>`}
    <figcaption>${shown}; <bdi>${across}</bdi> from ${figure(low)} to ${figure(high)}, <bdi>${up}</bdi> from ${figure(bottom)} to ${figure(top)}.${sample.classes.length === 0 && sample.target ? html` Lighter points have a larger <bdi>${shortened(sample.target, 40)}</bdi>.` : ''}</figcaption>`;
}

/** @param {any[]} cells @returns {[number, number]} */
function extent(cells) {
  const numbers = cells.filter((cell) => typeof cell === 'number');
  if (numbers.length === 0) return [0, 1];
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @param {Sample} sample
 * @param {number[]} columns of x, y and the target
 * @param {[number, number][]} ranges
 */
function draw(canvas, width, height, sample, columns, ranges) {
  const ratio = devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(ratio, ratio);
  context.strokeStyle = `rgb(${rgb('var(--line)').join(' ')})`;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
  const many = sample.classes.length > MOST_COLORS;
  const colors = sample.classes.map((_, i) => `rgb(${rgb(many ? 'var(--rest)' : classColor(i, sample.classes.length)).join(' ')})`);
  const place = (/** @type {number} */ value, /** @type {[number, number]} */ [low, high]) => (value - low) / (high - low);
  for (const row of sample.rows) {
    const [across, up, target] = columns.map((column) => row[column]);
    if (typeof across !== 'number' || typeof up !== 'number') continue;
    const label = sample.classes.indexOf(String(target));
    const color = label >= 0 ? colors[label] : typeof target === 'number' && sample.classes.length === 0 ? `rgb(${viridis(place(target, ranges[2])).join(' ')})` : `rgb(${rgb('var(--rest)').join(' ')})`;
    context.fillStyle = color;
    context.globalAlpha = 0.85;
    context.fill(new Path2D(shapePath(many ? 0 : Math.max(label, 0), 10 + (width - 20) * place(across, ranges[0]), height - 10 - (height - 20) * place(up, ranges[1]), 3.2)));
  }
}
