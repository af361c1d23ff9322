// @ts-check
import { useEffect, useMemo, useState } from 'preact/hooks';
import { announce, html, reducedMotion, useLoaded, useSettled } from '../page/ui.js';
import { get, post } from '../service/api.js';
import { go, link, setQuery, whileHere, wholeNumber } from '../page/router.js';
import { cellText, count, counted, duration, figure, spaced } from '../page/format.js';
import { Panel, ProblemNotice, Skeleton, State, Warnings } from '../page/basics.js';
import { changesOf, merged, trainLink } from '../training/rerun.js';
import { askedAxes } from '../surface/choice.js';
import { ComparisonButton } from '../comparison/selection.js';
import { Curves } from '../curves/curves.js';
import { useFrame, useFrameStore, useModelFrame, useSnapshots } from '../run/frames.js';
import { importantAxes, useImportance } from '../model/importance.js';
import { isOver, MOST_EPOCHS, useJob } from '../training/job.js';
import { crossValidated, keptEpoch, outcome, stopSentence } from '../run/outcome.js';
import { Transport, usePlayer } from '../run/player.js';
import { lowest, thin } from '../curves/series.js';
import { Inside } from '../run/snapshot.js';

const SHORT_RUN = 10;
const MOST_STOPS = 200;
const NONE = /** @type {any[]} */ ([]);

