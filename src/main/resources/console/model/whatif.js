// @ts-check
/** One change to a model's training, run at once and compared. */
import { useEffect, useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { get, post } from '../service/api.js';
import { go, link, whileHere } from '../page/router.js';
import { counted } from '../page/format.js';
import { watchJobs } from '../service/events.js';
import { Panel, ProblemNotice } from '../page/basics.js';
import { changesOf, merged, trainLink } from '../training/rerun.js';
import { isOver } from '../training/job.js';

/** @typedef {{name: string, change: (configuration: any) => any}} Idea `change` is null where it makes no sense */

const RETRY = 3000;

const rateOf = (/** @type {any} */ configuration) => configuration.training.optimizer.learning_rate;
const rounded = (/** @type {number} */ value) => Number(value.toPrecision(4));
const training = (/** @type {any} */ part) => ({ training: part });
const layersOf = (/** @type {any} */ configuration) => configuration.network.hidden_layers.map((/** @type {any} */ layer) => Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== null)));
const withLayers = (/** @type {any[]} */ layers) => ({ network: { hidden_layers: layers } });

/** @type {Idea[]} */
const IDEAS = [
  { name: 'Three times the learning rate', change: (configuration) => (rateOf(configuration) ? training({ optimizer: { learning_rate: rounded(3 * rateOf(configuration)) } }) : null) },
  { name: 'A third of the learning rate', change: (configuration) => (rateOf(configuration) ? training({ optimizer: { learning_rate: rounded(rateOf(configuration) / 3) } }) : null) },
  { name: 'Twice the units', change: (configuration) => { const layers = layersOf(configuration); return layers.length ? withLayers(layers.map((/** @type {any} */ layer) => ({ ...layer, units: 2 * layer.units }))) : null; } },
  { name: 'Half the units', change: (configuration) => { const layers = layersOf(configuration); return layers.some((/** @type {any} */ layer) => layer.units > 1) ? withLayers(layers.map((/** @type {any} */ layer) => ({ ...layer, units: Math.ceil(layer.units / 2) }))) : null; } },
  { name: 'One more layer', change: (configuration) => { const layers = layersOf(configuration); return withLayers([...layers, layers.at(-1) ?? { units: 16, activation: 'relu' }]); } },
  { name: 'No hidden layer', change: (configuration) => (layersOf(configuration).length ? withLayers([]) : null) },
  { name: 'Three times the epochs', change: (configuration) => training({ epochs: 3 * configuration.training.epochs }) },
  { name: 'Another start', change: (configuration) => ({ seed: configuration.seed + 1 }) },
];

/** @param {{model: any}} props */
export function WhatIf({ model }) {
  const { configuration } = model;
  const [job, setJob] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  useEffect(() => {
    if (!job) return undefined;
    const abort = new AbortController();
    let timer = 0;
    const look = async () => {
      try {
        const now = await get('/training-jobs/{id}', { id: job.id }, { signal: abort.signal });
        if (!abort.signal.aborted && isOver(now)) go(now.model_id ? link('/compare', {}, { m: `${model.id},${now.model_id}` }) : link('/jobs/{id}', { id: job.id }));
      } catch (failure) {
        if (abort.signal.aborted) return;
        if (/** @type {any} */ (failure).status !== 404) timer = setTimeout(look, RETRY);
        else {
          setJob(null);
          setProblem(failure);
        }
      }
    };
    const stop = watchJobs([job.id], look);
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
      stop();
    };
  }, [job]);
  const run = (/** @type {any} */ change) => async () => {
    setProblem(null);
    try {
      const changes = merged(await changesOf(configuration), change);
      setJob(await post('/training-jobs', {}, { body: { snapshots: {}, ...changes, dataset_id: configuration.dataset_id } }));
    } catch (failure) {
      setProblem(failure);
    }
  };
  const open = async () => {
    const follow = whileHere(go);
    try {
      follow(trainLink(configuration.dataset_id, await changesOf(configuration)));
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Panel} title="What if?">
    <p class="small soft">One change, all else as it was: it trains at once, and the two are compared.</p>
    <div class="row">${IDEAS.map((idea) => ({ ...idea, made: idea.change(configuration) })).filter((idea) => idea.made)
      .map((idea) => html`<button key=${idea.name} disabled=${Boolean(job)} onClick=${run(idea.made)}>${idea.name}</button>`)}</div>
    <div class="row"><button class="plain" onClick=${open}>Change more than that</button></div>
    ${job && html`<p role="status">Training… ${job.queue_position ? `${counted(job.queue_position, 'job is', 'jobs are')} ahead. ` : ''}<a href=${link('/jobs/{id}', { id: job.id })}>Watch it</a></p>`}
    ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
  </${Panel}>`;
}
