// A trained model as one module without dependencies, for browsers and Node.js: import { predict } from "./model.mjs";

/**
 * What is known of the model: its name and version, the hash of its data set and so on.
 * @type {Record<string, string>}
 */
export const provenance = JSON.parse(/*provenance*/);

/** Features with their encoders, layers and targets. */
const pipeline = JSON.parse(/*pipeline*/);

/** Little-endian numbers in Base64: for each layer weights [sums][inputs], biases, learned slopes. */
const parameters = /*parameters*/;

/**
 * @typedef {number | string | boolean | Date | null | undefined} Cell a value as in the data; a gap is null, undefined,
 *   an empty text or a word that means a gap. Dates are texts or Date objects.
 * @typedef {object} Prediction as the service answers, null for what does not apply
 * @property {string | null} label the most probable class
 * @property {Record<string, number> | null} probabilities by class
 * @property {Record<string, number> | null} values by target, in its own unit
 * @property {Record<string, string> | null} labels by target, if there are several
 * @property {Record<string, Record<string, number>> | null} label_probabilities by target, then by class
 */

/** The names of the features, in order. @type {string[]} */
export const features = pipeline.features.map((feature) => feature.name);

/**
 * Predicts a row.
 * @param {Record<string, Cell>} row cells by feature; other columns are ignored
 * @returns {Prediction}
 * @throws {TypeError} if a cell is no value of its feature, or missing where the model refuses gaps
 */
export function predict(row) {
  const codes = pipeline.features.map((feature) => code(feature, cellOf(row, feature.name)));
  return answer(layers.reduce((values, layer) => outputs(layer, values), inputs(codes)));
}

// From cells to codes: the number itself, 0 or 1, seconds since 1970, the place of a category; NaN for a gap.

const gapWords = new Set(pipeline.missing_values);
const gapNumbers = new Set(pipeline.missing_values.map(number).filter((value) => !Number.isNaN(value)));

