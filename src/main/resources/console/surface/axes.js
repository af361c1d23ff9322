// @ts-check
/** The axes of a surface: numbers and dates run evenly, categories have a band each. */
import { figure, shortened } from '../page/format.js';

/**
 * @typedef {object} Axis
 * @property {string} feature
 * @property {'number' | 'date' | 'category'} kind
 * @property {any[]} values
 * @property {(value: any) => number | null} share where a value lies, 0 to 1; null if it cannot be placed
 * @property {(share: number) => any} at the value at a place
 * @property {(value: any) => string} text
 * @property {{share: number, label: string}[]} ticks
 */


/** @param {{feature: string, values: any[]}} answer of one axis @returns {Axis} */
export function axisOf({ feature, values }) {
  if (values.every((value) => typeof value === 'number')) return numbers(feature, values);
  if (values.length > 1 && values.every((value) => typeof value === 'string' && isDate(value))) return dates(feature, values);
  return categories(feature, values);
}

/** @param {string} text */
const isDate = (text) => /^\d{4}-\d{2}(-\d{2})?/.test(text) && !Number.isNaN(Date.parse(text));

/** @param {string} feature @param {number[]} values @returns {Axis} */
function numbers(feature, values) {
  const [low, high] = [values[0], values[values.length - 1]];
  const width = high - low || 1;
  const digits = Math.max(2, Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1e-300) / width)) + 3);
  return {
    feature, values, kind: 'number',
    share: (value) => (typeof value === 'number' && Number.isFinite(value) ? (value - low) / width : null),
    at: (share) => Number((low + share * width).toPrecision(Math.min(digits, 15))),
    text: (value) => (typeof value === 'number' ? figure(value, Math.min(digits, 8)) : String(value)),
    ticks: niceSteps(low, high, 5).map((value) => ({ share: (value - low) / width, label: figure(value, Math.min(digits, 8)) })),
  };
}

/** @param {string} feature @param {string[]} values @returns {Axis} */
function dates(feature, values) {
  const [low, high] = [Date.parse(values[0]), Date.parse(values[values.length - 1])];
  const width = high - low || 1;
  const text = (/** @type {any} */ value) => String(value).slice(0, 10);
  const at = (/** @type {number} */ share) => new Date(low + share * width).toISOString().slice(0, values[0].length > 10 ? 19 : 10);
  return {
    feature, values, kind: 'date', at, text,
    share: (value) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? (Date.parse(value) - low) / width : null),
    ticks: [0.05, 0.5, 0.95].map((share) => ({ share, label: text(at(share)) })),
  };
}

/** @param {string} feature @param {any[]} values @returns {Axis} */
function categories(feature, values) {
  const bands = values.length;
  const places = new Map(values.map((value, place) => [String(value), place]));
  const every = Math.ceil(bands / 12);
  return {
    feature, values, kind: 'category',
    share: (value) => (places.has(String(value)) ? (/** @type {number} */ (places.get(String(value))) + 0.5) / bands : null),
    at: (share) => values[Math.min(Math.floor(share * bands), bands - 1)],
    text: (value) => (value === null ? 'missing' : shortened(String(value))),
    ticks: values.map((value, place) => ({ share: (place + 0.5) / bands, label: shortened(String(value)) })).filter((_, place) => place % every === 0),
  };
}

/**
 * Round numbers between two others.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} about how many
 */
export function niceSteps(low, high, about) {
  const rough = (high - low) / about;
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = /** @type {number} */ ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough)) * power;
  const steps = [];
  for (let i = Math.ceil(low / step); i * step <= high + 1e-9 * step && steps.length < 50; i++) steps.push(Number((i * step).toPrecision(12)));
  return steps;
}

/** Between which values of an axis a place lies, and what part of the way. @param {Axis} axis @param {number} share */
export function placeOn({ kind, values }, share) {
  const last = values.length - 1;
  if (kind === 'category') {
    const band = Math.min(Math.floor(share * (last + 1)), last);
    return { lower: band, upper: band, part: 0 };
  }
  const lower = Math.min(Math.floor(share * last), Math.max(last - 1, 0));
  return { lower, upper: Math.min(lower + 1, last), part: share * last - lower };
}

/**
 * Between which values of an axis the pixels lie.
 *
 * @param {Axis} axis
 * @param {number} pixels
 * @param {boolean} reversed whether the first pixel has the last value
 */
export function between(axis, pixels, reversed) {
  const lower = new Int32Array(pixels);
  const upper = new Int32Array(pixels);
  const part = new Float32Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const place = placeOn(axis, (reversed ? pixels - pixel - 0.5 : pixel + 0.5) / pixels);
    lower[pixel] = place.lower;
    upper[pixel] = place.upper;
    part[pixel] = place.part;
  }
  return { lower, upper, part };
}
