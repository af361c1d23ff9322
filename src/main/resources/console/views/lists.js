// @ts-check
/** The lists of data sets, jobs and models. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { html, useSettled } from '../page/ui.js';
import { del, get } from '../service/api.js';
import { link, setQuery } from '../page/router.js';
import { watchJobs } from '../service/events.js';
import { useShortcuts } from '../page/keys.js';
import { bytes, cellText, count, figure, percent, spaced } from '../page/format.js';
import { DeleteDialog } from '../page/actions.js';
import { Field, State, Typed } from '../page/basics.js';
import { ComparisonBar, useComparison } from '../comparison/selection.js';
import { Empty, Filters, Labels, rowAtHand, Rows, usePages, When } from '../lists/listing.js';

/** @typedef {{query: URLSearchParams}} Props */

/** No other text is a model's name. */
const MODEL_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** What one stream of events reports. */
const MOST_WATCHED = 50;
const GLANCE = 5000;
const TASKS = /** @type {[string, string][]} */ ([['', 'Any'], ['classification', 'Classification'], ['regression', 'Regression']]);
const STATES = ['queued', 'running', 'pausing', 'paused', 'cancelling', 'succeeded', 'failed', 'cancelled'];
const METRICS = /** @type {Record<string, string[]>} */ ({
  classification: ['accuracy', 'balanced_accuracy', 'macro_f1', 'roc_auc', 'average_precision', 'log_loss', 'brier_score'],
  regression: ['r2', 'rmse', 'mae', 'median_absolute_error', 'mape'],
});
const SHARES = ['accuracy', 'balanced_accuracy', 'macro_f1'];
const SHORT = /** @type {Record<string, string>} */ ({ accuracy: 'right', r2: 'R²' });
const ENDED = ['succeeded', 'failed', 'cancelled'];

/**
 * What a view's address says of its list. A search for `name:value` is one for a label, which the service knows; others
 * look for a part of a name.
 *
 * @param {URLSearchParams} query
 */
function useFilters(query) {
  const [search, setSearch] = useState(query.get('q') ?? '');
  const settled = useSettled(search.trim(), 250);
  const asked = query.get('q') ?? '';
  // Before more is typed: a search that comes to the address late would seem to be another one.
  useLayoutEffect(() => setQuery({ q: settled }), [settled]);
  useEffect(() => {
    if (asked !== settled) setSearch(asked);
  }, [asked]);
  const label = /^[A-Za-z0-9][A-Za-z0-9._/-]*:/.test(settled) ? settled : null;
  const [sort, order] = (query.get('sort') ?? '').split(',');
  const part = label ? '' : settled.toLowerCase();
  const matches = (/** @type {string | null} */ name) => Boolean(name?.toLowerCase().includes(part));
  return { search, setSearch, label, part, text: settled, matches, sort: sort || null, order: order || null, dependencies: [label, query.get('sort')] };
}

/** @param {URLSearchParams} query @param {[string, string][]} options @returns {import('../lists/listing.js').Choice} */
const sorting = (query, options) => ({ label: 'Sort', value: query.get('sort') ?? '', options, choose: (value) => setQuery({ sort: value }) });

/** @param {URLSearchParams} query @param {string} name @param {string} label @param {[string, string][]} options @returns {import('../lists/listing.js').Choice} */
const filter = (query, name, label, options) => ({ label, value: query.get(name) ?? '', options, choose: (value) => setQuery({ [name]: value }) });

const filtered = (/** @type {URLSearchParams} */ query) => [...query.keys()].some((name) => name !== 'sort');

/** @param {{setSearch: (text: string) => void}} props */
const NothingFits = ({ setSearch }) => html`<${Empty} text="Nothing fits these filters.">
  <button class="primary" onClick=${() => {
    setSearch('');
    setQuery({ q: null, state: null, task: null, metric: null, min: null, max: null, dataset: null });
  }}>Clear the filters</button>
</${Empty}>`;

/** @type {import('../lists/listing.js').Column} */
const DATA = {
  name: 'Data',
  cell: ({ dataset_id: id, dataset_name: name }) => (id ? name === null ? html`<span class="soft">deleted</span>` : html`<a href=${link('/datasets/{id}', { id })}><bdi>${cellText(name ?? 'data set')}</bdi></a>` : html`<span class="soft">imported</span>`),
};