function number(text) {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

const THOUSANDS = { ",": ",", ".": "\\.", " ": "[ \u00a0\u2009\u202f]", "'": "['\u2019]" };
const mark = THOUSANDS[pipeline.thousands];
const grouped = mark && new RegExp(`^([+-]?[1-9]\\d{0,2}(?:${mark}\\d{3})+)(?:[${pipeline.decimal}](\\d*))?$`);

const signs = `[${pipeline.number_signs?.join("")}]`;
const signed = pipeline.number_signs
  && new RegExp("^([+-]?)SB*|B*S$".replaceAll("B", THOUSANDS[" "]).replaceAll("S", () => signs));

/** The sign beside a number, if it does not go with that of the feature. A currency's goes with none. */
function otherSign({ sign }, cell) {
  const found = /^[+-]?([%\p{Sc}])|([%\p{Sc}])$/u.exec(cell);
  const other = found?.[1] ?? found?.[2] ?? sign;
  return sign == null || other === sign || (sign === "" && other !== "%") ? null : other;
}

/** A number as a text of the data set, which may have a sign and marks between thousands. */
function written(feature, cell) {
  const text = signed && !otherSign(feature, cell) ? cell.replace(signed, "$1") : cell;
  const found = grouped?.exec(text);
  if (found) return number(found[1].replace(new RegExp(mark, "g"), "") + "." + (found[2] ?? ""));
  return pipeline.decimal === "," && /^[^.,]*,[^.,]*$/.test(text) ? number(text.replace(",", ".")) : number(text);
}

/** A column may be named as something that every object inherits, such as "constructor". */
function cellOf(row, name) {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function code(feature, cell) {
  const known = feature.categories && new Set([...feature.categories, ...(feature.rare_categories ?? [])]);
  const text = typeof cell === "string" ? (known?.has(cell) ? cell : cell.trim()) : cell;
  const isWord = typeof text === "string" && (text === "" || (gapWords.has(text) && !known?.has(text)));
  if (text === null || text === undefined || isWord || (typeof text === "number" && gapNumbers.has(text))) {
    if (refusesGaps(feature)) throw new TypeError(`'${feature.name}' is missing; the model needs a value.`);
    return NaN;
  }
  const value = readers[feature.type](feature, known?.has(text) ? text : plain(feature, text));
  if (Number.isNaN(value)) {
    const other = feature.type === "numeric" && otherSign(feature, text);
    throw new TypeError(other
      ? `Column '${feature.name}' has ${feature.sign ? `'${feature.sign}'` : "no sign"} beside its numbers, not '${other}'.`
      : `'${feature.name}' cannot be ${JSON.stringify(cell)}.`);
  }
  return value;
}

/** A number is a category or a truth by its value, however it is written; codes such as 007 are none but of numbers. */
function plain(feature, cell) {
  const isKept = feature.type === "date_time" || (feature.encoding === "hashed" && !feature.numbers);
  const isCode = !feature.numbers && /^[+-]?0\d/.test(cell);
  const value = isKept || isCode || typeof cell !== "string" ? NaN : written(feature, cell);
  return Number.isNaN(value) ? cell : value;
}

function refusesGaps(feature) {
  return feature.gap_rule ? feature.gap_rule === "refused" : feature.fill === null;
}

const readers = {
  numeric: (feature, cell) => (typeof cell === "number" && Number.isFinite(cell) ? cell : written(feature, String(cell))),
  boolean: (_, cell) => {
    const word = String(cell).toLowerCase();
    if (["true", "yes", "t", "y", "on", "1"].includes(word)) return 1;
    return ["false", "no", "f", "n", "off", "0"].includes(word) ? 0 : NaN;
  },
  categorical: (feature, cell) =>
    feature.encoding === "hashed" ? crc32c(String(cell)) % feature.buckets : feature.categories.indexOf(String(cell)),
  date_time: (feature, cell) => {
    if (cell instanceof Date) return cell.getTime() / 1000;
    const seconds = date(String(cell), feature.date_order);
    return Number.isNaN(seconds) ? date(String(cell), "year_month_day") : seconds;
  },
};

function crc32c(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}

const DATE = /^(\d{1,4}|[a-z]{3,9})[ ]*([-/., ])[ ]*(\d{1,2}|[a-z]{3,9})[ ]*([-/., ])[ ]*(\d{1,4})(?:(?:t|,? +)(.+))?$/i;
const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? *(am|pm)? *(?:z|utc|gmt|([-+])(\d\d):?(\d\d)?)?$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Seconds since 1970 UTC; NaN if the text is not a date of this order. */
function date(text, order) {
  const found = DATE.exec(text.replace(/(\d)(?:st|nd|rd|th)\b/i, "$1"));
  if (!found) return NaN;
  const parts = [found[1], found[3], found[5]];
  const isNamed = parts.some((part) => /[a-z]/i.test(part));
  if (!isNamed && (found[2] !== found[4] || found[2] === ",")) return NaN;
  let [year, month, day] = {
    year_month_day: parts,
    month_day_year: [parts[2], parts[0], parts[1]],
    day_month_year: [parts[2], parts[1], parts[0]],
  }[order];
  if (/[a-z]/i.test(day)) [month, day] = [day, month];
  if (/[a-z]/i.test(month)) month = String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);
  if (month.length > 2 || day.length > 2) return NaN;
  if (order !== "year_month_day" && year.length === 2) year = Number(year) + (Number(year) < 70 ? 2000 : 1900);
  else if (year.length !== 4) return NaN;
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = midnight.getUTCMonth() === Number(month) - 1 && midnight.getUTCDate() === Number(day);
  return exists ? midnight.getTime() / 1000 + (found[6] ? time(found[6].trim()) : 0) : NaN;
}

function time(text) {
  const found = TIME.exec(text);
  if (!found) return NaN;
  const half = found[5]?.toLowerCase();
  const hour = half ? (Number(found[1]) % 12) + (half === "pm" ? 12 : 0) : Number(found[1]);
  const [minute, second] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  const offset = found[6] ? (found[6] === "-" ? -1 : 1) * (Number(found[7]) * 3600 + Number(found[8] ?? 0) * 60) : 0;
  return hour * 3600 + minute * 60 + second + Number(`0.${found[4] ?? 0}`) - offset;
}

// From codes to the inputs of the network.

function inputs(codes) {
  const values = [];
  const numbers = [];
  pipeline.features.forEach((feature, index) => {
    const isGap = Number.isNaN(codes[index]);
    if (feature.type === "categorical" && feature.encoding !== "ordinal") {
      values.push(...indicators(feature, isGap, codes[index]));
    } else {
      const unseen = feature.type === "categorical" && codes[index] < 0;
      const filled = isGap ? feature.fill : unseen ? (feature.fill ?? 0) : codes[index];
      if (feature.type === "numeric") numbers.push(filled);
      if (feature.type === "date_time") values.push(...calendar(feature, filled));
      else values.push(feature.scale ? scaled(feature.scale, filled) : filled);
      if (feature.missing_indicator) values.push(isGap ? 1 : 0);
    }
  });
  products(numbers).forEach((product, index) => values.push(scaled(pipeline.product_scales[index], product)));
  return values;
}

function indicators(feature, isGap, place) {
  if (feature.encoding === "hashed") {
    const values = new Array(feature.buckets + (feature.missing_indicator ? 1 : 0)).fill(0);
    if (!isGap || feature.missing_indicator) values[isGap ? feature.buckets : place] = 1;
    return values;
  }
  const count = feature.categories.length;
  const others = feature.rare_categories.length > 0 ? 1 : 0;
  const values = new Array(count + others + (feature.gap_rule === "category" ? 1 : 0)).fill(0);
  const own = isGap && feature.gap_rule === "most_frequent" ? feature.most_frequent : isGap ? -1 : place;
  if (isGap && feature.gap_rule === "category") values[count + others] = 1;
  else if (own >= 0) values[own] = 1;
  else if (others) values[count] = 1;
  return values;
}

function calendar(feature, seconds) {
  const day = new Date(Math.floor(seconds) * 1000);
  const year = day.getUTCFullYear();
  const newYear = new Date(0);
  newYear.setUTCFullYear(year, 0, 1);
  const days = Math.floor(seconds / 86400);
  const shares = [day.getUTCMonth() / 12, ((((days + 3) % 7) + 7) % 7) / 7, (days - newYear.getTime() / 86400000) / 365.25];
  if (feature.time_of_day) shares.push((Math.floor(seconds) - days * 86400) / 86400);
  return [scaled(feature.scale, seconds / 86400), scaled(feature.year_scale, year),
    ...shares.flatMap((share) => [Math.sin(2 * Math.PI * share), Math.cos(2 * Math.PI * share)])];
}

/** Powers and products by degree, then by feature: a·a, a·b, b·b, a·a·a … */
function products(numbers) {
  const all = [];
  let longest = numbers.map((value, last) => ({ value, last }));
  for (let degree = 2; degree <= pipeline.polynomial_degree; degree++) {
    longest = longest.flatMap(({ value, last }) => numbers
      .map((factor, index) => ({ value: value * factor, last: index }))
      .filter((product) => (pipeline.polynomial_interactions ? product.last >= last : product.last === last)));
    all.push(...longest.map((product) => product.value));
  }
  return all;
}

function scaled(scale, value) {
  const linear = (x) => (scale.width === null ? scale.base : (x - scale.center) / scale.width + scale.base);
  switch (scale.kind) {
    case "linear": return linear(value);
    case "logarithmic": return linear(Math.sign(value) * Math.log1p(Math.abs(value) / scale.unit));
    case "smoothly_clipped": {
      const t = (value - scale.center) / scale.width;
      return t / Math.hypot(1, t / 3);
    }
    default: return normalScore(Math.min(Math.max(share(scale.quantiles, value), 1e-3), 1 - 1e-3));
  }
}

function share(quantiles, value) {
  const steps = quantiles.length - 1;
  const below = quantiles.filter((quantile) => quantile < value).length;
  const upTo = quantiles.filter((quantile) => quantile <= value).length;
  if (below < upTo) return (below + upTo - 1) / 2 / steps;
  if (below === 0 || below > steps) return below === 0 ? 0 : 1;
  const [left, right] = [quantiles[below - 1], quantiles[below]];
  return (below - 1 + (value / 2 - left / 2) / (right / 2 - left / 2)) / steps;
}

/** Acklam's approximation of the quantile of the normal distribution. */
function normalScore(p) {
  if (p > 0.5) return -normalScore(1 - p);
  const [a, b, c, d] = /*normal*/;
  const polynomial = (coefficients, x) => coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
  if (p < /*tail*/) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(c, q) / polynomial(d, q);
  }
  const q = p - 0.5;
  return (q * polynomial(a, q * q)) / polynomial(b, q * q);
}

