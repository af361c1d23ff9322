// @ts-check
/** What a surface holds, ready to be painted and read. */
import { placeOn } from './axes.js';

/**
 * @typedef {{x: any, y: any, truth: number | null, row: number, wrong?: boolean, outlined?: boolean}} Point of regressions `truth` is a number, else the place of its class
 * @typedef {{xAxis: import('./axes.js').Axis, yAxis: import('./axes.js').Axis, grids: number[][], classes: string[] | null, top: Int32Array | null}} Field `top` holds the two likeliest classes of each place, the second −1 if it is not known
 * @typedef {{low: number, high: number}} Range
 */

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

/** A number between those at four corners. @param {number[]} grid @param {number[]} corners @param {number} x @param {number} y */
export function mixed(grid, corners, x, y) {
  const low = grid[corners[0]] + (grid[corners[1]] - grid[corners[0]]) * x;
  const high = grid[corners[2]] + (grid[corners[3]] - grid[corners[2]]) * x;
  return low + (high - low) * y;
}
