// @ts-check
/** A pad to draw on, for features that are the pixels of a picture, such as `p0_0` to `p7_7`. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html, useColorScheme } from '../page/ui.js';
import { rgb } from '../page/palette.js';
import { figure } from '../page/format.js';

/** @typedef {{rows: number, columns: number, cells: Map<string, string>, low: number, high: number}} Grid names of features by `row-column` */

const FEWEST = 16;
const LARGEST = 64;

/**
 * The grid that features form by their names, or null.
 *
 * @param {import('./inputs.js').Feature[]} features
 * @returns {Grid | null}
 */
export function gridOf(features) {
  const pixels = features.flatMap((feature) => {
    const parts = feature.type === 'numeric' ? /^(.*?)_?(\d{1,2})[_x](\d{1,2})$/.exec(feature.name) : null;
    return parts ? [{ feature, prefix: parts[1], row: Number(parts[2]), column: Number(parts[3]) }] : [];
  });
  if (pixels.length < FEWEST || pixels.length < features.length || pixels.some(({ prefix }) => prefix !== pixels[0].prefix)) return null;
  const [rows, columns] = [Math.max(...pixels.map(({ row }) => row)) + 1, Math.max(...pixels.map(({ column }) => column)) + 1];
  if (rows > LARGEST || columns > LARGEST || rows < 3 || columns < 3 || pixels.length < 0.7 * rows * columns) return null;
  const bounds = pixels.map(({ feature }) => feature.range).filter((range) => range !== null);
  return {
    rows, columns,
    cells: new Map(pixels.map(({ feature, row, column }) => [`${row}-${column}`, feature.name])),
    low: Math.min(...bounds.map(({ min }) => Number(min))), high: Math.max(...bounds.map(({ max }) => Number(max))),
  };
}

/**
 * @param {object} props
 * @param {Grid} props.grid
 * @param {Record<string, any>} props.instance
 * @param {(cells: Record<string, any>) => void} props.onChange
 */
export function Pad({ grid, instance, onChange }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const scheme = useColorScheme();
  const [erases, setErases] = useState(false);
  const [cursor, setCursor] = useState(/** @type {{row: number, column: number} | null} */ (null));
  const latest = useRef(instance);
  latest.current = instance;
  const share = (/** @type {any} */ value) => Math.min(Math.max((Number(value ?? grid.low) - grid.low) / (grid.high - grid.low || 1), 0), 1);
  useEffect(() => paint(canvas.current, grid, instance, share), [instance, grid, scheme]);
  const dab = (/** @type {number} */ row, /** @type {number} */ column, /** @type {boolean} */ erase) => {
    const changes = /** @type {Record<string, number>} */ ({});
    for (const [down, right, strength] of erase ? [[0, 0, 1]] : [[0, 0, 1], [0, 1, 0.4], [0, -1, 0.4], [1, 0, 0.4], [-1, 0, 0.4]]) {
      const name = grid.cells.get(`${row + down}-${column + right}`);
      if (!name) continue;
      const value = grid.low + strength * (grid.high - grid.low);
      changes[name] = erase ? grid.low : Math.max(Math.round(value), Number(latest.current[name] ?? grid.low));
    }
    latest.current = { ...latest.current, ...changes };
    onChange(changes);
  };
  const draw = (/** @type {PointerEvent} */ event) => {
    if (event.type === 'pointermove' && !event.buttons) return;
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    if (event.type === 'pointerdown') /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    dab(Math.floor(((event.clientY - box.top) / box.height) * grid.rows), Math.floor(((event.clientX - box.left) / box.width) * grid.columns), erases || event.buttons === 2);
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const at = cursor ?? { row: 0, column: 0 };
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (by) setCursor({ row: Math.min(Math.max(at.row + by[0], 0), grid.rows - 1), column: Math.min(Math.max(at.column + by[1], 0), grid.columns - 1) });
    else if (event.key === ' ' || event.key === 'Enter') dab(at.row, at.column, erases);
    else if (event.key === 'Delete' || event.key === 'Backspace') dab(at.row, at.column, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const name = cursor && grid.cells.get(`${cursor.row}-${cursor.column}`);
  return html`<div class="pad-box">
    <div class="pad" role="application" aria-roledescription="drawing pad" aria-label="Picture to draw on. The arrow keys move, the space bar draws, Delete erases." tabindex="0" data-own-keys style=${{ aspectRatio: `${grid.columns} / ${grid.rows}` }}
      onPointerDown=${draw} onPointerMove=${draw} onContextMenu=${(/** @type {Event} */ event) => event.preventDefault()} onKeyDown=${onKeyDown} onBlur=${() => setCursor(null)}>
      <canvas ref=${canvas} width=${grid.columns} height=${grid.rows} aria-hidden="true"></canvas>
      ${cursor && html`<svg viewBox=${`0 0 ${grid.columns} ${grid.rows}`} aria-hidden="true"><rect x=${cursor.column + 0.06} y=${cursor.row + 0.06} width="0.88" height="0.88" /></svg>`}
    </div>
    <div class="stack close">
      <p class="small soft">Draw with the pointer.</p>
      <button aria-pressed=${String(erases)} onClick=${() => setErases(!erases)}>Erase</button>
      <button onClick=${() => onChange(Object.fromEntries([...grid.cells.values()].map((cell) => [cell, grid.low])))}>Clear</button>
      <p class="small" aria-live="polite">${cursor && (name ? `${name}: ${figure(instance[name])}` : 'no feature')}</p>
    </div>
  </div>`;
}

/** @param {HTMLCanvasElement | null} canvas @param {Grid} grid @param {Record<string, any>} instance @param {(value: any) => number} share */
function paint(canvas, { rows, columns, cells }, instance, share) {
  const pen = canvas?.getContext('2d');
  if (!pen) return;
  const image = pen.createImageData(columns, rows);
  const [paper, ink] = [rgb('var(--background)'), rgb('var(--ink)')];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const name = cells.get(`${row}-${column}`);
      const dark = name ? share(instance[name]) : 0;
      const pixel = 4 * (row * columns + column);
      for (let channel = 0; channel < 3; channel++) image.data[pixel + channel] = paper[channel] + (ink[channel] - paper[channel]) * dark;
      image.data[pixel + 3] = 255;
    }
  }
  pen.putImageData(image, 0, 0);
}