// The network: batch normalization is part of the weights.

const layers = readLayers();

function readLayers() {
  const bytes = Uint8Array.from(atob(parameters), (character) => character.charCodeAt(0));
  const numbers = new DataView(bytes.buffer);
  const size = /*bytes*/;
  let place = 0;
  const take = (count) => Float64Array.from({ length: count }, () => {
    const value = size === 4 ? numbers.getFloat32(place, true) : numbers.getFloat64(place, true);
    place += size;
    return value;
  });
  let width = pipeline.inputs;
  return pipeline.layers.map((layer) => {
    const sums = layer.units * (layer.maxout_pieces ?? 1);
    const read = { ...layer, weights: Array.from({ length: sums }, () => take(width)), biases: take(sums),
      slopes: take(layer.activation === "prelu" ? layer.units : 0) };
    width = layer.units;
    return read;
  });
}

function outputs(layer, values) {
  const sums = Array.from(layer.biases, (bias, unit) =>
    layer.weights[unit].reduce((sum, weight, index) => sum + weight * values[index], bias));
  const activated = activate(layer, sums);
  return layer.residual ? activated.map((value, unit) => value + values[unit]) : activated;
}

const sigmoid = (s) => (s < 0 ? Math.exp(s) / (1 + Math.exp(s)) : 1 / (1 + Math.exp(-s)));