/** How good the model is, and on which rows. @param {string | null} metric the chosen one @returns {import('../lists/listing.js').Column} */
const scoreColumn = (metric) => ({
  name: metric ? spaced(metric) : 'Score', number: true,
  cell: ({ score }) => score && html`<span class="nowrap">${SHARES.includes(score.metric) ? percent(score.value) : figure(score.value)}</span> <span class="small soft nowrap">${metric ? '' : `${SHORT[score.metric] ?? spaced(score.metric)}, `}${score.split}</span>`,
});

/** @param {any[] | null} items @param {(text: string) => void} choose @returns {import('../lists/listing.js').Column[]} none if no item has a label */
const labelColumn = (items, choose) => (items?.some((item) => Object.keys(item.labels).length > 0)
  ? [{ name: 'Labels', cell: (item) => html`<${Labels} labels=${item.labels} choose=${choose} />` }] : []);

/** Says that only what was made of one data set is shown. @param {{query: URLSearchParams, items: any[] | null}} props */
const OfDataset = ({ query, items }) => query.has('dataset') && html`<button onClick=${() => setQuery({ dataset: null })}>Only of <bdi>${cellText(items?.[0]?.dataset_name ?? 'one data set')}</bdi> <span aria-hidden="true">✕</span><span class="unseen">Show all</span></button>`;

/** @param {Props} props */
export function Datasets({ query }) {
  const filters = useFilters(query);
  const { label, part, text, matches, sort, order } = filters;
  const page = (/** @type {object} */ more) => (/** @type {object} */ place, /** @type {AbortSignal} */ signal) => get('/datasets', {}, { query: { label, sort, order, ...more, ...place }, signal });
  const list = usePages(page({}), filters.dependencies, part === '' ? null : { text, named: page({ name: text }) });
  const [deleted, setDeleted] = useState(/** @type {any} */ (null));
  const choices = [sorting(query, [['', 'Newest first'], ['created_at,ascending', 'Oldest first'], ['name', 'Name']])];
  const columns = /** @type {import('../lists/listing.js').Column[]} */ ([
    { name: 'Name', key: true, cell: ({ id, name }) => html`<a href=${link('/datasets/{id}', { id })}><bdi>${cellText(name)}</bdi></a>` },
    { name: 'Rows', number: true, cell: (item) => count(item.row_count) },
    { name: 'Columns', number: true, cell: (item) => count(item.column_count) },
    { name: 'Size', number: true, cell: (item) => html`<span class="nowrap">${bytes(item.size_bytes)}</span>` },
    ...labelColumn(list.items, filters.setSearch),
    { name: 'Uploaded', cell: (item) => html`<${When} instant=${item.created_at} />` },
  ]);
  return html`<div class="head"><h1 tabindex="-1">Data</h1><div class="actions"><a class="button primary" href="#/">Add data</a></div></div>
    <${Filters} ...${filters} hint="Name, or label:value" choices=${choices} />
    <${Rows} label="Data sets" list=${list} items=${list.items?.filter((each) => matches(each.name)) ?? null} columns=${columns}
      actions=${(/** @type {any} */ item) => html`<a href=${link('/models', {}, { dataset: item.id })} aria-label=${`Models of ${item.name}`}>Models</a><a class="button" href=${link('/datasets/{id}/train', { id: item.id })} aria-label=${`Train on ${item.name}`}>Train</a><button class="plain" onClick=${() => setDeleted(item)} aria-label=${`Delete ${item.name}`}>Delete</button>`}
      empty=${filtered(query) ? html`<${NothingFits} ...${filters} />` : html`<${Empty} text="Tables that you upload will be here."><a class="button primary" href="#/">Choose a file or a classic</a></${Empty}>`} />
    ${deleted && html`<${DeleteDialog} thing=${deleted.name} consequence="Its models and finished jobs remain, but their rows can no longer be shown." remove=${() => del('/datasets/{id}', { id: deleted.id })} done=${() => list.remove(deleted.id)} close=${() => setDeleted(null)} />`}`;
}

