// @ts-check
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { del, get, getRaw } from '../service/api.js';
import { columnList } from '../service/columns.js';
import { go, link, whileHere } from '../page/router.js';
import { ago, cellText, count, counted } from '../page/format.js';
import { sentence } from '../data/target.js';
import { rolesOf, targetsOf, typeOf, withRole, withType } from '../data/roles.js';
import { ColumnCard } from '../data/column.js';
import { TargetChoice } from '../data/choice.js';
import { useSample } from '../data/sample.js';
import { Names, Panel, ProblemNotice, Scroll, Skeleton, Warnings } from '../page/basics.js';
import { TableScatter } from '../data/scatter.js';
import { DeleteButton, download } from '../page/actions.js';
import { askHow } from '../upload/current.js';
import { changesText, stepTo } from '../training/changes.js';
import { usePreparation } from '../training/preparation.js';

const MOST_COLUMNS = 48;
const THOUSANDS = /** @type {Record<string, string>} */ ({ ',': 'commas', '.': 'points', ' ': 'blanks', "'": 'apostrophes' });

/** A table: its columns, its rows, and the way to a training. @param {{id: string, query: URLSearchParams}} props */
export function Data({ id, query }) {
  const { data: dataset, problem, reload } = useLoaded((signal) => get('/datasets/{id}', { id }, { signal }), [id]);
  if (!dataset) return problem ? html`<h1 tabindex="-1">Data</h1><${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<h1 tabindex="-1">Data</h1><${Skeleton} />`;
  return html`<${Table} dataset=${dataset} text=${query.get('c')} />`;
}

/** @param {{dataset: any, text: string | null}} props */
function Table({ dataset, text }) {
  const preparation = usePreparation(dataset, text);
  const [target] = targetsOf(dataset.columns, preparation.changes);
  const numbers = dataset.columns.filter((/** @type {any} */ column) => column.type === 'numeric');
  const numeric = [...numbers.filter((/** @type {any} */ column) => column.role !== 'ignored'), ...numbers.filter((/** @type {any} */ column) => column.role === 'ignored')].map((column) => column.name);
  return html`
    <div class="stack close">
      <div class="head"><h1 tabindex="-1">${cellText(dataset.name)}</h1>
        <div class="row actions">
          <${FileButtons} dataset=${dataset} types=${preparation.changes.types} />
          <${DeleteButton} thing=${dataset.name} consequence="Its models and finished jobs remain, but their rows can no longer be shown." remove=${() => del('/datasets/{id}', { id: dataset.id })} done=${whileHere(() => go('#/datasets'))} />
        </div>
      </div>
      <p class="soft">${counted(dataset.row_count, 'row')}, ${counted(dataset.columns.length, 'column')}, added ${ago(dataset.created_at)}. ${reading(dataset.dialect)}</p>
    </div>
    <${Warnings} items=${[...(dataset.warnings ?? []), ...(preparation.plan?.warnings ?? [])]} />
    <${Columns} dataset=${dataset} target=${target} preparation=${preparation} />
    <div class="columns">
      ${numeric.length > 1 && html`<${Panel} title="Two columns"><${TableScatter} dataset=${dataset} names=${numeric} target=${target} key=${target} /></${Panel}>`}
      <${Panel} title="Rows"><${Rows} dataset=${dataset} /></${Panel}>
    </div>
    <${TrainBar} dataset=${dataset} preparation=${preparation} />`;
}

