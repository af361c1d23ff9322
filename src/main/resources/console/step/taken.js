// @ts-check
/** Steps that were taken one after the other, and the losses on their way. */

/**
 * @typedef {{step: number, loss: number}} Loss after a number of steps
 * @typedef {{parameters: any[] | null, steps: number, losses: Loss[]}} Taken the parameters after some steps
 */

/** No step yet. @type {Taken} */
export const NONE = { parameters: null, steps: 0, losses: [] };

const MOST_LOSSES = 2000;

/**
 * With the steps of another answer; of very many losses every second one is kept, the first and the last always.
 *
 * @param {Taken} taken @param {{final_parameters: any[], losses: number[]}} answer with the loss before its first step
 * @returns {Taken}
 */
export function withSteps({ steps, losses }, answer) {
  const further = answer.losses.map((loss, i) => ({ step: steps + i, loss }));
  let all = [...losses.slice(0, -1), ...further];
  while (all.length > MOST_LOSSES) all = all.filter((_, i) => i % 2 === 0 || i === all.length - 1);
  return { parameters: answer.final_parameters, steps: steps + answer.losses.length - 1, losses: all };
}