/** A training job: its curves, what it can be asked to do, and what the network was like at each epoch. @param {{id: string, query: URLSearchParams}} props */
export function Run({ id, query }) {
  const { job, epochs, problem, reload, round } = useJob(id);
  if (!job) return html`<h1 tabindex="-1">Training</h1>${problem ? html`<${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<${Skeleton} />`}`;
  return html`<${Running} job=${job} epochs=${epochs} problem=${problem} reload=${reload} round=${round} query=${query} />`;
}

/** @param {{job: any, epochs: any[], problem: any, reload: () => void, round: number, query: URLSearchParams}} props */
function Running({ job, epochs, problem, reload, round, query }) {
  const snapshots = useSnapshots(job, round);
  const stops = useMemo(() => (snapshots.length ? snapshots.map((each) => each.epoch) : thin(epochs.length, MOST_STOPS).map((place) => epochs[place].epoch)), [snapshots, epochs]);
  const last = Math.max(job.progress.epoch, epochs.at(-1)?.epoch ?? 0);
  const { schema, usual, waits } = useKnown(job);
  const asked = askedAxes(query, job.configuration.features);
  const axes = asked.x || asked.y ? asked : usual ?? asked;
  const pictured = waits ? NONE : snapshots;
  const store = useFrameStore(job.id, pictured, axes);
  const player = usePlayer({ stops, last, start: wholeNumber(query.get('epoch')), isReady: store.isReady, onPlay: store.loadAll });
  const frames = useFrame(store, pictured, player.epoch, player.playing);
  const modelFrame = useModelFrame(job.model_id, !waits && !snapshots.length, axes);
  const settled = useSettled(player.playing ? undefined : player.chosen, 400);
  useEffect(() => {
    if (settled !== undefined) setQuery({ epoch: settled });
  }, [settled]);
  useReplay(job, pictured, player, query);
  useEffect(() => {
    if (!isOver(job)) announce(progressSentence(job));
  }, [round]);
  return html`
    <div class="head"><h1 tabindex="-1">Training ${cellText(job.configuration.model_name)}</h1><${State} state=${job.state} />
      <div class="row actions"><${Actions} job=${job} reload=${reload} /></div></div>
    ${problem && problem.status !== 0 && html`<${ProblemNotice} problem=${problem} retry=${reload} />`}
    <${Summary} job=${job} epochs=${epochs} />
    <${Inside} job=${job} frame=${frames.frame ?? modelFrame} draft=${player.playing} problem=${frames.problem} axes=${asked} schema=${schema}>
      <${LossPanel} job=${job} epochs=${epochs} player=${player} stops=${stops} last=${last} pictured=${snapshots.length > 0} />
    </${Inside}>
    ${!job.configuration.snapshots && html`<${NoSnapshots} job=${job} />`}
    <${Warnings} items=${job.warnings} />`;
}

/** What a finished model adds: names of inputs, and which two features make the best axes. @param {any} job */
function useKnown(job) {
  const { model_id: id, dataset_id, configuration } = job;
  const model = useMemo(() => (id ? { id, dataset_id, features: configuration.features } : null), [id]);
  const { data: schema, problem } = useLoaded(async (signal) => (id ? get('/models/{ref}/schema', { ref: id }, { signal }) : null), [id]);
  const importance = useImportance(model);
  const usual = useMemo(() => importantAxes(importance.data, schema), [importance.data, schema]);
  return { schema, usual, waits: id !== null && ((!schema && !problem) || importance.waits) };
}

/** Plays a short run at the first visit. @param {any} job @param {any[]} snapshots @param {any} player @param {URLSearchParams} query */
function useReplay(job, snapshots, player, query) {
  const over = isOver(job) && snapshots.length > 1;
  useEffect(() => {
    const seen = `mlp-seen-${job.id}`;
    if (!over || sessionStorage.getItem(seen)) return;
    sessionStorage.setItem(seen, 'yes');
    if (!reducedMotion() && !query.has('epoch') && (job.timings.training_seconds ?? 0) < SHORT_RUN) player.play();
  }, [over]);
}

/** @param {any} job */
function progressSentence(job) {
  const { epoch, epochs, eta_seconds: eta, training_loss: loss } = job.progress;
  if (job.state === 'queued') return job.queue_position ? `Waiting: ${counted(job.queue_position, 'job is', 'jobs are')} ahead.` : 'Waiting: it is the next one.';
  if (job.state === 'paused') return `Paused after epoch ${count(epoch)} of ${count(epochs)}.`;
  if (job.state === 'running' && job.phase !== 'training') return `${spaced(job.phase ?? 'starting')}…`.replace(/^./, (first) => first.toUpperCase());
  return `Epoch ${count(epoch)} of ${count(epochs)}${loss === null ? '' : `, loss ${figure(loss, 3)}`}${eta === null ? '' : `, about ${remaining(eta)} left`}.`;
}

/** @param {number} seconds */
const remaining = (seconds) => (seconds < 1 ? 'a second' : seconds < 100 ? `${Math.round(seconds)} s` : duration(seconds));

/** What came of it so far. @param {{job: any, epochs: any[]}} props */
function Summary({ job, epochs }) {
  if (job.error) return html`<${Failure} job=${job} />`;
  if (!isOver(job)) {
    return html`<div class="stack close"><p>${progressSentence(job)}</p>
      <progress max="1" value=${job.progress.fraction} aria-label="Finished part of the training"></progress></div>`;
  }
  const result = outcome(job.metrics, job.configuration);
  const kept = keptEpoch(job, epochs);
  const took = job.timings.training_seconds === null ? '' : ` Training took ${duration(job.timings.training_seconds)}.`;
  return html`<div class="stack close">
    ${result && html`<p class="large">${result.headline}</p><p>${result.note} ${crossValidated(job.cross_validation)}</p>`}
    <p class="soft">${stopSentence(job)}${kept !== null && job.model_id && kept < job.progress.epoch ? ` The model is the network after epoch ${count(kept)}, the best.` : ''}${took}</p>
  </div>`;
}

/** @param {{job: any}} props */
function Failure({ job }) {
  const rate = job.configuration.training.optimizer.learning_rate;
  const slower = job.stop_reason === 'diverged' && rate && { training: { optimizer: { learning_rate: Number((rate / 10).toPrecision(6)) } } };
  return html`<div class="notice bad" role="alert">
    <strong>${job.stop_reason === 'diverged' ? stopSentence(job) : job.error.title}</strong>
    <p>${job.error.detail}</p>
    ${slower && html`<p>A smaller learning rate takes smaller steps. <${AgainButton} job=${job} label="Try a tenth of the rate" extra=${slower} /></p>`}
  </div>`;
}

/** @param {{job: any}} props */
function NoSnapshots({ job }) {
  if (!isOver(job)) return html`<p class="soft">This run keeps no snapshots: the pictures of its network come at its end.</p>`;
  return job.model_id && html`<p class="soft">This run kept no snapshots, so that its pictures show only its end. <${AgainButton} job=${job} label="Train again with snapshots" extra=${{ snapshots: {} }} /></p>`;
}

/** @param {{job: any, reload: () => void}} props */
function Actions({ job, reload }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const act = (/** @type {() => Promise<any>} */ action) => () => action().then(() => {
    setProblem(null);
    reload();
  }, setProblem);
  const { id } = job;
  return html`
    ${problem && html`<span class="error" role="alert">${problem.message}</span>`}
    ${(job.state === 'running' || job.state === 'queued') && html`<button onClick=${act(() => post('/training-jobs/{id}/pause', { id }))}>Pause</button>`}
    ${(job.state === 'paused' || job.state === 'pausing') && html`<button class="primary" onClick=${act(() => post('/training-jobs/{id}/resume', { id }))}>Resume</button>`}
    ${!isOver(job) && job.state !== 'cancelling' && html`<button onClick=${act(() => post('/training-jobs/{id}/cancel', { id }))}>Cancel</button>`}
    ${isOver(job) && html`<${AgainButton} job=${job} label="Run again with changes" /><${ComparisonButton} kind="job" one=${job.id} />`}
    ${job.model_id && html`<a class="button primary" href=${link('/models/{ref}', { ref: job.model_id })}>Try the model</a>`}`;
}

/** Makes a model of the network after an epoch. @param {{job: any, epoch: number}} props */
function Keep({ job, epoch }) {
  const [made, setMade] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const keep = () => {
    setProblem(null);
    setBusy(true);
    return post('/training-jobs/{id}/snapshots/{epoch}/model', { id: job.id, epoch: String(epoch) }, { body: {} }).then((model) => setMade({ model, epoch }), setProblem).finally(() => setBusy(false));
  };
  return html`<div class="row"><button disabled=${busy} onClick=${keep}>Make a model of epoch ${count(epoch)}</button>
    <span role="status">${made && html`Epoch ${count(made.epoch)} is <a href=${link('/models/{ref}', { ref: made.model.id })}>version ${made.model.version} of ${made.model.name}</a>.`}</span>
    ${problem && html`<${ProblemNotice} problem=${problem} />`}</div>`;
}

/** Opens the Train view with this job's settings. @param {{job: any, label: string, extra?: any}} props */
function AgainButton({ job, label, extra = {} }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const open = async () => {
    const follow = whileHere(go);
    try {
      follow(trainLink(job.dataset_id, merged(await changesOf(job.configuration), extra)));
    } catch (failure) {
      setProblem(failure);
    }
  };
  if (problem?.status === 404) return html`<span class="soft" role="alert">Its data set was deleted.</span>`;
  return html`<button onClick=${open}>${label}</button>${problem && html`<span class="error" role="alert">${problem.message}</span>`}`;
}

/** @param {{job: any, epochs: any[], player: any, stops: number[], last: number, pictured: boolean}} props */
function LossPanel({ job, epochs, player, stops, last, pictured }) {
  const { series, scores } = useMemo(() => seriesOf(job, epochs), [epochs]);
  const regression = job.configuration.task === 'regression';
  if (!epochs.length && isOver(job)) return html`<${Panel} title="Loss"><p class="soft">No epoch was finished, so there is no curve.</p></${Panel}>`;
  return html`<${Panel} title="Loss">
    <${Curves} series=${series} scores=${scores} scoreName=${regression ? 'R²' : 'accuracy'} epoch=${player.chosen === null && !isOver(job) ? null : Math.max(player.epoch, 1)} onEpoch=${player.choose}
      broken=${job.stop_reason === 'diverged' ? last : null} note=${epochs.length >= MOST_EPOCHS ? `The first ${count(epochs.length)} epochs are drawn.` : ''} below=${pictured && html`<${Transport} player=${player} stops=${stops} last=${last} />`} />
    ${pictured && html`<${Keep} job=${job} epoch=${stops.findLast((stop) => stop <= player.epoch) ?? 0} />`}
  </${Panel}>`;
}

/** @param {any} job @param {any[]} epochs */
function seriesOf(job, epochs) {
  const numbers = epochs.map((each) => each.epoch);
  const of = (/** @type {string} */ field) => epochs.map((each) => each[field]);
  const known = (/** @type {string} */ field) => epochs.some((each) => each[field] !== null);
  const training = { label: 'training', epochs: numbers, values: of('training_loss'), color: 'var(--positive)' };
  const validation = { label: 'validation', epochs: numbers, values: of('validation_loss'), color: 'var(--negative)', dashed: true, best: keptEpoch(job, epochs) ?? lowest(numbers, of('validation_loss')) };
  const scores = [['training', 'var(--positive)'], ['validation', 'var(--good)']].filter(([part]) => known(`${part}_score`))
    .map(([part, color]) => ({ label: `${part} ${job.configuration.task === 'regression' ? 'R²' : 'accuracy'}`, epochs: numbers, values: of(`${part}_score`), color }));
  return { series: known('validation_loss') ? [training, validation] : [training], scores };
}
