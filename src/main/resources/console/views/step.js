// @ts-check
/** One step of back-propagation by a row, unit by unit, with its numbers. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../page/ui.js';
import { post } from '../service/api.js';
import { link, setQuery, wholeNumber } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { cellText, count, counted, figure } from '../page/format.js';
import { Field, Figures, Panel, ProblemNotice, Skeleton, Warnings } from '../page/basics.js';
import { Formula } from '../step/formula.js';
import { StepNetwork } from '../step/network.js';
import { MoreSteps, NONE } from '../step/more.js';
import { stopName, walk } from '../step/path.js';
import { loadExample, loadSubject } from '../step/subject.js';

const DEFAULT_RATE = '0.1';
const MOST_CELLS = 12;
const MOST_ROWS = 64;

/** @param {{model: string, query: URLSearchParams}} props */
export function Step({ model: ref, query }) {
  const rowNumber = query.get('row');
  const rate = useSettled(query.get('rate') ?? DEFAULT_RATE, 300);
  const batch = Math.min(Math.max(Math.floor(Number(query.get('batch'))) || 1, 1), MOST_ROWS);
  const subject = useLoaded((signal) => loadSubject(ref, signal), [ref]);
  const example = useLoaded(async (signal) => (subject.data ? loadExample(subject.data, rowNumber, batch, signal) : null), [subject.data, rowNumber, batch]);
  const body = useMemo(() => (example.data ? bodyOf(example.data, rate) : null), [example.data, rate]);
  const [taken, setTaken] = useState(NONE);
  useEffect(() => setTaken(NONE), [ref, example.data]);
  const { parameters } = taken;
  const traced = useLoaded(async (signal) => (body ? post('/models/{ref}/trace', { ref }, { body: { ...body, ...(parameters ? { parameters } : {}) }, signal }) : null), [ref, body, parameters]);
  const problem = subject.problem ?? example.problem ?? traced.problem;
  const rows = subject.data?.dataset?.row_count ?? 0;
  const another = () => rows > 0 && setQuery({ row: Math.floor(Math.random() * rows) });
  useShortcuts([{ keys: 'r', does: 'Take another row', run: another }], [rows]);
  return html`
    <div class="head"><h1 tabindex="-1">One step of ${subject.data ? `${subject.data.model.name}@${subject.data.model.version}` : 'a model'}</h1><a href=${link('/models/{ref}', { ref })}>The model</a></div>
    <p>What the network answers for one row, how far that is off, and what each weight learns from it. The model itself stays as it is.</p>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${problem.status === 422 ? undefined : () => [subject, example, traced].forEach((each) => each.reload())} />`}
    ${example.data && html`<${Settings} ...${{ example: example.data, rows, another, batch, query, trace: traced.data }} />`}
    ${traced.data ? html`<${Walk} key=${ref} ...${{ trace: traced.data, names: subject.data?.names, derivatives: subject.data?.derivatives, query }} />
      <${MoreSteps} model=${ref} body=${body} taken=${taken} onTaken=${setTaken} />` : !problem && html`<${Skeleton} label="Computing the step" />`}`;
}

/** @param {any} example @param {string} rate */
const bodyOf = ({ instance, target, further }, rate) => ({ instance, target, learning_rate: Number(rate), ...(further.length ? { further_rows: further } : {}) });

/** The row, the rate, and what the step does to the loss. @param {any} props */
function Settings({ example, rows, another, batch, query, trace }) {
  const cells = Object.entries(example.instance);
  const rate = query.get('rate') ?? DEFAULT_RATE;
  const invalid = !(Number(rate) > 0);
  const rose = trace && trace.loss_after > trace.loss_before;
  return html`<section class="panel" aria-label="The row and the step">
    <div class="filters">
      ${example.row !== null ? html`<${Field} label=${`Row, from 0 to ${count(rows - 1)}`}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" max=${rows - 1} value=${example.row} onChange=${(/** @type {any} */ event) => setQuery({ row: event.target.value })} />`}</${Field}><button onClick=${another}>Another row</button>` : ''}
      ${example.row !== null && html`<${Field} label="Rows of the batch">${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="1" max=${MOST_ROWS} value=${batch} onChange=${(/** @type {any} */ event) => setQuery({ batch: event.target.value === '1' ? null : event.target.value })} />`}</${Field}>`}
      <${Field} label="Learning rate η" error=${invalid ? 'A number above 0, such as 0.1' : null}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" step="any" value=${rate} onInput=${(/** @type {any} */ event) => setQuery({ rate: event.target.value })} />`}</${Field}>
      ${trace && html`<${Figures} items=${[['Loss before', figure(trace.loss_before)], ['Loss after', html`${figure(trace.loss_after)} <span class=${`badge ${rose ? 'bad' : 'good'}`}><span aria-hidden="true">${rose ? '▲' : '▼'}</span>${rose ? 'rises' : 'falls'}</span>`]]} />`}
    </div>
    ${example.row === null && html`<p class="small soft">The data set is gone. This is the model's own example, with a target of its kind.</p>`}
    ${rose && html`<p>The learning rate is too large: the step overshoots. Try a tenth of it.</p>`}
    <p class="small">${cells.slice(0, MOST_CELLS).map(([name, cell]) => html`<bdi class="soft">${cellText(name)}</bdi> ${cell === null ? html`<em>missing</em>` : html`<bdi>${cellText(cell)}</bdi>`}${'  '}`)}${cells.length > MOST_CELLS && `and ${count(cells.length - MOST_CELLS)} more. `}
      ${Object.entries(example.target).map(([name, cell]) => html`<strong>→ <bdi>${cellText(name)}</bdi> <bdi>${cellText(cell)}</bdi> </strong>`)}</p>
    ${example.further.length > 0 && html`<p class="small soft">The ${counted(example.further.length, 'row')} after it take part: the loss and each gradient are means over ${count(batch)} rows. All else is that of row ${count(example.row)}.</p>`}
    ${trace && html`<${Warnings} items=${trace.warnings} />`}
  </section>`;
}

/** From unit to unit. @param {any} props */
function Walk({ trace, names, derivatives, query }) {
  const stops = useMemo(() => walk(trace), [trace]);
  const [at, setAt] = useState(wholeNumber(query.get('at')) ?? 0);
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
