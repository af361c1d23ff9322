// @ts-check
/** How far the answers of a regression are off. */
import { html, useWidth } from '../page/ui.js';
import { figure, shortened } from '../page/format.js';
import { niceSteps } from '../surface/axes.js';

const HEIGHT = 320;
const MARGIN = { left: 56, right: 12, top: 12, bottom: 44 };

/**
 * Truth less answer for each row, over the answers.
 *
 * @param {object} props
 * @param {{row: number, prediction: any, residual: number | null}[]} props.items
 * @param {string} props.rows which rows
 * @param {string} props.target
 * @param {number | null} props.chosen a row's number
 * @param {(row: number) => void} props.onChoose
 */
export function Residuals({ items, rows, target, chosen, onChoose }) {
  const [element, width] = useWidth();
  const points = items.filter((item) => typeof item.prediction === 'number' && item.residual !== null).map((item) => ({ row: item.row, x: item.prediction, y: /** @type {number} */ (item.residual) }));
  if (!points.length) return html`<p class="soft">No row to show.</p>`;
  const [left, right] = widened(points.map((point) => point.x));
  const [low, high] = widened([0, ...points.map((point) => point.y)]);
  const [across, up] = [Math.max(width - MARGIN.left - MARGIN.right, 1), HEIGHT - MARGIN.top - MARGIN.bottom];
  const x = (/** @type {number} */ value) => MARGIN.left + ((value - left) / (right - left)) * across;
  const y = (/** @type {number} */ value) => MARGIN.top + (1 - (value - low) / (high - low)) * up;
  const name = shortened(target, 30);
  return html`<figure ref=${element}>
    ${width > 0 && html`<svg class="residuals" width=${width} height=${HEIGHT} role="img" aria-label=${`Truth less answer of ${points.length} rows: from ${figure(low, 3)} to ${figure(high, 3)}`}>
      ${niceSteps(low, high, 5).map((value) => html`<path class="line" d=${`M${MARGIN.left} ${y(value)}h${across}`} /><text x=${MARGIN.left - 8} y=${y(value) + 4} text-anchor="end">${figure(value, 3)}</text>`)}
      ${niceSteps(left, right, width < 400 ? 3 : 6).map((value) => html`<text x=${x(value)} y=${HEIGHT - 26} text-anchor="middle">${figure(value, 3)}</text>`)}
      <path class="zero" d=${`M${MARGIN.left} ${y(0)}h${across}`} />
      <text class="axis" x=${MARGIN.left + across / 2} y=${HEIGHT - 6} text-anchor="middle">answer: ${name} →</text>
      <text class="axis" transform=${`translate(12 ${MARGIN.top + up / 2}) rotate(-90)`} text-anchor="middle">truth − answer →</text>
      ${points.map((point) => html`<circle class=${point.row === chosen ? 'chosen' : ''} cx=${x(point.x)} cy=${y(point.y)} r=${point.row === chosen ? 7 : 4} onClick=${() => onChoose(point.row)}><title>Row ${point.row}: off by ${figure(point.y, 3)}</title></circle>`)}
    </svg>`}
    <figcaption>${rows}. Above the line the truth is larger than the answer, below it is smaller. A point is a row to try.</figcaption>
  </figure>`;
}

/** @param {number[]} values @returns {[number, number]} */
function widened(values) {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const edge = 0.05 * (high - low) || 1;
  return [low - edge, high + edge];
}
