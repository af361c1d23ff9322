// @ts-check
/** Which classes a model takes for which. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { html, useColorScheme } from '../page/ui.js';
import { rgb } from '../page/palette.js';
import { count, percent, shortened } from '../page/format.js';
import { Scroll } from '../page/basics.js';

const MOST_CELLS = 12;
const LISTED = 10;

/**
 * @param {object} props
 * @param {{labels: string[], counts: number[][]}} props.matrix rows are the truth, columns the answer
 * @param {string} props.rows which rows, such as `30 test rows`
 */
export function ConfusionMatrix({ matrix, rows }) {
  const { labels } = matrix;
  return html`<figure>
    ${labels.length <= MOST_CELLS ? html`<${Whole} ...${matrix} />` : html`<${Collapsed} ...${matrix} />`}
    <figcaption>${rows}. ${labels.length <= MOST_CELLS ? 'A row for each true class, a column for each answer; the diagonal is right.' : `Of ${count(labels.length)} classes the picture has a point for each truth (downwards) and answer (rightwards); brighter is more.`}</figcaption>
  </figure>`;
}

/** @param {{labels: string[], counts: number[][]}} props */
const Whole = ({ labels, counts }) => html`<${Scroll} label="Counts by class"><table class=${`matrix ${labels.length > 6 ? 'dense' : ''}`}>
  <thead><tr><th scope="col" class="corner">truth ↓ answer →</th>${labels.map((label) => html`<th scope="col" title=${shortened(label, 200)}>${named(label)}</th>`)}</tr></thead>
  <tbody>${counts.map((row, truth) => {
    const total = row.reduce((sum, each) => sum + each, 0) || 1;
    return html`<tr><th scope="row" title=${shortened(labels[truth], 200)}>${named(labels[truth])}</th>${row.map((each, answer) => html`<td class=${each === 0 ? 'none' : ''} style=${{ background: tint(truth === answer, each / total) }}>${count(each)}</td>`)}</tr>`;
  })}</tbody>
</table></${Scroll}>`;

/** @param {string} label */
const named = (label) => shortened(label, 16) || '(empty)';

/** @param {boolean} right @param {number} share */
const tint = (right, share) => `color-mix(in srgb, var(--${right ? 'positive' : 'negative'}) ${share > 0 ? Math.round(8 + 42 * share) : 0}%, var(--panel))`;

/** @param {{labels: string[], counts: number[][]}} props */
function Collapsed({ labels, counts }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const scheme = useColorScheme();
  const { confused, worst } = useMemo(() => ranked(labels, counts), [labels, counts]);
  useEffect(() => paint(canvas.current, counts), [counts, scheme]);
  return html`<div class="collapsed"><canvas ref=${canvas} width=${labels.length} height=${labels.length} role="img" aria-label=${`Confusion matrix of ${labels.length} classes`}></canvas>
    <div class="stack close">
      ${confused.length === 0 ? html`<p>No row was taken for another class.</p>` : html`<h3>Most often confused</h3>
      <ol class="list">${confused.map((each) => html`<li><span><strong>${named(labels[each.truth])}</strong> taken for <strong>${named(labels[each.answer])}</strong></span><span>${count(each.rows)}</span></li>`)}</ol>`}
      ${worst.length > 0 && html`<details><summary>Classes found least often</summary><ol class="list">${worst.map((each) => html`<li><span>${named(labels[each.truth])}</span><span>${percent(each.recall)} of ${count(each.rows)}</span></li>`)}</ol></details>`}
    </div></div>`;
}

/** @param {string[]} labels @param {number[][]} counts */
function ranked(labels, counts) {
  const confused = counts.flatMap((row, truth) => row.flatMap((rows, answer) => (rows > 0 && truth !== answer ? [{ truth, answer, rows }] : [])));
  const found = labels.map((_, truth) => ({ truth, rows: counts[truth].reduce((sum, each) => sum + each, 0) })).filter(({ rows }) => rows > 0)
    .map((each) => ({ ...each, recall: counts[each.truth][each.truth] / each.rows }));
  return { confused: confused.sort((a, b) => b.rows - a.rows).slice(0, LISTED), worst: found.sort((a, b) => a.recall - b.recall).slice(0, LISTED) };
}

/** @param {HTMLCanvasElement | null} canvas @param {number[][]} counts */
function paint(canvas, counts) {
  const pen = canvas?.getContext('2d');
  if (!pen) return;
  const image = pen.createImageData(counts.length, counts.length);
  const [paper, right, wrong] = [rgb('var(--background)'), rgb('var(--positive)'), rgb('var(--negative)')];
  counts.forEach((row, truth) => {
    const total = row.reduce((sum, each) => sum + each, 0) || 1;
    row.forEach((each, answer) => {
      const strength = each ? 0.35 + 0.65 * (each / total) : 0;
      const color = truth === answer ? right : wrong;
      const pixel = 4 * (truth * counts.length + answer);
      for (let channel = 0; channel < 3; channel++) image.data[pixel + channel] = paper[channel] + (color[channel] - paper[channel]) * strength;
      image.data[pixel + 3] = 255;
    });
  });
  pen.putImageData(image, 0, 0);
}
