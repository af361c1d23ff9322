// @ts-check
/** What a model of one feature answers: a line for a number, a line for each class. */
import { useState } from 'preact/hooks';
import { html, useWidth } from '../page/ui.js';
import { classColor, shapePath } from '../page/palette.js';
import { figure, percent, shortened } from '../page/format.js';
import { axisOf, niceSteps, placeOn } from './axes.js';

const HEIGHT = 340;
const MARGIN = { left: 56, right: 12, top: 12, bottom: 44 };
const MOST_LINES = 8;

/**
 * @param {object} props as those of `Surface`
 * @param {any} props.surface without a second axis
 * @param {import('./field.js').Point[]} props.points
 * @param {string} props.rows
 * @param {{[feature: string]: any} | null} props.at
 * @param {((cells: {[feature: string]: any}) => void) | undefined} props.onPick
 * @param {string} props.target
 */
export function AnswerLine({ surface, points, rows, at, onPick, target }) {
  const [element, width] = useWidth();
  const [pointed, setPointed] = useState(/** @type {number | null} */ (null));
  const axis = axisOf(surface.x);
  const lines = linesOf(surface);
  if (!lines.length) return html`<p class="soft">Too many classes for one feature to draw them.</p>`;
  const placed = points.filter((point) => axis.share(point.x) !== null && point.truth !== null);
  const { low, high } = surface.classes ? { low: 0, high: 1 } : bounds([...lines[0].values, ...placed.map((point) => /** @type {number} */ (point.truth))]);
  const [across, up] = [Math.max(width - MARGIN.left - MARGIN.right, 1), HEIGHT - MARGIN.top - MARGIN.bottom];
  const x = (/** @type {number} */ share) => MARGIN.left + share * across;
  const y = (/** @type {number} */ value) => MARGIN.top + (1 - (value - low) / (high - low)) * up;
  const cross = at ? axis.share(at[axis.feature]) : null;
  const reading = pointed ?? cross;
  const share = (/** @type {any} */ event) => Math.min(Math.max((event.offsetX - MARGIN.left) / across, 0), 1);
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
    const from = reading ?? 0.5;
    if (step) setPointed(Math.min(Math.max(from + (axis.kind === 'category' ? Math.sign(step) / axis.values.length : step), 0), 1));
    else if (event.key === 'Enter') onPick?.({ [axis.feature]: axis.at(from) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const truth = (/** @type {import('./field.js').Point} */ point) => (surface.classes ? 0.03 + 0.05 * (/** @type {number} */ (point.truth) % MOST_LINES) : /** @type {number} */ (point.truth));
  const color = (/** @type {number} */ index) => (surface.classes ? classColor(index, surface.classes.length) : 'var(--accent)');
  return html`<figure ref=${element}>
    ${width > 0 && html`<svg class="line-plot" width=${width} height=${HEIGHT} role="application" aria-roledescription="curve" tabindex="0" data-own-keys aria-label=${`Answer over ${axis.feature}. The left and right keys read it.`}
      onPointerMove=${(/** @type {any} */ event) => setPointed(share(event))} onPointerLeave=${() => setPointed(null)} onBlur=${() => setPointed(null)} onKeyDown=${onKeyDown} onClick=${(/** @type {any} */ event) => onPick?.({ [axis.feature]: axis.at(share(event)) })}>
      ${niceSteps(low, high, 5).map((value) => html`<path class="rule" d=${`M${MARGIN.left} ${y(value)}h${across}`} /><text x=${MARGIN.left - 8} y=${y(value) + 4} text-anchor="end">${figure(value, 3)}</text>`)}
      ${axis.ticks.map((tick) => html`<text x=${x(tick.share)} y=${HEIGHT - 26} text-anchor="middle">${tick.label}</text>`)}
      <text class="axis" x=${MARGIN.left + across / 2} y=${HEIGHT - 6} text-anchor="middle">${shortened(axis.feature, 40)} →</text>
      ${placed.map((point) => html`<path class="point" d=${shapePath(surface.classes ? /** @type {number} */ (point.truth) : 0, x(/** @type {number} */ (axis.share(point.x))), y(truth(point)), 3.5)} style=${{ fill: color(/** @type {number} */ (point.truth)), stroke: point.outlined ? 'var(--ink)' : 'none' }} />`)}
      ${lines.map((line) => html`<path class="curve" d=${`M${line.values.map((value, i) => `${x(middle(axis, i)).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`} style=${{ stroke: surface.classes ? color(line.index) : 'var(--ink)' }} />`)}
      ${reading !== null && html`<path class="rule strong" d=${`M${x(reading)} ${MARGIN.top}v${up}`} />`}
    </svg>`}
    <p class="small" aria-live="polite">${reading === null ? html`<span class="soft">Point at a place to read the answer there.</span>` : html`${shortened(axis.feature, 30)} ${axis.text(axis.at(reading))}: <strong>${read(axis, lines, reading, surface.classes, target)}</strong>`}</p>
    <figcaption>${surface.classes ? `A line for the probability of each class: ${lines.map((line) => shortened(line.name)).join(', ')}. ` : `The line is the answer: ${shortened(target, 30)}. `}${placed.length ? `Points: ${rows}.` : ''}</figcaption>
  </figure>`;
}

/** @param {any} surface @returns {{index: number, name: string, values: number[]}[]} the likeliest classes, or the first target */
function linesOf(surface) {
  const { probabilities, values, classes, targets } = surface;
  if (values) return [{ index: 0, name: targets[0], values: values[0] }];
  return (probabilities ?? []).map((/** @type {number[]} */ line, /** @type {number} */ index) => ({ index, name: classes[index], values: line }))
    .sort((/** @type {any} */ a, /** @type {any} */ b) => Math.max(...b.values) - Math.max(...a.values)).slice(0, MOST_LINES);
}

/** @param {import('./axes.js').Axis} axis @param {number} place */
const middle = (axis, place) => (axis.kind === 'category' ? (place + 0.5) / axis.values.length : place / Math.max(axis.values.length - 1, 1));

/** @param {import('./axes.js').Axis} axis @param {{name: string, values: number[]}[]} lines @param {number} share @param {string[] | null} classes @param {string} target */
function read(axis, lines, share, classes, target) {
  const { lower, upper, part } = placeOn(axis, Math.min(Math.max(share, 0), 1));
  const at = (/** @type {{values: number[]}} */ line) => line.values[lower] + (line.values[upper] - line.values[lower]) * part;
  if (!classes) return `${shortened(target, 30)} ${figure(at(lines[0]))}`;
  const best = lines.reduce((most, line) => (at(line) > at(most) ? line : most));
  return `${shortened(best.name, 40)} ${percent(at(best))}`;
}

/** @param {number[]} values */
function bounds(values) {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const edge = 0.04 * (high - low) || 1;
  return { low: low - edge, high: high + edge };
}
