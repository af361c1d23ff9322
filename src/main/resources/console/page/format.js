// @ts-check
/** Numbers and times as people read them; always in English, whatever the machine's language. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** @param {number | null | undefined} value as `1,797` */
export const count = (value) => (value === null || value === undefined ? '–' : whole.format(value));

/**
 * A measured number with few significant digits.
 *
 * @param {number | null | undefined} value
 * @param {number} digits
 */
export function figure(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return Number(value.toPrecision(Math.max(digits - 1, 1))).toExponential().replaceAll('-', '−').replace('e+', 'e');
  if (Number.isInteger(value)) return value.toLocaleString('en', { useGrouping: size >= 1e4 }).replace('-', '−');
  return Number(value.toPrecision(digits)).toLocaleString('en', { maximumSignificantDigits: digits, useGrouping: size >= 1e4 }).replace('-', '−');
}

/**
 * A share as percent; only what is exactly all or nothing reads so.
 *
 * @param {number | null | undefined} share
 */
export function percent(share) {
  if (share === null || share === undefined) return '–';
  if (share > 0 && share < 0.001) return '< 0.1 %';
  if (share < 1 && share > 0.999) return '> 99.9 %';
  return `${(100 * share).toFixed(1)} %`;
}

/** @param {number | null | undefined} value */
export function bytes(value) {
  if (value === null || value === undefined) return '–';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let rest = value;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${rest < 10 && unit > 0 ? rest.toFixed(1) : Math.round(rest)} ${units[unit]}`;
}

/** @param {number | null | undefined} seconds */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds < 1) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** @param {string | null} instant RFC 3339 */
export function ago(instant) {
  if (!instant) return '–';
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  /** @type {[Intl.RelativeTimeFormatUnit, number][]} */
  const units = [['day', 86400], ['hour', 3600], ['minute', 60]];
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return 'just now';
}

/**
 * A word with its number: `1 row`, `2 rows`.
 *
 * @param {number} number
 * @param {string} word
 * @param {string} plural
 */
export const counted = (number, word, plural = `${word}s`) => `${count(number)} ${number === 1 ? word : plural}`;

/** @param {unknown} cell of a table */
export function cellText(cell) {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** @param {string} word such as `early_stopping` */
export const spaced = (word) => word.replaceAll('_', ' ');

const LONGEST = 18;
const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name for a small place, without marks that would turn the text around it. @param {string} name */
export function shortened(name, most = LONGEST) {
  const plain = name.slice(0, 4 * most).replace(DIRECTIONS, '');
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}

/** A name without its middle: names often differ at their ends. @param {string} name @param {number} most */
export function squeezed(name, most) {
  const plain = shortened(name, 1000);
  const end = Math.floor((most - 1) * 0.6);
  return plain.length > most ? `${plain.slice(0, most - 1 - end)}…${plain.slice(-end)}` : plain;
}
