// @ts-check
/** One step of back-propagation by a row, unit by unit, with its numbers. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../page/ui.js';
import { post } from '../service/api.js';
import { link, setQuery, wholeNumber } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { cellText, count, counted, figure } from '../page/format.js';
import { Field, Figures, Panel, ProblemNotice, Skeleton, Typed, Warnings } from '../page/basics.js';
import { Formula } from '../step/formula.js';
import { StepNetwork } from '../step/drawing.js';
import { MoreSteps } from '../step/more.js';
import { NONE } from '../step/taken.js';
import { stopName, walk } from '../step/path.js';
import { furtherParts, loadExample, loadSubject, partSentence, plainness } from '../step/subject.js';

const DEFAULT_RATE = '0.1';
const MOST_CELLS = 12;
const MOST_ROWS = 64;
const DIGITS = 4;
const MORE_DIGITS = 8;

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
    <p>What the network answers for a row, how far off that is, and what each weight learns from it. The model itself stays as it is.</p>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${problem.status === 422 ? undefined : () => [subject, example, traced].forEach((each) => each.reload())} />`}
    ${example.data && html`<${Settings} ...${{ example: example.data, model: subject.data?.model, rows, another, batch, query, trace: traced.data }} />`}
    ${traced.data ? html`<${Walk} key=${ref} ...${{ trace: traced.data, inputs: subject.data?.schema.inputs ?? [], derivatives: subject.data?.derivatives, query }} />
      <${MoreSteps} model=${ref} body=${body} trace=${traced.data} taken=${taken} onTaken=${setTaken} />` : !problem && html`<${Skeleton} label="Computing the step" />`}`;
}

/** @param {any} example @param {string} rate */
const bodyOf = ({ instance, target, further }, rate) => ({ instance, target, learning_rate: Number(rate), ...(further.length ? { further_rows: further } : {}) });

