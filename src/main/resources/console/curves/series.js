// @ts-check
/** Arithmetic of curves. */

/** @typedef {import('./curves.js').Series} Series */

/**
 * Series over the same epochs: first all epochs, then the values of each series: null where one is not known, undefined at
 * the epochs of others, over which its line goes on.
 *
 * @param {Series[]} series
 * @returns {[number[], ...(number | null | undefined)[][]]}
 */
export function align(series) {
  const epochs = [...new Set(series.flatMap((each) => each.epochs))].sort((a, b) => a - b);
  const places = new Map(epochs.map((epoch, place) => [epoch, place]));
  const columns = series.map((each) => {
    const column = /** @type {(number | null | undefined)[]} */ (new Array(epochs.length).fill(undefined));
    each.epochs.forEach((epoch, i) => (column[/** @type {number} */ (places.get(epoch))] = each.values[i] ?? null));
    return column;
  });
  return [epochs, ...columns];
}

/** Whether there are epochs between those of a series. @param {Series} series */
export const isThinned = ({ epochs }) => epochs.length > 0 && epochs.length < /** @type {number} */ (epochs.at(-1)) - epochs[0] + 1;

/** The least, the largest and the least positive value, null if there is none. @param {Series[]} series */
export function extent(series) {
  let [low, high, positive] = [Infinity, -Infinity, Infinity];
  for (const { values } of series) {
    for (const value of values) {
      if (value === null || !Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (value > 0) positive = Math.min(positive, value);
    }
  }
  return low <= high ? { low, high, positive } : null;
}

/** Whether a linear scale would hide what happens near the least value. @param {{low: number, high: number, positive: number}} bounds */
export const spansDecades = ({ low, high, positive }) => low >= 0 && high / positive > 50;

/** Values for a logarithmic scale, which has no place for 0. @param {(number | null)[]} values */
export const positiveOnly = (values) => values.map((value) => (value !== null && value > 0 ? value : null));

/** An exponential moving average that starts at the first value. @param {(number | null)[]} values */
export function smooth(values, weight = 0.85) {
  let mean = /** @type {number | null} */ (null);
  return values.map((value) => {
    if (value === null) return null;
    mean = mean === null ? value : weight * mean + (1 - weight) * value;
    return mean;
  });
}

/** @param {(number | null)[]} values */
export const lastKnown = (values) => values.findLast((value) => value !== null) ?? null;

/** Where the least value is; its epoch. @param {number[]} epochs @param {(number | null)[]} values */
export function lowest(epochs, values) {
  let best = -1;
  values.forEach((value, i) => {
    if (value !== null && (best < 0 || value < /** @type {number} */ (values[best]))) best = i;
  });
  return best < 0 ? null : epochs[best];
}

/** Places of a list, evenly spread, with the first and the last. @param {number} length @param {number} most */
export function thin(length, most) {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)));
}

/** The least number of a logarithmic scale. */
const LEAST = 1e-10;

/** Of the lines of a logarithmic scale those at powers of ten, if there are several. @param {any} _ @param {number[]} splits */
export function decades(_, splits) {
  const powers = splits.map((split) => (Math.abs(Math.log10(split) - Math.round(Math.log10(split))) < 1e-9 ? split : null));
  return powers.filter((power) => power !== null).length > 1 ? powers : splits;
}

/**
 * The range of a logarithmic scale. It begins at a number of one digit: from 0, and from some others such as 0.0097, uPlot's
 * axis never comes to an end.
 *
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
export function decadesAround(low, high) {
  const least = Math.max(low ?? 0.1, LEAST);
  const [digit, power] = (least / 1.2).toExponential(15).split('e');
  return [Number(`${digit[0]}e${power}`), Math.max(high ?? 1, 5 * least) * 1.2];
}
