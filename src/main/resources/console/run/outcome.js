// @ts-check
/** How good a model is, in a sentence that says on which rows. */
import { count, counted, figure, percent, shortened } from '../page/format.js';

/**
 * What was measured on rows that say the most about new ones.
 *
 * @param {any} metrics of a job or model
 * @returns {{part: 'test' | 'validation' | 'training', measured: any} | null}
 */
export function mostTelling(metrics) {
  for (const part of /** @type {const} */ (['test', 'validation', 'training'])) {
    if (metrics?.[part]?.row_count) return { part, measured: metrics[part] };
  }
  return null;
}

const ROWS = {
  test: 'rows it never saw',
  validation: 'validation rows, which it did not learn from',
  training: 'rows it learned from; none were kept for a test',
};

/**
 * @param {any} metrics
 * @param {any} configuration null if the model was imported
 * @returns {{headline: string, note: string} | null}
 */
export function outcome(metrics, configuration) {
  const found = mostTelling(metrics);
  if (!found) return null;
  const { part, measured } = found;
  const rows = count(measured.row_count);
  if (measured.accuracy === null) return { headline: `Off by ${figure(measured.mae, 3)} on average on ${rows} ${ROWS[part]}`, note: regressionNote(measured) };
  const right = configuration?.weight_column ? `${percent(measured.accuracy)} right by weight` : `${count(Math.round(measured.accuracy * measured.row_count))} of ${rows} right`;
  return { headline: `${right} on ${ROWS[part]}`, note: baselineOf(measured) };
}

/** @param {any} measured */
function baselineOf({ accuracy, baseline }) {
  if (baseline?.accuracy === null || baseline?.accuracy === undefined) return `That is ${percent(accuracy)}.`;
  const always = baseline.label === null ? 'The best fixed answer' : `Always answering “${shortened(String(baseline.label), 40)}”`;
  return `That is ${percent(accuracy)}. ${always} gets ${percent(baseline.accuracy)}.`;
}

/** @param {any} measured */
function regressionNote({ r2, rmse, baseline }) {
  const explained = r2 === null ? '' : r2 > 0 ? `It explains ${percent(r2)} of the differences (R²). ` : `It is no better than always answering the mean (R² ${figure(r2, 2)}). `;
  const simple = baseline?.mae === null || baseline?.mae === undefined ? '' : ` Always answering ${baseline.value === null || baseline.value === undefined ? 'the mean' : figure(baseline.value)} is off by ${figure(baseline.mae, 3)} on average.`;
  return `${explained}Root mean squared error ${figure(rmse, 3)}.${simple}`;
}

/** What a cross-validation measured, in a sentence. @param {any} crossed null without one */
export function crossValidated(crossed) {
  if (!crossed) return '';
  const { mean, deviation, folds, repeats } = crossed;
  const fits = `${counted(folds, 'fold')}${repeats > 1 ? `, ${count(repeats)} times` : ''}`;
  if (mean.accuracy !== null) return `Cross-validated over ${fits}: ${percent(mean.accuracy)} right, give or take ${percent(deviation.accuracy)}.`;
  return `Cross-validated over ${fits}: R² ${figure(mean.r2, 3)}, give or take ${figure(deviation.r2, 2)}.`;
}

const REASONS = /** @type {Record<string, (job: any) => string>} */ ({
  max_epochs: (job) => `It ran all ${counted(job.progress.epochs, 'epoch')}.`,
  early_stopping: (job) => `It stopped early, after epoch ${count(job.progress.epoch)}: ${job.configuration.training.early_stopping.monitor === 'training_loss' ? 'the training loss' : 'the validation loss'} had not got better for ${counted(job.configuration.training.early_stopping.patience, 'epoch')}.`,
  target_loss: (job) => `It reached the target loss after epoch ${count(job.progress.epoch)}.`,
  converged: (job) => `It converged after epoch ${count(job.progress.epoch)}: no step made it better.`,
  time_limit: (job) => `It reached its time limit after epoch ${count(job.progress.epoch)}.`,
  diverged: (job) => `It diverged ${job.progress.epoch ? `after epoch ${count(job.progress.epoch)}` : 'in its first epoch'}: the numbers grew beyond all bounds.`,
  cancelled: (job) => `It was cancelled ${job.progress.epoch ? `after epoch ${count(job.progress.epoch)}` : 'before its first epoch'}.`,
});

/** Why a job stopped, in a sentence. @param {any} job */
export const stopSentence = (job) => (job.stop_reason ? REASONS[job.stop_reason]?.(job) ?? `It stopped: ${job.stop_reason.replaceAll('_', ' ')}.` : '');

/**
 * The epoch whose parameters are the model: with early stopping the last that was better by enough, else the last of all.
 *
 * @param {any} job
 * @param {any[]} epochs
 * @returns {number | null} null if it is the last of all
 */
export function keptEpoch(job, epochs) {
  const { monitor, min_delta: enough } = job.configuration.training.early_stopping;
  if (monitor === 'none') return null;
  let best = Infinity;
  let kept = null;
  for (const each of epochs) {
    if (each[monitor] === null || each[monitor] >= best - enough) continue;
    best = each[monitor];
    kept = each.epoch;
  }
  return kept;
}
