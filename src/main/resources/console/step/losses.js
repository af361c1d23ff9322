// @ts-check
/** Losses output by output: what each adds, and the derivative by its answer. */

/**
 * @typedef {{y: number, z: number, m: number, numbers: Record<string, number>}} Answer an answer, its target, how many outputs
 *   there are, and the loss's own numbers
 * @typedef {{term: string, of: (answer: Answer) => number, slope: string, by: (answer: Answer) => number}} Loss
 */

/** `x · ln y`, which is 0 where x is. @param {number} x @param {number} y */
const timesLog = (x, y) => (x === 0 ? 0 : x * Math.log(y));

/** @type {Record<string, Loss>} */
const LOSSES = {
  half_squared_error: { term: '½(y − z)²', of: ({ y, z }) => (y - z) ** 2 / 2, slope: 'y − z', by: ({ y, z }) => y - z },
  squared_error: { term: '(y − z)²', of: ({ y, z }) => (y - z) ** 2, slope: '2(y − z)', by: ({ y, z }) => 2 * (y - z) },
  mean_squared_error: { term: '(y − z)²/m', of: ({ y, z, m }) => (y - z) ** 2 / m, slope: '2(y − z)/m', by: ({ y, z, m }) => (2 * (y - z)) / m },
  mean_absolute_error: { term: '|y − z|/m', of: ({ y, z, m }) => Math.abs(y - z) / m, slope: 'sign(y − z)/m', by: ({ y, z, m }) => Math.sign(y - z) / m },
  huber: {
    term: 'h(y − z)/m', of: ({ y, z, m, numbers: { huber_delta: d } }) => (Math.abs(y - z) <= d ? (y - z) ** 2 / 2 : d * (Math.abs(y - z) - d / 2)) / m,
    slope: '(y − z)/m, from −δ/m to δ/m', by: ({ y, z, m, numbers: { huber_delta: d } }) => Math.max(-d, Math.min(d, y - z)) / m,
  },
  poisson: { term: '(y − z ln y)/m', of: ({ y, z, m }) => (y - timesLog(z, y)) / m, slope: '(1 − z/y)/m', by: ({ y, z, m }) => (1 - z / y) / m },
  quantile: {
    term: 'max(q(z − y), (q − 1)(z − y))/m', of: ({ y, z, m, numbers: { quantile: q } }) => Math.max(q * (z - y), (q - 1) * (z - y)) / m,
    slope: '(1 − q)/m if y > z, −q/m if y < z', by: ({ y, z, m, numbers: { quantile: q } }) => (y > z ? 1 - q : y < z ? -q : 0) / m,
  },
  binary_cross_entropy: {
    term: '−z ln y − (1 − z) ln(1 − y)', of: ({ y, z }) => -timesLog(z, y) - timesLog(1 - z, 1 - y),
    slope: '(y − z)/(y(1 − y))', by: ({ y, z }) => (y - z) / (y * (1 - y)),
  },
  categorical_cross_entropy: { term: '−z ln y', of: ({ y, z }) => -timesLog(z, y), slope: '−z/y', by: ({ y, z }) => -z / y },
};

/** @param {any} trace @returns {Loss | null} null for a loss that is not known here */
export const lossOf = (trace) => LOSSES[trace.loss] ?? null;

/** @param {any} trace @param {number} output @returns {Answer} */
export function answerOf(trace, output) {
  const { output: y, scaled: z } = trace.outputs[output];
  return { y, z, m: trace.outputs.length, numbers: trace.loss_hyperparameters };
}

/** What the outputs add to the loss of the row. @param {any} trace @returns {(number | null)[]} null where the loss is not known here */
export const lossTerms = (trace) => trace.outputs.map((/** @type {any} */ _, /** @type {number} */ i) => lossOf(trace)?.of(answerOf(trace, i)) ?? null);

/** The derivatives of the row's loss by its outputs. @param {any} trace @returns {number[]} */
export const slopes = (trace) => trace.outputs.map((/** @type {any} */ _, /** @type {number} */ i) => lossOf(trace)?.by(answerOf(trace, i)) ?? NaN);