/** @param {Props} props */
export function Jobs({ query }) {
  const filters = useFilters(query);
  const { label, part, text, matches, sort, order } = filters;
  const given = { state: query.get('state'), task: query.get('task'), dataset_id: query.get('dataset') };
  const page = (/** @type {object} */ more) => (/** @type {object} */ place, /** @type {AbortSignal} */ signal) => get('/training-jobs', {}, { query: { ...given, label, sort, order, ...more, ...place }, signal });
  const list = usePages(page({}), [...filters.dependencies, ...Object.values(given)], part === '' ? null : { text, named: MODEL_NAME.test(text) ? page({ model_name: text }) : null });
  const comparison = useComparison('job');
  const [deleted, setDeleted] = useState(/** @type {any} */ (null));
  useNews(list);
  useCompareKey((id) => comparison.toggle(id));
  const choices = [
    filter(query, 'state', 'State', [['', 'Any'], ...STATES.map((each) => /** @type {[string, string]} */ ([each, each]))]),
    filter(query, 'task', 'Task', TASKS),
    sorting(query, [['', 'Newest first'], ['created_at,ascending', 'Oldest first'], ['finished_at', 'Last finished first'], ['model_name', 'Name']]),
  ];
  const columns = /** @type {import('../lists/listing.js').Column[]} */ ([
    { name: 'Name', key: true, cell: ({ id, model_name: name }) => html`<a href=${link('/jobs/{id}', { id })}>${name ?? 'job'}</a>` },
    { name: 'State', cell: (item) => html`<${State} state=${item.state} /> ${item.queue_position > 0 ? html`<span class="small soft">${count(item.queue_position)} ahead</span>` : item.stop_reason && item.stop_reason !== 'cancelled' ? html`<span class="small soft">${spaced(item.stop_reason)}</span>` : ''}` },
    { name: 'Epochs', number: true, cell: ({ progress }) => html`<span class="nowrap">${count(progress.epoch)}${progress.epochs ? ` of ${count(progress.epochs)}` : ''}</span>` },
    { name: 'Validation loss', number: true, cell: ({ progress }) => figure(progress.validation_loss, 3) },
    scoreColumn(null),
    DATA,
    ...labelColumn(list.items, filters.setSearch),
    { name: 'Submitted', cell: (item) => html`<${When} instant=${item.created_at} />` },
  ]);
  return html`<h1 tabindex="-1">Jobs</h1>
    <${Filters} ...${filters} hint="Name, or label:value" choices=${choices}><${OfDataset} query=${query} items=${list.items} /></${Filters}>
    <${Rows} label="Training jobs" list=${list} items=${list.items?.filter((each) => matches(each.model_name)) ?? null} columns=${columns}
      select=${(/** @type {any} */ item) => ({ name: `${item.model_name} of ${new Date(item.created_at).toLocaleString('en')}`, chosen: comparison.chosen.includes(item.id), full: comparison.full, toggle: () => comparison.toggle(item.id) })}
      actions=${(/** @type {any} */ item) => html`${item.model_id && html`<a class="button" href=${link('/models/{ref}', { ref: item.model_id })} aria-label=${`Model of ${item.model_name}`}>Model</a>`}<button class="plain" onClick=${() => setDeleted(item)} aria-label=${`Delete the job ${item.model_name}`}>Delete</button>`}
      empty=${filtered(query) ? html`<${NothingFits} ...${filters} />` : html`<${Empty} text="Trainings will be here, while they run and after."><a class="button primary" href="#/datasets">Choose data to train on</a></${Empty}>`} />
    <${ComparisonBar} kind="job" />
    ${deleted && html`<${DeleteDialog} thing=${`the job ${deleted.model_name}`} consequence="Its curves are lost; its model remains." remove=${() => del('/training-jobs/{id}', { id: deleted.id })} close=${() => setDeleted(null)}
      done=${() => {
        list.remove(deleted.id);
        comparison.drop(deleted.id);
      }} />`}`;
}

/** Loads a list of jobs again, at most once a second, while some of them work. @param {ReturnType<typeof usePages>} list */
function useNews(list) {
  const working = (list.items ?? []).filter((each) => !ENDED.includes(each.state)).map((each) => each.id).join();
  useEffect(() => {
    if (!working) return undefined;
    let timer = 0;
    const stop = watchJobs(working.split(','), () => {
      timer ||= setTimeout(() => {
        timer = 0;
        list.refresh();
      }, 1000);
    });
    const glance = working.split(',').length > MOST_WATCHED ? setInterval(list.refresh, GLANCE) : 0;
    return () => {
      clearTimeout(timer);
      clearInterval(glance);
      stop();
    };
  }, [working]);
}

