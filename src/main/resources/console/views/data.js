// @ts-check
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { del, get, getRaw, post } from '../service/api.js';
import { columnList } from '../service/columns.js';
import { go, link, setQuery } from '../page/router.js';
import { ago, cellText, count, counted } from '../page/format.js';
import { useShortcuts } from '../page/keys.js';
import { likelyTarget, sentence } from '../data/target.js';
import { ColumnCard } from '../data/column.js';
import { Field, Panel, ProblemNotice, Scroll, Skeleton, Warnings } from '../page/basics.js';
import { Scatter } from '../data/scatter.js';
import { DeleteButton, download } from '../page/actions.js';

const SAMPLE = 500;
const MOST_COLUMNS = 48;

/** A table: its columns, its rows, and the way to a training. @param {{id: string, query: URLSearchParams}} props */
export function Data({ id, query }) {
  const { data: dataset, problem, reload } = useLoaded((signal) => get('/datasets/{id}', { id }, { signal }), [id]);
  if (!dataset) return problem ? html`<h1 tabindex="-1">Data</h1><${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<h1 tabindex="-1">Data</h1><${Skeleton} />`;
  return html`<${Table} dataset=${dataset} query=${query} />`;
}

/** @param {{dataset: any, query: URLSearchParams}} props */
function Table({ dataset, query }) {
  const target = query.get('target') ?? likelyTarget(dataset.columns) ?? '';
  const sample = useSample(dataset, target);
  const numeric = dataset.columns.filter((/** @type {any} */ column) => column.type === 'numeric').map((/** @type {any} */ column) => column.name);
  const { data: plan, problem: refusal } = useLoaded((signal) => post('/training-jobs/validate', {}, { signal, body: { dataset_id: dataset.id, targets: [target] } }), [dataset.id, target]);
  return html`
    <div class="stack close">
      <div class="head"><h1 tabindex="-1">${cellText(dataset.name)}</h1>
        <div class="row actions">
          <${DownloadButton} dataset=${dataset} />
          <${DeleteButton} thing=${dataset.name} consequence="Its models and finished jobs remain, but their rows can no longer be shown." remove=${() => del('/datasets/{id}', { id: dataset.id })} done=${() => go('#/datasets')} />
        </div>
      </div>
      <p class="soft">${counted(dataset.row_count, 'row')}, ${counted(dataset.columns.length, 'column')}, added ${ago(dataset.created_at)}. ${reading(dataset.dialect)}</p>
    </div>
    <${Warnings} items=${[...(dataset.warnings ?? []), ...(refusal ? [] : plan?.warnings ?? [])]} />
    <${Columns} dataset=${dataset} target=${target} sample=${sample} />
    <div class="columns">
      ${numeric.length > 1 && sample && html`<${Panel} title="Two columns"><${Scatter} names=${numeric} sample=${sample} key=${target} /></${Panel}>`}
      <${Panel} title="Rows"><${Rows} dataset=${dataset} /></${Panel}>
    </div>
    <${TrainBar} dataset=${dataset} target=${target} plan=${plan} refusal=${refusal} />`;
}

/** @param {{dataset: any}} props */
function DownloadButton({ dataset }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const save = () => {
    setProblem(null);
    download(() => getRaw('/datasets/{id}/content', { id: dataset.id }), dataset.name).catch(setProblem);
  };
  return html`${problem && html`<span class="error" role="alert">${problem.message}</span>`}<button onClick=${save}>Download</button>`;
}

