// @ts-check
/** Paints surfaces on canvases: interpolated, with the boundaries of classes or contours, pale where no data is near. */
import { MOST_COLORS, classColor, rgb, shapePath, viridis } from '../palette.js';
import { between, niceSteps, placeOn } from './axes.js';

/**
 * @typedef {{x: any, y: any, truth: number | null, row: number, wrong?: boolean}} Point of regressions `truth` is a number, else the place of its class
 * @typedef {{xAxis: import('./axes.js').Axis, yAxis: import('./axes.js').Axis, grids: number[][], classes: string[] | null, top: Int32Array | null}} Field `top` holds the two likeliest classes of each place, the second −1 if it is not known
 * @typedef {{low: number, high: number}} Range
 */

const PALE = 0.28;

/**
 * What an answer of the service holds, ready to be painted. Of many classes the service only answers the likeliest one of
 * each place.
 *
 * @param {any} surface
 * @param {import('./axes.js').Axis} xAxis
 * @param {import('./axes.js').Axis} yAxis
 * @returns {Field}
 */
export function fieldOf(surface, xAxis, yAxis) {
  const { classes, probabilities, label_indexes: labels, top_probabilities: tops, values: numbers } = surface;
  if (!classes) return { xAxis, yAxis, grids: numbers, classes: null, top: null };
  if (probabilities) return { xAxis, yAxis, grids: probabilities, classes, top: topTwo(probabilities) };
  return { xAxis, yAxis, grids: [tops], classes, top: Int32Array.from(labels.flatMap((/** @type {number} */ label) => [label, -1])) };
}

/** The likeliest class at a place, or the number there. @param {Field} field @param {{x: number, y: number}} place as shares */
export function read({ xAxis, yAxis, grids, classes, top }, { x, y }) {
  const [column, row] = [placeOn(xAxis, x), placeOn(yAxis, y)];
  const side = xAxis.values.length;
  const corners = [row.lower * side + column.lower, row.lower * side + column.upper, row.upper * side + column.lower, row.upper * side + column.upper];
  const at = (/** @type {number} */ grid) => mixed(grids[grid], corners, column.part, row.part);
  if (!classes || !top) return { index: 0, value: at(0) };
  if (grids.length === 1) return { index: top[2 * corners[(row.part < 0.5 ? 0 : 2) + (column.part < 0.5 ? 0 : 1)]], value: at(0) };
  const candidates = corners.flatMap((corner) => [top[2 * corner], top[2 * corner + 1]]);
  return candidates.map((index) => ({ index, value: at(index) })).reduce((best, each) => (each.value > best.value ? each : best));
}

/** The least and the largest value of a regression's field and points. @param {Field} field @param {Point[]} points @returns {Range} */
export function rangeOf(field, points) {
  const values = [...field.grids[0], ...points.flatMap((point) => point.truth ?? [])].filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return low < high ? { low, high } : { low: (low || 0) - 1, high: (low || 0) + 1 };
}

/**
 * How near data is at each place, 0 to 1, on a coarse grid; null where nothing is known of the data.
 *
 * @param {Field} field
 * @param {Point[]} points
 * @param {number} side of the grid
 */
export function nearness({ xAxis, yAxis }, points, side = 40) {
  const places = points.map((point) => [xAxis.share(point.x), yAxis.share(point.y)]).filter(([x, y]) => x !== null && y !== null);
  if (!places.length) return null;
  const reach = Math.max(0.08, 0.5 / Math.sqrt(places.length));
  const near = new Float32Array(side * side);
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      let least = Infinity;
      for (const [x, y] of places) least = Math.min(least, (/** @type {number} */ (x) - (i + 0.5) / side) ** 2 + (/** @type {number} */ (y) - (j + 0.5) / side) ** 2);
      near[j * side + i] = Math.min(Math.max(2 - Math.sqrt(least) / reach, 0), 1);
    }
  }
  return { near, side };
}

