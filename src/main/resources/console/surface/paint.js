// @ts-check
/** Paints surfaces on canvases: interpolated, with the boundaries of classes or contours, faded where no data is near. */
import { MOST_COLORS, classColor, rgb, shapePath, viridis } from '../page/palette.js';
import { between, niceSteps } from './axes.js';
import { mixed, rangeOf } from './field.js';

/**
 * @typedef {import('./field.js').Field} Field
 * @typedef {import('./field.js').Point} Point
 * @typedef {import('./field.js').Range} Range
 * @typedef {{near: Float32Array, side: number} | null} Nearness
 */

const PALE = 0.28;

/**
 * Paints a field over a whole canvas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Field} field
 * @param {{highlighted?: number | null, range?: Range, near?: Nearness}} options
 */
export function paintField(canvas, field, { highlighted = null, range, near = null } = {}) {
  const pen = canvas.getContext('2d');
  const { width, height } = canvas;
  if (!pen || !width || !height) return;
  const image = pen.createImageData(width, height);
  const columns = between(field.xAxis, width, false);
  const rows = between(field.yAxis, height, true);
  const { bands, shade } = field.classes ? classes(field, columns, rows, highlighted) : values(field, columns, rows, range ?? rangeOf(field, []));
  const panel = rgb('var(--panel)');
  const ink = rgb('var(--ink)');
  const edge = field.classes ? 0.75 : 0.4;
  const thickness = Math.max(1, Math.round(width / 400));
  const clear = clearness(near, width, height);
  for (let y = 0; y < height; y++) {
    const below = (Math.min(y + thickness, height - 1) - y) * width;
    for (let x = 0; x < width; x++) {
      const place = y * width + x;
      const boundary = bands[place] !== bands[place + Math.min(thickness, width - 1 - x)] || bands[place] !== bands[place + below];
      const share = clear ? clear[place] : 1;
      const line = boundary ? edge * (0.4 + 0.6 * share) : 0;
      for (let channel = 0; channel < 3; channel++) {
        const color = panel[channel] + (shade[3 * place + channel] - panel[channel]) * share;
        image.data[4 * place + channel] = color + (ink[channel] - color) * line;
      }
      image.data[4 * place + 3] = 255;
    }
  }
  pen.putImageData(image, 0, 0);
}

/** How clear each pixel is: faint where no data is near. @param {Nearness} grid @param {number} width @param {number} height */
function clearness(grid, width, height) {
  if (!grid) return null;
  const { near, side } = grid;
  const clear = new Float32Array(width * height);
  const along = (/** @type {number} */ pixel, /** @type {number} */ pixels) => Math.min(Math.max(((pixel + 0.5) / pixels) * side - 0.5, 0), side - 1.001);
  const columns = Float32Array.from({ length: width }, (_, x) => along(x, width));
  for (let y = 0; y < height; y++) {
    const j = along(height - 1 - y, height);
    const [row, up] = [Math.floor(j) * side, j - Math.floor(j)];
    for (let x = 0; x < width; x++) {
      const i = Math.floor(columns[x]);
      const right = columns[x] - i;
      const low = near[row + i] + (near[row + i + 1] - near[row + i]) * right;
      const high = near[row + side + i] + (near[row + side + i + 1] - near[row + side + i]) * right;
      clear[y * width + x] = PALE + (1 - PALE) * (low + (high - low) * up);
    }
  }
  return clear;
}

/**
 * The class and color of each pixel. Only the two likeliest classes at the corners around a pixel can win there.
 *
 * @param {Field} field
 * @param {ReturnType<typeof between>} columns
 * @param {ReturnType<typeof between>} rows
 * @param {number | null} highlighted
 */
