// @ts-check
/** Small paintings of the built-in data sets. */
import { html } from '../page/ui.js';
import { shapePath } from '../page/palette.js';

/** @typedef {[number, number, number]} Dot place across and up from 0 to 1, and class */

/** Numbers that look drawn at random, always the same. */
function* scatter() {
  let state = 7;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648 - 0.5;
  }
}

/** @param {(i: number, noise: () => number) => Dot} place @param {number} count @returns {Dot[]} */
function dots(place, count) {
  const numbers = scatter();
  return Array.from({ length: count }, (_, i) => place(i, () => /** @type {number} */ (numbers.next().value)));
}

/** @param {(a: number, b: number) => number} truth */
const gate = (truth) => () => [[0, 0], [0, 1], [1, 0], [1, 1]].map(([a, b]) => /** @type {Dot} */ ([0.2 + 0.6 * a, 0.2 + 0.6 * b, truth(a, b)]));

/** @type {Record<string, () => Dot[]>} */
const SETS = {
  and: gate((a, b) => a & b),
  or: gate((a, b) => a | b),
  xor: gate((a, b) => a ^ b),
  not: () => [[0.25, 0.5, 1], [0.75, 0.5, 0]],
  iris: () => dots((i, n) => [[0.18, 0.2], [0.55, 0.5], [0.75, 0.75]].map(([x, y]) => /** @type {Dot} */ ([x + 0.25 * n(), y + 0.25 * n(), i % 3]))[i % 3], 45),
  diabetes: () => dots((i, n) => [i / 40, 0.15 + (0.6 * i) / 40 + 0.35 * n(), 0], 40),
  circle: () => dots((i, n) => ring(i % 2 ? 0.42 : 0.16, i, n), 44),
  gaussians: () => dots((i, n) => (i % 2 ? [0.3 + 0.4 * n(), 0.3 + 0.4 * n(), 0] : [0.7 + 0.4 * n(), 0.7 + 0.4 * n(), 1]), 44),
  spiral: () => dots((i, n) => arm(i, n), 60),
  moons: () => dots((i, n) => moon(i, n), 50),
  sine: () => dots((i, n) => [i / 40, 0.5 + 0.35 * Math.sin((2 * Math.PI * i) / 40) + 0.08 * n(), 0], 40),
  plane: () => dots((i, n) => [0.5 + n(), 0.5 + n(), i % 2], 40),
};

/** @param {number} radius @param {number} i @param {() => number} n @returns {Dot} */
const ring = (radius, i, n) => [0.5 + (radius + 0.08 * n()) * Math.cos(i), 0.5 + (radius + 0.08 * n()) * Math.sin(i), i % 2];

/** @param {number} i @param {() => number} n @returns {Dot} */
function arm(i, n) {
  const turn = (i >> 1) / 30;
  const angle = 5 * turn + (i % 2) * Math.PI;
  return [0.5 + 0.42 * turn * Math.sin(angle) + 0.03 * n(), 0.5 + 0.42 * turn * Math.cos(angle) + 0.03 * n(), i % 2];
}

/** @param {number} i @param {() => number} n @returns {Dot} */
function moon(i, n) {
  const angle = (Math.PI * (i >> 1)) / 25;
  return i % 2 ? [0.4 + 0.28 * Math.cos(angle) + 0.04 * n(), 0.45 + 0.3 * Math.sin(angle) + 0.04 * n(), 0]
    : [0.62 - 0.28 * Math.cos(angle) + 0.04 * n(), 0.55 - 0.3 * Math.sin(angle) + 0.04 * n(), 1];
}

const THREE = ['..####..', '.##..##.', '.....##.', '...###..', '.....##.', '.....##.', '.##..##.', '..####..'];

/** The painting of a set; a plain one for those that have none. @param {{name: string}} props */
export function SampleArt({ name }) {
  return html`<svg viewBox="0 0 100 60" aria-hidden="true" style=${{ background: 'var(--background)', borderRadius: '6px' }}>
    ${name === 'digits' ? pixels() : points((SETS[name] ?? SETS.gaussians)())}
  </svg>`;
}

/** @param {Dot[]} list */
const points = (list) => list.map(([x, y, kind]) => html`<path d=${shapePath(kind, 15 + 70 * x, 55 - 50 * y, list.length < 5 ? 5 : 2)} style=${{ fill: `var(--four-${kind})` }} />`);

const pixels = () => THREE.flatMap((line, y) => [...line].map((mark, x) => mark === '#' && html`<rect x=${26 + 6 * x} y=${6 + 6 * y} width="6" height="6" style=${{ fill: 'var(--ink)', opacity: 0.35 + 0.6 * (((x * 7 + y * 3) % 5) / 4) }} />`));