/** What can be done with the file of a data set: save it, or read it another way. @param {{dataset: any, types: Record<string, string> | undefined}} props */
function FileButtons({ dataset, types }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const load = () => getRaw('/datasets/{id}/content', { id: dataset.id });
  const save = () => {
    setProblem(null);
    download(load, dataset.name).catch(setProblem);
  };
  const readAgain = async () => {
    setProblem(null);
    const ask = whileHere(askHow);
    try {
      const content = await (await load()).blob();
      ask(new File([content], dataset.name), { types });
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`${problem && html`<span class="error" role="alert">${problem.message}</span>`}
    <button onClick=${readAgain}>Read another way</button>
    <button onClick=${save}>Download</button>`;
}

/** @param {any} dialect */
function reading(dialect) {
  if (!dialect || dialect.format !== 'csv') return '';
  const separator = /** @type {Record<string, string>} */ ({ ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' })[dialect.separator] ?? `'${dialect.separator}'`;
  return `Read as ${dialect.encoding} with ${separator} between cells${dialect.decimal === ',' ? ' and decimal commas' : ''}${dialect.thousands ? `, and ${THOUSANDS[dialect.thousands] ?? 'marks'} between thousands` : ''}${dialect.number_signs?.length ? `, without ${dialect.number_signs.join(' and ')} beside numbers` : ''}${dialect.header ? '' : ', without a line of names'}.`;
}

/** @param {{dataset: any, target: string | undefined, preparation: ReturnType<typeof usePreparation>}} props */
function Columns({ dataset, target, preparation }) {
  const { changes, change, errorAt } = preparation;
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(MOST_COLUMNS);
  const found = dataset.columns.filter((/** @type {any} */ column) => column.name.toLowerCase().includes(search.toLowerCase()));
  const shown = found.slice(0, most);
  const sample = useSample(dataset, target, shown.map((/** @type {any} */ column) => column.name));
  const roles = rolesOf(dataset.columns, changes);
  return html`<section class="stack close" aria-label="Columns">
    <div class="head"><h2>Columns</h2>${dataset.columns.length > 12 && html`<div class="actions"><input type="search" placeholder="Find a column" aria-label="Find a column" value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} /></div>`}</div>
    <ul class="grid cards-of-columns">${shown.map((/** @type {any} */ column) => html`<${ColumnCard} key=${column.name} column=${column} rowCount=${dataset.row_count} sample=${sample}
      role=${roles.get(column.name)} type=${typeOf(column, changes)} error=${errorAt(`/types/${stepTo(column.name)}`)}
      onRole=${(/** @type {any} */ role) => change(withRole(dataset.columns, changes, column.name, role))} onType=${(/** @type {string} */ type) => change(withType(changes, column, type))} />`)}</ul>
    ${found.length === 0 && html`<p class="soft">No column has such a name.</p>`}
    ${found.length > most && html`<div class="row"><button onClick=${() => setMost(most + 200)}>Show more of ${count(found.length)} columns</button></div>`}
  </section>`;
}

/** @param {{dataset: any}} props */
function Rows({ dataset }) {
  const [offset, setOffset] = useState(0);
  const shown = dataset.columns.slice(0, 30).map((/** @type {any} */ column) => column.name);
  const wide = dataset.columns.length > shown.length;
  const { data, problem } = useLoaded(async (signal) => ({ ...await get('/datasets/{id}/rows', { id: dataset.id }, { signal, query: { offset, limit: 12, columns: wide ? columnList(shown) : null } }), from: offset }), [dataset.id, offset]);
  if (problem && !data) return html`<${ProblemNotice} problem=${problem} />`;
  if (!data) return html`<${Skeleton} />`;
  return html`
    <${Scroll} label="Rows of the table"><table class="full"><thead><tr><th scope="col" class="number">#</th>${data.columns.map((/** @type {string} */ name, /** @type {number} */ i) => html`<th scope="col" class=${data.rows.some((/** @type {any[]} */ row) => typeof row[i] === 'number') ? 'number' : ''}>${cellText(name)}</th>`)}</tr></thead>
      <tbody>${data.rows.map((/** @type {any[]} */ row, /** @type {number} */ i) => html`<tr><td class="number soft">${data.from + i}</td>${row.map((cell) => html`<td class=${typeof cell === 'number' ? 'number' : ''}>${cell === null ? html`<span class="soft">gap</span>` : cellText(cell)}</td>`)}</tr>`)}</tbody></table></${Scroll}>
    ${wide && html`<p class="small soft">The first ${shown.length} of ${count(dataset.columns.length)} columns.</p>`}
    <div class="row"><button disabled=${offset === 0} onClick=${() => setOffset(Math.max(0, offset - 12))}>Earlier</button>
      <button disabled=${offset + 12 >= data.total} onClick=${() => setOffset(offset + 12)}>Later</button>
      <span class="small soft">${count(data.from)} to ${count(Math.min(data.from + 11, data.total - 1))} of ${count(data.total)}</span></div>`;
}

/** @param {{dataset: any, preparation: ReturnType<typeof usePreparation>}} props */
function TrainBar({ dataset, preparation }) {
  const { changes, change, plan, refusal, failure, busy, train } = preparation;
  const words = plan && sentence(plan.configuration, dataset);
  return html`
    ${failure && html`<${ProblemNotice} problem=${failure} focus />`}
    <section class="sticky" aria-label="Train">
      <${TargetChoice} columns=${dataset.columns} changes=${changes} onChange=${change} />
      <p class="says">${words ? html`${words[0]}<strong><${Names} names=${words[1]} /></strong>${words[2]}` : refusal && html`<span class="small error" role="alert">${refusal.errors.map((/** @type {any} */ each) => each.detail).join(' ') || refusal.message}</span>`}</p>
      <div class="row">
        <a class="button" href=${link('/datasets/{id}/train', { id: dataset.id }, { c: changesText(changes) })}>Settings</a>
        <button class="primary" disabled=${busy || !plan} onClick=${train}>${busy ? 'Starting …' : 'Train'}</button>
      </div>
    </section>`;
}