const activations = {
  identity: (s) => s,
  binary_step: (s) => (s > 0 ? 1 : 0),
  bipolar_step: (s) => (s > 0 ? 1 : -1),
  sigmoid,
  tanh: Math.tanh,
  arctan: Math.atan,
  relu: (s) => Math.max(0, s),
  leaky_relu: (s, layer) => (s > 0 ? s : layer.negative_slope * s),
  prelu: (s, layer, unit) => (s > 0 ? s : layer.slopes[unit] * s),
  elu: (s, layer) => (s > 0 ? s : layer.alpha * Math.expm1(s)),
  selu: (s) => /*lambda*/ * (s > 0 ? s : /*alpha*/ * Math.expm1(s)),
  softplus: (s) => Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))),
  gelu: (s) => 0.5 * s * (1 + erf(s * Math.SQRT1_2)),
  silu: (s) => s * sigmoid(s),
  exponential: Math.exp,
};

function activate(layer, sums) {
  if (layer.activation === "softmax") {
    const largest = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - largest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  }
  if (layer.activation === "maxout") {
    const pieces = layer.maxout_pieces;
    return Array.from({ length: layer.units }, (_, unit) => Math.max(...sums.slice(unit * pieces, (unit + 1) * pieces)));
  }
  return sums.map((sum, unit) => activations[layer.activation](sum, layer, unit));
}

/** By its series near 0, else by a continued fraction of its complement. */
function erf(x) {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [term, sum] = [x, x];
    for (let n = 1; n < 80; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = size;
  for (let n = 80; n > 0; n--) fraction = size + n / 2 / fraction;
  return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction));
}

// From the outputs of the network to an answer.

function answer(values) {
  if (values.some(Number.isNaN)) throw new TypeError("A number of the row is too large for the model.");
  const empty = { label: null, probabilities: null, values: null, labels: null, label_probabilities: null };
  const { targets, task } = pipeline;
  if (task === "regression") {
    return { ...empty, values: named(targets, (target, index) => unscaled(target.scale, values[index])) };
  }
  const units = values.length / targets.length;
  const low = pipeline.layers.at(-1).activation === "bipolar_step" ? -1 : 0;
  const shares = values.map((value) => (value - low) / (1 - low));
  const classes = (target, index) => Object.fromEntries(target.classes.map((label, place) => [label,
    units > 1 ? shares[index * units + place] : place === 1 ? shares[index] : 1 - shares[index]]));
  const probable = (target, index) => {
    const probabilities = classes(target, index);
    return target.classes.reduce((best, label) => (probabilities[label] > probabilities[best] ? label : best));
  };
  return targets.length === 1
    ? { ...empty, label: probable(targets[0], 0), probabilities: classes(targets[0], 0) }
    : { ...empty, labels: named(targets, probable), label_probabilities: named(targets, classes) };
}

function named(targets, value) {
  return Object.fromEntries(targets.map((target, index) => [target.name, value(target, index)]));
}

function unscaled(scale, value) {
  const linear = scale.width === null ? scale.center : (value - scale.base) * scale.width + scale.center;
  return scale.kind === "linear" ? linear : Math.sign(linear) * Math.expm1(Math.abs(linear)) * scale.unit;
}