/** @param {Props} props */
export function Models({ query }) {
  const filters = useFilters(query);
  const { label, part, text, matches, sort, order } = filters;
  const task = query.get('task');
  const metric = query.get('metric');
  const given = { task, metric, dataset_id: query.get('dataset'), min_score: metric && query.get('min'), max_score: metric && query.get('max') };
  const page = (/** @type {object} */ more) => (/** @type {object} */ place, /** @type {AbortSignal} */ signal) => get('/models', {}, { query: { ...given, label, sort: sort === 'score' && !metric ? null : sort, order, ...more, ...place }, signal });
  const list = usePages(page({}), [...filters.dependencies, ...Object.values(given)], part === '' ? null : { text, named: MODEL_NAME.test(text) ? page({ name: text }) : null });
  const comparison = useComparison('model');
  const [deleted, setDeleted] = useState(/** @type {any} */ (null));
  const ref = (/** @type {any} */ item) => `${item.name}@${item.version}`;
  useCompareKey((id) => {
    const item = list.items?.find((each) => each.id === id);
    if (item) comparison.toggle(ref(item));
  });
  const metrics = task ? METRICS[task] : Object.values(METRICS).flat();
  const setTask = (/** @type {string} */ chosen) => setQuery({ task: chosen, metric: chosen ? METRICS[chosen][0] : null, min: null, max: null });
  const choices = [
    { ...filter(query, 'task', 'Task', TASKS), choose: setTask },
    { ...filter(query, 'metric', 'Score', [['', 'The usual one'], ...metrics.map((each) => /** @type {[string, string]} */ ([each, spaced(each)]))]), choose: (/** @type {string} */ chosen) => setQuery({ metric: chosen, min: null, max: null, ...(chosen || sort !== 'score' ? {} : { sort: null }) }) },
    sorting(query, [['', 'Newest first'], ['created_at,ascending', 'Oldest first'], ['name', 'Name'], ...(metric ? [/** @type {[string, string]} */ (['score', 'Best score first'])] : [])]),
  ];
  const columns = /** @type {import('../lists/listing.js').Column[]} */ ([
    { name: 'Name', key: true, cell: (item) => html`<a href=${link('/models/{ref}', { ref: ref(item) })}>${item.name}<span class="soft">@${item.version}</span></a>` },
    { name: 'Task', cell: (item) => item.task },
    scoreColumn(metric),
    { name: 'Parameters', number: true, cell: (item) => count(item.parameter_count) },
    DATA,
    ...labelColumn(list.items, filters.setSearch),
    { name: 'Made', cell: (item) => html`<${When} instant=${item.created_at} />` },
  ]);
  return html`<h1 tabindex="-1">Models</h1>
    <${Filters} ...${filters} hint="Name, or label:value" choices=${choices}><${OfDataset} query=${query} items=${list.items} />${metric && html`<${Bound} query=${query} name="min" label="At least" /><${Bound} query=${query} name="max" label="At most" />`}</${Filters}>
    <${Rows} label="Models" list=${list} items=${list.items?.filter((each) => matches(each.name)) ?? null} columns=${columns}
      select=${(/** @type {any} */ item) => ({ name: ref(item), chosen: comparison.chosen.includes(ref(item)), full: comparison.full, toggle: () => comparison.toggle(ref(item)) })}
      actions=${(/** @type {any} */ item) => html`<button class="plain" onClick=${() => setDeleted(item)} aria-label=${`Delete ${ref(item)}`}>Delete</button>`}
      empty=${filtered(query) ? html`<${NothingFits} ...${filters} />` : html`<${Empty} text="Trained networks will be here."><a class="button primary" href="#/datasets">Choose data to train on</a></${Empty}>`} />
    <${ComparisonBar} kind="model" />
    ${deleted && html`<${DeleteDialog} thing=${`the model ${ref(deleted)}`} consequence="Programs that use this version will get an error." remove=${() => del('/models/{ref}', { ref: deleted.id })} close=${() => setDeleted(null)}
      done=${() => {
        list.remove(deleted.id);
        comparison.drop(ref(deleted));
      }} />`}`;
}

/** A bound of the score. @param {{query: URLSearchParams, name: string, label: string}} props */
const Bound = ({ query, name, label }) => html`<${Field} label=${label}>${(/** @type {object} */ attributes) => html`<${Typed} ...${attributes} type="number" step="any" value=${query.get(name) ?? ''} choose=${(/** @type {string} */ text) => setQuery({ [name]: text })} />`}</${Field}>`;

/** @param {(id: string) => void} toggle */
function useCompareKey(toggle) {
  useShortcuts([{ keys: 'k', does: 'Add the focused row to the comparison, or take it out', run: () => {
    const id = rowAtHand();
    if (id) toggle(id);
  } }], [toggle]);
}