/** @param {any} dialect */
function reading(dialect) {
  if (!dialect || dialect.format !== 'csv') return '';
  const separator = /** @type {Record<string, string>} */ ({ ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' })[dialect.separator] ?? `'${dialect.separator}'`;
  return `Read as ${dialect.encoding} with ${separator} between cells${dialect.decimal === ',' ? ' and decimal commas' : ''}${dialect.header ? '' : ', without a line of names'}.`;
}

/**
 * Sampled rows and the classes of the target in them; no classes for numbers.
 *
 * @param {any} dataset
 * @param {string} target
 */
function useSample(dataset, target) {
  const columns = dataset.columns.slice(0, 60).map((/** @type {any} */ column) => column.name);
  if (target && !columns.includes(target)) columns.push(target);
  const { data } = useLoaded((signal) => get('/datasets/{id}/rows', { id: dataset.id }, { signal, query: { sample: SAMPLE, columns: dataset.columns.length > 60 ? columnList(columns) : null } }), [dataset.id, dataset.columns.length > 60 ? target : '']);
  const column = dataset.columns.find((/** @type {any} */ each) => each.name === target);
  if (!data || !column) return null;
  const few = column.distinct !== null && column.distinct <= 20;
  const at = data.columns.indexOf(target);
  const labels = data.rows.map((/** @type {any[]} */ row) => row[at]).filter((/** @type {any} */ cell) => cell !== null);
  const classes = column.type === 'numeric' && !few ? [] : [...new Set(labels.map(String))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return { columns: data.columns, rows: data.rows, classes, target, total: data.total };
}

/** @param {any} props */
function Columns({ dataset, target, sample }) {
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(MOST_COLUMNS);
  const found = dataset.columns.filter((/** @type {any} */ column) => column.name.toLowerCase().includes(search.toLowerCase()));
  return html`<section class="stack close" aria-label="Columns">
    <div class="head"><h2>Columns</h2>${dataset.columns.length > 12 && html`<div class="actions"><input type="search" placeholder="Find a column" aria-label="Find a column" value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} /></div>`}</div>
    <ul class="grid" style=${{ listStyle: 'none' }}>${found.slice(0, most).map((/** @type {any} */ column) => html`<${ColumnCard} key=${column.name} column=${column} rowCount=${dataset.row_count} sample=${sample} isTarget=${column.name === target} />`)}</ul>
    ${found.length > most && html`<div class="row"><button onClick=${() => setMost(most + 200)}>Show more of ${count(found.length)} columns</button></div>`}
  </section>`;
}

/** @param {{dataset: any}} props */
function Rows({ dataset }) {
  const [offset, setOffset] = useState(0);
  const shown = dataset.columns.slice(0, 30).map((/** @type {any} */ column) => column.name);
  const wide = dataset.columns.length > shown.length;
  const { data, problem } = useLoaded((signal) => get('/datasets/{id}/rows', { id: dataset.id }, { signal, query: { offset, limit: 12, columns: wide ? columnList(shown) : null } }), [dataset.id, offset]);
  if (problem && !data) return html`<${ProblemNotice} problem=${problem} />`;
  if (!data) return html`<${Skeleton} />`;
  return html`
    <${Scroll} label="Rows of the table"><table><thead><tr><th class="number">#</th>${data.columns.map((/** @type {string} */ name) => html`<th scope="col">${cellText(name)}</th>`)}</tr></thead>
      <tbody>${data.rows.map((/** @type {any[]} */ row, /** @type {number} */ i) => html`<tr><td class="number soft">${offset + i}</td>${row.map((cell) => html`<td class=${typeof cell === 'number' ? 'number' : ''}>${cell === null ? html`<span class="soft">gap</span>` : cellText(cell)}</td>`)}</tr>`)}</tbody></table></${Scroll}>
    ${wide && html`<p class="small soft">The first ${shown.length} of ${count(dataset.columns.length)} columns.</p>`}
    <div class="row"><button disabled=${offset === 0} onClick=${() => setOffset(Math.max(0, offset - 12))}>Earlier</button>
      <button disabled=${offset + 12 >= data.total} onClick=${() => setOffset(offset + 12)}>Later</button>
      <span class="small soft">${count(offset)} to ${count(Math.min(offset + 11, data.total - 1))} of ${count(data.total)}</span></div>`;
}

/** @param {any} props */
function TrainBar({ dataset, target, plan, refusal }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const train = async () => {
    if (busy || !plan || refusal) return;
    setBusy(true);
    try {
      const job = await post('/training-jobs', {}, { body: { dataset_id: dataset.id, targets: [target], snapshots: {} } });
      go(link('/jobs/{id}', { id: job.id }));
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  useShortcuts([{ keys: 't', does: 'Train', run: train }, { keys: 'Enter', does: 'Train', run: train }], [plan, refusal, target, busy]);
  const shown = problem ?? refusal;
  const words = plan && !refusal && sentence(plan.configuration, dataset);
  return html`
    ${shown && html`<${ProblemNotice} problem=${shown} focus=${Boolean(problem)} />`}
    <section class="sticky" aria-label="Train">
      <${Field} label="Predict">
        ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${target} onChange=${(/** @type {any} */ event) => setQuery({ target: event.target.value })}>
        ${dataset.columns.slice(0, 2000).map((/** @type {any} */ column) => html`<option value=${column.name}>${cellText(column.name)}</option>`)}</select>`}
      </${Field}>
      <p style=${{ flex: '1 1 16rem' }}>${words && html`${words[0]}<strong>${words[1]}</strong>${words[2]}`}</p>
      <div class="row">
        <a class="button" href=${link('/datasets/{id}/train', { id: dataset.id }, { c: JSON.stringify({ targets: [target] }) })}>Settings</a>
        <button class="primary" disabled=${busy || !plan || Boolean(refusal)} onClick=${train}>${busy ? 'Starting …' : 'Train'}</button>
      </div>
    </section>`;
}