/**
 * Paints a field over a whole canvas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Field} field
 * @param {{highlighted?: number | null, range?: Range, near?: ReturnType<typeof nearness>}} options
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
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = y * width + x;
      const clear = near ? PALE + (1 - PALE) * nearAt(near, (x + 0.5) / width, 1 - (y + 0.5) / height) : 1;
      const boundary = bands[place] !== bands[y * width + Math.min(x + thickness, width - 1)] || bands[place] !== bands[Math.min(y + thickness, height - 1) * width + x];
      for (let channel = 0; channel < 3; channel++) {
        const color = panel[channel] + (shade[3 * place + channel] - panel[channel]) * clear;
        image.data[4 * place + channel] = boundary ? color + (ink[channel] - color) * edge * (0.4 + 0.6 * clear) : color;
      }
      image.data[4 * place + 3] = 255;
    }
  }
  pen.putImageData(image, 0, 0);
}

/** @param {{near: Float32Array, side: number}} grid @param {number} x @param {number} y */
function nearAt({ near, side }, x, y) {
  const i = Math.min(Math.max(x * side - 0.5, 0), side - 1.001);
  const j = Math.min(Math.max(y * side - 0.5, 0), side - 1.001);
  const [i0, j0] = [Math.floor(i), Math.floor(j)];
  const at = j0 * side + i0;
  const low = near[at] + (near[at + 1] - near[at]) * (i - i0);
  const high = near[at + side] + (near[at + side + 1] - near[at + side]) * (i - i0);
  return low + (high - low) * (j - j0);
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
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      around(corners, columns, rows, x, y, side);
      let best = likeliest[2 * corners[(rows.part[y] < 0.5 ? 0 : 2) + (columns.part[x] < 0.5 ? 0 : 1)]];
      let most = mixed(grids[grids.length === 1 ? 0 : best], corners, columns.part[x], rows.part[y]);
      for (let i = 0; i < 8 && grids.length > 1; i++) {
        const candidate = likeliest[2 * corners[i >> 1] + (i & 1)];
        const probability = mixed(grids[candidate], corners, columns.part[x], rows.part[y]);
        if (probability > most) [best, most] = [candidate, probability];
      }
      const place = y * width + x;
      bands[place] = best;
      const strength = 0.12 + 0.6 * Math.max(0, (most - 1 / many) / (1 - 1 / many || 1));
      const color = many > MOST_COLORS && best === highlighted ? accent : colors[Math.min(best, MOST_COLORS)];
      for (let channel = 0; channel < 3; channel++) shade[3 * place + channel] = panel[channel] + (color[channel] - panel[channel]) * strength;
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

/** The two likeliest classes at each place. @param {number[][]} grids */
export function topTwo(grids) {
  const places = grids[0].length;
  const top = new Int32Array(2 * places);
  for (let place = 0; place < places; place++) {
    let [first, second] = grids.length > 1 && grids[1][place] > grids[0][place] ? [1, 0] : [0, Math.min(1, grids.length - 1)];
    for (let index = 2; index < grids.length; index++) {
      if (grids[index][place] > grids[first][place]) [first, second] = [index, first];
      else if (grids[index][place] > grids[second][place]) second = index;
    }
    top[2 * place] = first;
    top[2 * place + 1] = second;
  }
  return top;
}

/** @param {number[]} grid @param {number[]} corners @param {number} x @param {number} y */
function mixed(grid, corners, x, y) {
  const low = grid[corners[0]] + (grid[corners[1]] - grid[corners[0]]) * x;
  const high = grid[corners[2]] + (grid[corners[3]] - grid[corners[2]]) * x;
  return low + (high - low) * y;
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
      around(corners, columns, rows, x, y, side);
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
    pen.strokeStyle = point.wrong ? ink : panel;
    pen.stroke(path);
    pen.fill(path);
  }
}
