// @ts-check
/** The playground's settings: they stand in the address, so that it can be shared and gives the same again. */

/** The data sets, by the service's names. */
export const SETS = /** @type {[string, string][]} */ ([['circle', 'Circle'], ['gaussians', 'Two clouds'], ['spiral', 'Spiral'], ['moons', 'Moons'], ['sine', 'Sine'], ['plane', 'Plane'], ['xor', 'Exclusive or'], ['iris', 'Iris']]);

/** Whether rows, noise and seed can be chosen. @param {string} set */
export const isMade = (set) => set !== 'xor' && set !== 'iris';

export const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'leaky_relu', 'elu', 'selu', 'gelu', 'silu', 'softplus', 'arctan', 'identity'];
export const OPTIMIZERS = ['adam', 'sgd', 'rmsprop', 'lbfgs'];
export const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
export const PENALTIES = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
export const BATCHES = [1, 2, 4, 8, 10, 16, 32, 64];
export const ROWS = [50, 100, 200, 300, 500, 1000];
export const EPOCHS = [20, 50, 100, 200, 400, 1000];
export const MOST_LAYERS = 6;
export const MOST_UNITS = 12;

/** Runs of a few rows keep none of them back. */
const FEWEST_SPLIT = 20;

/**
 * @typedef {object} Settings
 * @property {string} set
 * @property {number} rows
 * @property {number} noise
 * @property {number} seed
 * @property {number[]} net units of the hidden layers
 * @property {string} act
 * @property {string} opt
 * @property {number} rate
 * @property {number} batch
 * @property {number} l1
 * @property {number} l2
 * @property {number} epochs
 * @property {number} degree of the products of features
 * @property {number} kept the share of rows that it does not learn from
 */

/** @type {Settings} */
const DEFAULTS = { set: 'spiral', rows: 300, noise: 0.1, seed: 7, net: [8, 8], act: 'tanh', opt: 'adam', rate: 0.01, batch: 10, l1: 0, l2: 0, epochs: 400, degree: 1, kept: 0.3 };

/** @param {URLSearchParams} query @returns {Settings} what it does not say, or says wrongly, is as by default */
export function readSettings(query) {
  const number = (/** @type {keyof Settings} */ name, /** @type {number} */ low, /** @type {number} */ high, whole = true) => {
    const value = query.has(name) ? Number(query.get(name)) : NaN;
    return Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : /** @type {number} */ (DEFAULTS[name]);
  };
  const one = (/** @type {keyof Settings} */ name, /** @type {string[]} */ names) => (names.includes(query.get(name) ?? '') ? /** @type {string} */ (query.get(name)) : /** @type {string} */ (DEFAULTS[name]));
  return {
    set: one('set', SETS.map(([name]) => name)), rows: number('rows', 10, 100_000), noise: number('noise', 0, 1, false), seed: number('seed', 0, 2 ** 31),
    net: readLayers(query.get('net')), act: one('act', ACTIVATIONS), opt: one('opt', OPTIMIZERS), rate: number('rate', 1e-9, 1000, false), batch: number('batch', 1, 10_000),
    l1: number('l1', 0, 10, false), l2: number('l2', 0, 10, false), epochs: number('epochs', 1, 5000), degree: number('degree', 1, 3), kept: number('kept', 0, 0.9, false),
  };
}

/** @param {string | null} text such as `8-8`; `0` has no hidden layer */
function readLayers(text) {
  if (text === null) return DEFAULTS.net;
  const units = text === '0' || text === '' ? [] : text.split('-').map(Number);
  return units.length <= MOST_LAYERS && units.every((each) => Number.isInteger(each) && each >= 1 && each <= 100) ? units : DEFAULTS.net;
}

/** The settings as they stand in the address. @param {Settings} settings */
export const written = (settings) => ({ ...settings, net: settings.net.join('-') || '0' });

/** What makes the data what it is. @param {Settings} settings */
export const dataKey = ({ set, rows, noise, seed }) => (isMade(set) ? `${set} rows=${rows} noise=${noise} seed=${seed}` : set);

/** The training request. @param {Settings} settings @param {{id: string, row_count: number}} dataset */
export function trainingRequest(settings, dataset) {
  const split = dataset.row_count >= FEWEST_SPLIT ? settings.kept : 0;
  return {
    dataset_id: dataset.id, model_name: 'playground', seed: settings.seed, snapshots: {},
    split: { validation_fraction: split, test_fraction: 0 },
    ...(settings.degree > 1 ? { preprocessing: { polynomial_degree: settings.degree } } : {}),
    network: { hidden_layers: settings.net.map((units) => ({ units, activation: settings.act })) },
    training: {
      ...stepping(settings, dataset.row_count * (1 - split)), epochs: settings.epochs, l1: settings.l1, l2: settings.l2,
      early_stopping: { monitor: 'none' },
    },
  };
}

/** Whether it takes steps of a chosen length, after a chosen number of rows. @param {string} optimizer */
export const takesSteps = (optimizer) => optimizer !== 'lbfgs';

/** @param {Settings} settings @param {number} rows that are learned from */
const stepping = ({ opt, rate, batch }, rows) => (takesSteps(opt)
  ? { optimizer: { type: opt, learning_rate: rate }, batch_size: Math.max(1, Math.min(batch, Math.floor(rows))) } : { optimizer: { type: opt } });