function classes({ grids, xAxis, classes: names, top }, columns, rows, highlighted) {
  const side = xAxis.values.length;
  const many = names?.length ?? 0;
  const likeliest = /** @type {Int32Array} */ (top);
  const colors = Array.from({ length: Math.min(many, MOST_COLORS + 1) }, (_, index) => rgb(classColor(index, many, null)));
  const accent = rgb('var(--accent)');
  const panel = rgb('var(--panel)');
  const [width, height] = [columns.part.length, rows.part.length];
  const bands = new Int32Array(width * height);
  const shade = new Float32Array(3 * width * height);
  const corners = [0, 0, 0, 0];
  /** @type {number[]} */
  let candidates = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x === 0 || columns.lower[x] !== columns.lower[x - 1] || columns.upper[x] !== columns.upper[x - 1]) {
        around(corners, columns, rows, x, y, side);
        candidates = corners.every((corner) => likeliest[2 * corner] === likeliest[2 * corners[0]]) ? [] : [...new Set(corners.flatMap((corner) => [likeliest[2 * corner], likeliest[2 * corner + 1]]))];
      }
      let best = likeliest[2 * corners[(rows.part[y] < 0.5 ? 0 : 2) + (columns.part[x] < 0.5 ? 0 : 1)]];
      let most = mixed(grids[grids.length === 1 ? 0 : best], corners, columns.part[x], rows.part[y]);
      for (let i = 0; i < candidates.length && grids.length > 1; i++) {
        const probability = mixed(grids[candidates[i]], corners, columns.part[x], rows.part[y]);
        if (probability > most) {
          best = candidates[i];
          most = probability;
        }
      }
      const place = y * width + x;
      bands[place] = best;
      const strength = 0.12 + 0.6 * Math.max(0, (most - 1 / many) / (1 - 1 / many || 1));
      const color = many > MOST_COLORS && best === highlighted ? accent : colors[Math.min(best, MOST_COLORS)];
      shade[3 * place] = panel[0] + (color[0] - panel[0]) * strength;
      shade[3 * place + 1] = panel[1] + (color[1] - panel[1]) * strength;
      shade[3 * place + 2] = panel[2] + (color[2] - panel[2]) * strength;
    }
  }
  return { bands, shade };
}

/** @param {number[]} corners is filled @param {ReturnType<typeof between>} columns @param {ReturnType<typeof between>} rows @param {number} x @param {number} y @param {number} side */
function around(corners, columns, rows, x, y, side) {
  corners[0] = rows.lower[y] * side + columns.lower[x];
  corners[1] = rows.lower[y] * side + columns.upper[x];
  corners[2] = rows.upper[y] * side + columns.lower[x];
  corners[3] = rows.upper[y] * side + columns.upper[x];
}

/**
 * @param {Field} field
 * @param {ReturnType<typeof between>} columns
 * @param {ReturnType<typeof between>} rows
 * @param {Range} range
 */
function values({ grids, xAxis }, columns, rows, { low, high }) {
  const side = xAxis.values.length;
  const steps = niceSteps(low, high, 6);
  const step = steps.length > 1 ? steps[1] - steps[0] : Infinity;
  const [width, height] = [columns.part.length, rows.part.length];
  const bands = new Int32Array(width * height);
  const shade = new Float32Array(3 * width * height);
  const colors = Array.from({ length: 256 }, (_, i) => viridis(i / 255));
  const corners = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x === 0 || columns.lower[x] !== columns.lower[x - 1] || columns.upper[x] !== columns.upper[x - 1]) around(corners, columns, rows, x, y, side);
      const value = mixed(grids[0], corners, columns.part[x], rows.part[y]);
      const place = y * width + x;
      bands[place] = Math.floor(value / step);
      shade.set(colors[Math.min(Math.max(Math.round((255 * (value - low)) / (high - low)), 0), 255)], 3 * place);
    }
  }
  return { bands, shade };
}

/**
 * Paints rows of data over a field.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Field} field
 * @param {Point[]} points
 * @param {{highlighted?: number | null, range?: Range, ratio: number}} options
 */
export function paintPoints(canvas, { xAxis, yAxis, classes: names }, points, { highlighted = null, range, ratio }) {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const radius = (points.length > 150 ? 3 : 4.5) * ratio;
  const color = (/** @type {number[]} */ channels) => `rgb(${channels.join(' ')})`;
  const many = names?.length ?? 0;
  const colors = Array.from({ length: Math.min(many, MOST_COLORS + 1) }, (_, index) => color(rgb(classColor(index, many, null))));
  const accent = color(rgb('var(--accent)'));
  const [panel, ink] = [color(rgb('var(--panel)')), color(rgb('var(--ink)'))];
  pen.lineJoin = 'round';
  for (const point of points) {
    const [x, y] = [xAxis.share(point.x), yAxis.share(point.y)];
    if (x === null || y === null || point.truth === null) continue;
    const path = new Path2D(shapePath(names ? point.truth : 0, x * canvas.width, (1 - y) * canvas.height, radius));
    pen.fillStyle = names ? (many > MOST_COLORS && point.truth === highlighted ? accent : colors[Math.min(point.truth, MOST_COLORS)]) : color(viridis(range ? (point.truth - range.low) / (range.high - range.low) : 0.5));
    pen.lineWidth = (point.wrong ? 3.5 : 2.5) * ratio;
    pen.strokeStyle = point.wrong || point.outlined ? ink : panel;
    pen.stroke(path);
    pen.fill(path);
  }
}
