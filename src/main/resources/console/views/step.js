// @ts-check
/** One step of back-propagation by a row, unit by unit, with its numbers. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../ui.js';
import { get, post } from '../api.js';
import { link, setQuery } from '../router.js';
import { useShortcuts } from '../keys.js';
import { cellText, count, figure } from '../format.js';
import { Field, Figures, Panel, ProblemNotice, Skeleton, Warnings } from '../parts/basics.js';
import { Formula } from '../parts/step-formula.js';
import { StepNetwork } from '../parts/step-network.js';
import { stopName, walk } from '../parts/step-path.js';

const DEFAULT_RATE = '0.1';
const MOST_CELLS = 12;

/** @param {{model: string, query: URLSearchParams}} props */
export function Step({ model: ref, query }) {
  const rowNumber = query.get('row');
  const rate = useSettled(query.get('rate') ?? DEFAULT_RATE, 300);
  const subject = useLoaded((signal) => loadSubject(ref, signal), [ref]);
  const example = useLoaded(async (signal) => (subject.data ? loadExample(subject.data, rowNumber, signal) : null), [subject.data, rowNumber]);
  const traced = useLoaded(async (signal) => (example.data ? post('/models/{ref}/trace', { ref }, {
    body: { instance: example.data.instance, target: example.data.target, learning_rate: Number(rate) }, signal,
  }) : null), [ref, example.data, rate]);
  const problem = subject.problem ?? example.problem ?? traced.problem;
  const rows = subject.data?.dataset?.row_count ?? 0;
  const another = () => rows > 0 && setQuery({ row: Math.floor(Math.random() * rows) });
  useShortcuts([{ keys: 'r', does: 'Take another row', run: another }], [rows]);
  return html`
    <div class="head"><h1 tabindex="-1">One step of ${subject.data ? `${subject.data.model.name}@${subject.data.model.version}` : 'a model'}</h1><a href=${link('/models/{ref}', { ref })}>The model</a></div>
    <p>What the network answers for one row, how far that is off, and what each weight learns from it. The model itself stays as it is.</p>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${problem.status === 422 ? undefined : () => [subject, example, traced].forEach((each) => each.reload())} />`}
    ${example.data && html`<${Settings} ...${{ example: example.data, rows, another, query, trace: traced.data }} />`}
    ${traced.data ? html`<${Walk} key=${ref} ...${{ trace: traced.data, names: subject.data?.names, derivatives: subject.data?.derivatives, query }} />` : !problem && html`<${Skeleton} label="Computing the step" />`}`;
}

/**
 * The model, what its inputs are called, and its data set if that is still there.
 *
 * @param {string} ref @param {AbortSignal} signal
 */
async function loadSubject(ref, signal) {
  const [model, schema, capabilities] = await Promise.all([get('/models/{ref}', { ref }, { signal }), get('/models/{ref}/schema', { ref }, { signal }), get('/capabilities', {}, { signal })]);
  const dataset = model.dataset_id ? await get('/datasets/{id}', { id: model.dataset_id }, { signal }).catch(absent) : null;
  return {
    model, schema, dataset,
    names: schema.inputs.map((/** @type {any} */ { name }) => name),
    derivatives: Object.fromEntries(capabilities.activations.map((/** @type {any} */ each) => [each.type, each.derivative])),
  };
}

/**
 * A row to learn from: that of the data set, or else an example of the model's own with a target of its kind.
 *
 * @param {Awaited<ReturnType<typeof loadSubject>>} subject @param {string | null} number @param {AbortSignal} signal
 */
async function loadExample({ model, schema, dataset }, number, signal) {
  if (!dataset) {
    const target = model.targets.map((/** @type {any} */ { name, classes }) => [name, classes?.[0] ?? 0]);
    return { row: null, instance: Object.fromEntries(schema.features.map((/** @type {any} */ { name, example }) => [name, example])), target: Object.fromEntries(target) };
  }
  const row = number !== null ? Math.min(Math.max(0, Math.floor(Number(number)) || 0), dataset.row_count - 1) : await firstOf(model, signal);
  const { columns, rows } = await get('/datasets/{id}/rows', { id: dataset.id }, { query: { offset: row, limit: 1 }, signal });
  const cells = new Map(columns.map((/** @type {string} */ name, /** @type {number} */ i) => [name, rows[0]?.[i] ?? null]));
  const of = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, cells.get(name)]));
  return { row, instance: of(model.features), target: of(model.targets.map((/** @type {any} */ { name }) => name)) };
}

/** The row of the training data that the model is worst at: it has most to learn. @param {any} model @param {AbortSignal} signal */
async function firstOf(model, signal) {
  const worst = await get('/models/{ref}/rows', { ref: model.id }, { query: { split: 'training', sort: '-error', limit: 1 }, signal }).catch(absent);
  return worst?.items[0]?.row ?? 0;
}

/** @param {any} problem @returns {null} what is not there is no failure */
function absent(problem) {
  if (problem.status !== 404 && problem.status !== 409 && problem.status !== 422) throw problem;
  return null;
}

/** The row, the rate, and what the step does to the loss. @param {any} props */
function Settings({ example, rows, another, query, trace }) {
  const cells = Object.entries(example.instance);
  const rate = query.get('rate') ?? DEFAULT_RATE;
  const invalid = !(Number(rate) > 0);
  const rose = trace && trace.loss_after > trace.loss_before;
  return html`<section class="panel" aria-label="The row and the step">
    <div class="filters">
      ${example.row !== null ? html`<${Field} label=${`Row, from 0 to ${count(rows - 1)}`}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" max=${rows - 1} value=${example.row} onChange=${(/** @type {any} */ event) => setQuery({ row: event.target.value })} />`}</${Field}><button onClick=${another}>Another row</button>` : ''}
      <${Field} label="Learning rate η" error=${invalid ? 'A number above 0, such as 0.1' : null}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" step="any" value=${rate} onInput=${(/** @type {any} */ event) => setQuery({ rate: event.target.value })} />`}</${Field}>
      ${trace && html`<${Figures} items=${[['Loss before', figure(trace.loss_before)], ['Loss after', html`${figure(trace.loss_after)} <span class=${`badge ${rose ? 'bad' : 'good'}`}><span aria-hidden="true">${rose ? '▲' : '▼'}</span>${rose ? 'rises' : 'falls'}</span>`]]} />`}
    </div>
    ${example.row === null && html`<p class="small soft">The data set is gone. This is the model's own example, with a target of its kind.</p>`}
    ${rose && html`<p>The step is too long: it jumps over the valley. Try a tenth of the rate.</p>`}
    <p class="small">${cells.slice(0, MOST_CELLS).map(([name, cell]) => html`<bdi class="soft">${cellText(name)}</bdi> ${cell === null ? html`<em>missing</em>` : html`<bdi>${cellText(cell)}</bdi>`}${'  '}`)}${cells.length > MOST_CELLS && `and ${count(cells.length - MOST_CELLS)} more. `}
      ${Object.entries(example.target).map(([name, cell]) => html`<strong>→ <bdi>${cellText(name)}</bdi> <bdi>${cellText(cell)}</bdi> </strong>`)}</p>
    ${trace && html`<${Warnings} items=${trace.warnings} />`}
  </section>`;
}

/** From unit to unit. @param {any} props */
function Walk({ trace, names, derivatives, query }) {
  const stops = useMemo(() => walk(trace), [trace]);
  const [at, setAt] = useState(Number(query.get('at')) || 0);
  const place = Math.min(at, stops.length - 1);
  const choose = (/** @type {number} */ next) => setAt(Math.min(Math.max(next, 0), stops.length - 1));
  useEffect(() => setQuery({ at: place || null }), [place]);
  useShortcuts([
    { keys: 'ArrowRight', does: 'Next unit', run: () => choose(place + 1) },
    { keys: 'ArrowLeft', does: 'Unit before', run: () => choose(place - 1) },
    { keys: 'Home', does: 'First unit', run: () => choose(0) },
    { keys: 'End', does: 'Last unit', run: () => choose(stops.length - 1) },
  ], [place, stops]);
  const stop = stops[place];
  const middle = stops.findIndex((each) => each.way === 'loss');
  const passes = /** @type {[string, string, number][]} */ ([['forward', '1. Forward', 0], ['loss', '2. Loss', middle], ['backward', '3. Backward', middle + 1]]);
  return html`<div class="columns">
    <div class="stays"><${Panel} title="The network"><${StepNetwork} ...${{ trace, stops, at: place, inputs: names, choose }} /></${Panel}></div>
    <section class=${`panel pass ${stop.way}`} aria-label="The arithmetic">
      <div class="row">${passes.map(([way, label, start]) => html`<button key=${way} aria-pressed=${String(stop.way === way)} onClick=${() => choose(start)}>${label}</button>`)}</div>
      <div class="head"><div role="status"><h2>${stopName(trace, stop)}</h2></div>
        <div class="row actions"><span class="small soft">${count(place + 1)} of ${count(stops.length)}</span><button aria-label="Unit before" disabled=${place === 0} onClick=${() => choose(place - 1)}>←</button><button aria-label="Next unit" disabled=${place === stops.length - 1} onClick=${() => choose(place + 1)}>→</button></div>
      </div>
      <${Formula} trace=${trace} stop=${stop} inputs=${names} derivative=${derivatives[trace.layers[stop.layer].activation] ?? ''} />
    </section>
  </div>`;
}
