// @ts-check
/** A run of the playground: its network and what it answers, epoch by epoch. */
import { useEffect, useMemo } from 'preact/hooks';
import { get } from '../service/api.js';
import { announce, html, reducedMotion, useLoaded } from '../page/ui.js';
import { link } from '../page/router.js';
import { count, figure, percent } from '../page/format.js';
import { Figures, Panel, ProblemNotice, Skeleton } from '../page/basics.js';
import { Curves } from '../curves/curves.js';
import { useFrame, useFrameStore, useSnapshots } from '../run/frames.js';
import { isOver, useJob } from '../training/job.js';
import { axisInputs, Network } from '../network/drawing.js';
import { stopSentence } from '../run/outcome.js';
import { Transport, usePlayer } from '../run/player.js';
import { usePoints } from '../surface/points.js';
import { PartChoice, pointsOf, useKept } from './parts.js';
import { lowest } from '../curves/series.js';
import { strongest } from '../network/strongest.js';
import { Surface } from '../surface/surface.js';

/** The panel with the surface. */
export const ANSWERS = 'answers';
/** Where the answers are below the button that trains. */
const NARROW = 768;

/**
 * @param {object} props
 * @param {string} props.id of the job
 * @param {any} props.shape the controls of the layers
 * @param {boolean} props.outdated whether the settings were changed since
 * @param {() => void} props.keep
 * @param {boolean} props.fresh whether it was started just now
 * @param {string} props.show the part of the rows to show
 */
export function Result({ id, shape, outdated, keep, fresh, show }) {
  const { job, epochs, problem, round } = useJob(id);
  const snapshots = useSnapshots(job, round);
  const stops = useMemo(() => snapshots.map((each) => each.epoch), [snapshots]);
  const last = Math.max(job?.progress.epoch ?? 0, epochs.at(-1)?.epoch ?? 0);
  const [x = null, y = null] = job?.configuration.features ?? [];
  const store = useFrameStore(id, snapshots, { x, y });
  const player = usePlayer({ stops, last, start: null, isReady: store.isReady, onPlay: store.loadAll });
  const frames = useFrame(store, snapshots, player.epoch);
  const over = isOver(job);
  useEffect(() => {
    if (over && fresh && stops.length > 1 && !reducedMotion()) player.play();
    if (over) announce(`Trained: ${stopSentence(job)}`);
  }, [over, stops.length > 1]);
  const { frame } = frames;
  useEffect(() => {
    if (frame && fresh && innerWidth < NARROW) document.getElementById(ANSWERS)?.scrollIntoView({ behavior: reducedMotion() ? 'auto' : 'smooth' });
  }, [Boolean(frame)]);
  const schema = useLoaded(async (signal) => (job?.model_id ? get('/models/{ref}/schema', { ref: job.model_id }, { signal }) : null), [job?.model_id]).data;
  const drawn = useMemo(() => (frame?.layers && schema ? strongest(frame.layers, axisInputs(schema, frame.surface)) : undefined), [schema, frame?.layers?.length]);
  const all = usePoints({ dataset: job?.dataset_id ?? null, model: null, target: frame?.surface.targets[0] ?? null, classes: frame?.surface.classes ?? null }, frame?.surface.x.feature ?? null, frame?.surface.y?.feature ?? null);
  const kept = useKept(job?.model_id ?? null);
  const { points, rows } = useMemo(() => pointsOf(all.points, all.rows, kept, show), [all.points, all.rows, kept, show]);
  const now = epochs.findLast((each) => each.epoch <= player.epoch);
  const regression = job?.configuration.task === 'regression';
  const score = regression ? 'R²' : 'accuracy';
  const shown = regression ? figure : percent;
  const waiting = over && !job.model_id ? html`<p class="soft">There is no network to draw: the training made no model.</p>` : html`<${Skeleton} label="Training" />`;
  return html`
    <${Panel} title="What it answers" id=${ANSWERS}>
      ${problem ?? frames.problem ? html`<${ProblemNotice} problem=${problem ?? frames.problem} />` : ''}
      ${job?.error && html`<div class="notice bad" role="alert"><strong>${job.error.title}</strong><p>${job.error.detail}</p>${job.stop_reason === 'diverged' && html`<p>Try a tenth of the learning rate.</p>`}</div>`}
      <${Figures} items=${[['Epoch', count(player.epoch)], ['Training loss', figure(now?.training_loss, 3)], ['Validation loss', figure(now?.validation_loss, 3)], [`Training ${score}`, shown(now?.training_score)], [`Validation ${score}`, shown(now?.validation_score)]]} />
      <${Transport} player=${player} stops=${stops} last=${last} />
      ${kept && html`<${PartChoice} show=${show} />`}
      ${frame ? html`<${Surface} surface=${frame.surface} points=${points} rows=${rows} draft=${player.playing} target=${frame.surface.targets[0]} />` : waiting}
      ${job?.model_id && html`<div class="row"><a class="button" href=${link('/models/{ref}', { ref: job.model_id })} onClick=${keep}>Keep it and try it</a><a class="button" href=${link('/models/{ref}/step', { ref: job.model_id })} onClick=${keep}>One step of it</a></div>`}
    </${Panel}>
    <${Panel} title=${`The network${frame ? ` after epoch ${count(frame.epoch)}` : ''}`}>
      ${shape}
      ${outdated && html`<p class="small soft">The settings have changed since: train again.</p>`}
      ${frame?.layers && schema ? html`<${Network} layers=${frame.layers} schema=${schema} surface=${frame.surface} chosen=${drawn} />` : waiting}
      ${epochs.length > 0 && html`<${Curves} series=${seriesOf(epochs)} epoch=${Math.max(player.epoch, 1)} onEpoch=${player.choose} broken=${job.stop_reason === 'diverged' ? last : null} />`}
    </${Panel}>`;
}

/** @param {any[]} epochs @returns {import('../curves/curves.js').Series[]} */
function seriesOf(epochs) {
  const numbers = epochs.map((each) => each.epoch);
  const validation = epochs.map((each) => each.validation_loss);
  const training = { label: 'training', epochs: numbers, values: epochs.map((each) => each.training_loss), color: 'var(--positive)' };
  return validation.some((value) => value !== null) ? [training, { label: 'validation', epochs: numbers, values: validation, color: 'var(--negative)', dashed: true, best: lowest(numbers, validation) }] : [training];
}