/** The row, the rate, and what the step does to the loss. @param {any} props */
function Settings({ example, model, rows, another, batch, query, trace }) {
  const cells = Object.entries(example.instance);
  const rate = query.get('rate') ?? DEFAULT_RATE;
  const invalid = !(Number(rate) > 0);
  const rose = trace && trace.loss_after > trace.loss_before;
  return html`<section class="panel" aria-label="The row and the step">
    <div class="filters">
      ${example.row !== null ? html`<${Field} label=${`Row, from 0 to ${count(rows - 1)}`}>${(/** @type {object} */ attributes) => html`<${Typed} ...${{ ...attributes, type: 'number', min: 0, max: rows - 1, value: example.row }} choose=${(/** @type {string} */ row) => setQuery({ row })} />`}</${Field}><button onClick=${another}>Another row</button>` : ''}
      ${example.row !== null && html`<${Field} label="Rows of the batch">${(/** @type {object} */ attributes) => html`<${Typed} ...${{ ...attributes, type: 'number', min: 1, max: MOST_ROWS, value: batch }} choose=${(/** @type {string} */ rows) => setQuery({ batch: rows === '1' ? null : rows })} />`}</${Field}>`}
      <${Field} label="Learning rate η" error=${invalid ? 'A number above 0, such as 0.1' : null}>${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" step="any" value=${rate} onInput=${(/** @type {any} */ event) => setQuery({ rate: event.target.value })} />`}</${Field}>
      ${trace && html`<${Figures} items=${[['Loss before', figure(trace.loss_before)], ['Loss after', html`${figure(trace.loss_after)} <span class=${`badge ${rose ? 'bad' : 'good'}`}><span aria-hidden="true">${rose ? '▲' : '▼'}</span>${rose ? 'rises' : 'falls'}</span>`]]} />`}
    </div>
    <p class="small cells">${cells.slice(0, MOST_CELLS).map(([name, cell]) => html`<span><bdi class="soft">${cellText(name)}</bdi> ${cell === null ? html`<em>missing</em>` : html`<bdi>${cellText(cell)}</bdi>`}</span> `)}${cells.length > MOST_CELLS && html`<span>and ${count(cells.length - MOST_CELLS)} more</span> `}
      ${Object.entries(example.target).map(([name, cell]) => html`<strong>→ <bdi>${cellText(name)}</bdi> <bdi>${cellText(cell)}</bdi> </strong>`)}</p>
    <p class="small soft">${example.row === null ? 'The data set is gone. This is the model’s own example, with a target of its kind.' : example.parts ? partSentence(example.row, example.parts[0]) : ''}
      ${example.further.length > 0 && ` The ${counted(example.further.length, 'row')} after it take part${example.parts ? ` (${furtherParts(example.parts.slice(0, 1 + example.further.length))})` : ''}: the loss and each gradient are means over ${count(1 + example.further.length)} rows. All else is that of row ${count(example.row)}.`}
      ${' '}${plainness(model?.configuration ?? null)}</p>
    ${trace && html`<${Warnings} items=${trace.warnings} />`}
  </section>`;
}

/** From unit to unit. @param {any} props */
function Walk({ trace, inputs, derivatives, query }) {
  const stops = useMemo(() => walk(trace), [trace]);
  const names = useMemo(() => inputs.map((/** @type {any} */ { name }) => name), [inputs]);
  const [at, setAt] = useState(wholeNumber(query.get('at')) ?? 1);
  const [precise, setPrecise] = useState(false);
  const place = Math.min(at, stops.length - 1);
  const choose = (/** @type {number} */ next) => setAt(Math.min(Math.max(next, 0), stops.length - 1));
  useEffect(() => setQuery({ at: place === 1 ? null : place }), [place]);
  useShortcuts([
    { keys: 'ArrowRight', does: 'Next unit', run: () => choose(place + 1) },
    { keys: 'ArrowLeft', does: 'Unit before', run: () => choose(place - 1) },
    { keys: 'Home', does: 'The inputs', run: () => choose(0) },
    { keys: 'End', does: 'Last unit', run: () => choose(stops.length - 1) },
  ], [place, stops]);
  const stop = stops[place];
  const middle = stops.findIndex((each) => each.way === 'loss');
  const passes = /** @type {[string, string, number][]} */ ([['inputs', '1. Inputs', 0], ['forward', '2. Forward', 1], ['loss', '3. Loss', middle], ['backward', '4. Backward', middle + 1]]);
  return html`<div class="columns">
    <div class="stays"><${Panel} title="The network"><${StepNetwork} ...${{ trace, stops, at: place, inputs: names, choose }} /></${Panel}></div>
    <section class=${`panel pass ${stop.way}`} aria-label="The arithmetic">
      <div class="row">${passes.map(([way, label, start]) => html`<button key=${way} aria-pressed=${String(stop.way === way)} onClick=${() => choose(start)}>${label}</button>`)}</div>
      <div class="head"><div role="status"><h2>${stopName(trace, stop)}</h2></div>
        <div class="row actions"><span class="small soft">${count(place + 1)} of ${count(stops.length)}</span><button aria-label="Unit before" disabled=${place === 0} onClick=${() => choose(place - 1)}>←</button><button aria-label="Next unit" disabled=${place === stops.length - 1} onClick=${() => choose(place + 1)}>→</button></div>
      </div>
      <div class=${precise ? 'stack precise' : 'stack'}><${Formula} trace=${trace} stop=${stop} inputs=${inputs} derivative=${derivatives[trace.layers[stop.layer]?.activation] ?? ''} digits=${precise ? MORE_DIGITS : DIGITS} /></div>
      <div class="row"><button aria-pressed=${String(precise)} onClick=${() => setPrecise(!precise)}>More digits</button><span class="small soft">${precise ? 'Rounded to 8 digits.' : 'Rounded to 4 digits; all is calculated in double precision.'}</span></div>
    </section>
  </div>`;
}
