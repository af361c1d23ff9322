// @ts-check
/** Lists of what is stored: pages, filters and rows. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { onReconnect } from '../service/connection.js';
import { ago, cellText, count } from '../page/format.js';
import { Field, ProblemNotice, Skeleton } from '../page/basics.js';

/**
 * @typedef {{limit: number, cursor: string | null}} Place
 * @typedef {(place: Place, signal: AbortSignal) => Promise<{items: any[], next_cursor: string | null, has_more: boolean}>} Page
 * @typedef {{name: string, cell: (item: any) => any, number?: boolean, key?: boolean}} Column
 * @typedef {{label: string, value: string, options: [string, string][], choose: (value: string) => void}} Choice
 */

/** Items that a search looks through: the API finds whole names only. */
const MOST_SEARCHED = 1000;
const PAGE = 20;
const LARGEST_PAGE = 100;

/**
 * Items of a list, a page at a time. A search looks through the first ones, up to a bound, for a part of a name; `named` finds
 * those beyond by their whole name.
 *
 * @param {Page} page
 * @param {unknown[]} dependencies
 * @param {{text: string, named: Page | null} | null} search null if nothing is searched; `named` is null if nothing can have that name
 */
export function usePages(page, dependencies, search) {
  const whole = search !== null;
  const [state, setState] = useState(/** @type {{items: any[] | null, next: string | null, problem: any}} */ ({ items: null, next: null, problem: null }));
  const [round, setRound] = useState(0);
  const shown = useRef(PAGE);
  /** Whether the list is being loaded, and whether there was news meanwhile. */
  const loading = useRef({ now: false, again: false });
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const refresh = useCallback(() => {
    // News that ended each load before it is done would leave the list as it is.
    if (loading.current.now) loading.current.again = true;
    else reload();
  }, [reload]);
  useLayoutEffect(() => onReconnect(reload), [reload]);
  useEffect(() => {
    shown.current = PAGE;
  }, dependencies);
  useEffect(() => {
    const abort = new AbortController();
    loading.current = { now: true, again: false };
    several(page, whole ? MOST_SEARCHED : shown.current, abort.signal).then(
      ({ items, next_cursor }) => abort.signal.aborted || setState({ items, next: next_cursor, problem: null }),
      (problem) => abort.signal.aborted || setState((before) => ({ ...before, problem })),
    ).then(() => {
      if (abort.signal.aborted) return;
      loading.current.now = false;
      if (loading.current.again) reload();
    });
    return () => abort.abort();
  }, [...dependencies, whole, round]);
  const bounded = whole && state.next !== null && (state.items?.length ?? 0) >= MOST_SEARCHED;
  const others = useNamed(bounded ? search : null, dependencies);
  const more = () => {
    shown.current = (state.items?.length ?? 0) + PAGE;
    reload();
  };
  const remove = (/** @type {string} */ id) => {
    setState((before) => ({ ...before, items: before.items?.filter((each) => each.id !== id) ?? null }));
    // An answer that is on its way may still have it.
    reload();
  };
  const items = state.items && [...state.items, ...others.filter((each) => !state.items?.some(({ id }) => id === each.id))];
  return { ...state, items, more: whole || !state.next ? null : more, reload, refresh, remove, bounded };
}

/** The first items, in as many pages as they need. @param {Page} page @param {number} most @param {AbortSignal} signal */
async function several(page, most, signal) {
  const items = [];
  let cursor = null;
  do {
    const answer = await page({ limit: Math.min(LARGEST_PAGE, most - items.length), cursor }, signal);
    items.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor && items.length < most);
  return { items, next_cursor: cursor };
}

/** Items of exactly the name that is searched. @param {{text: string, named: Page | null} | null} search @param {unknown[]} dependencies @returns {any[]} */
function useNamed(search, dependencies) {
  const { data } = useLoaded(async (signal) => (search?.named ? several(search.named, LARGEST_PAGE, signal) : null), [...dependencies, search?.text]);
  return data?.items ?? [];
}

/**
 * A search field and choices above a list.
 *
 * @param {{search: string, setSearch: (text: string) => void, hint: string, choices: Choice[], children?: any}} props
 */
export const Filters = ({ search, setSearch, hint, choices, children }) => html`<form class="filters" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
  <${Field} label="Search">${(/** @type {object} */ attributes) => html`<input ...${attributes} type="search" placeholder=${hint} value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} />`}</${Field}>
  ${choices.map(({ label, value, options, choose }) => html`<${Field} key=${label} label=${label}>${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${value} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
    ${options.map(([code, name]) => html`<option value=${code}>${name}</option>`)}
  </select>`}</${Field}>`)}
  ${children}
</form>`;

/**
 * The rows of a list, which become cards where it is narrow.
 *
 * @param {{label: string, list: ReturnType<typeof usePages>, items: any[] | null, columns: Column[], empty: any, actions: (item: any) => any, select?: (item: any) => {name: string, chosen: boolean, full: boolean, toggle: () => void} | null}} props
 */
export function Rows({ label, list, items, columns, empty, actions, select }) {
  if (!items) return list.problem ? html`<${ProblemNotice} problem=${list.problem} retry=${list.reload} />` : html`<${Skeleton} />`;
  return html`
    ${list.problem && html`<${ProblemNotice} problem=${list.problem} retry=${list.reload} />`}
    ${list.bounded && html`<p class="small soft">Among the first ${count(MOST_SEARCHED)} a part of the name is enough; others are found by their whole name.</p>`}
    ${items.length === 0 ? empty : html`<section class="panel" aria-label=${label}>
      <table class="rows" role="table">
        <thead role="rowgroup"><tr role="row">
          ${select && html`<th scope="col" role="columnheader"><span class="unseen">Compare</span></th>`}
          ${columns.map(({ name, number }) => html`<th scope="col" role="columnheader" class=${number ? 'number' : ''}>${name}</th>`)}
          <th scope="col" role="columnheader"><span class="unseen">Actions</span></th>
        </tr></thead>
        <tbody role="rowgroup">${items.map((item) => html`<${Row} key=${item.id} ...${{ item, columns, actions, choice: select?.(item), selecting: Boolean(select) }} />`)}</tbody>
      </table>
      ${list.more && html`<div class="row"><button onClick=${list.more}>More</button></div>`}
    </section>`}`;
}

/** @param {any} props */
function Row({ item, columns, actions, choice, selecting }) {
  return html`<tr role="row" data-id=${item.id} aria-selected=${choice ? String(choice.chosen) : undefined}>
    ${selecting && html`<td role="cell" class="choice">${choice && html`<input type="checkbox" aria-label=${`Compare ${choice.name}`} checked=${choice.chosen} disabled=${choice.full && !choice.chosen} onChange=${choice.toggle} />`}</td>`}
    ${columns.map((/** @type {Column} */ { name, cell, number, key }) => html`<td role="cell" class=${key ? 'key' : number ? 'number' : ''} data-label=${name}><span>${cell(item)}</span></td>`)}
    <td role="cell" class="actions"><div class="row">${actions(item)}</div></td>
  </tr>`;
}

/** The id of the row that has the focus or the pointer. @returns {string | undefined} */
export function rowAtHand() {
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.rows tr:focus-within, .rows tr[data-id]:hover'));
  return rows[0]?.dataset.id;
}

/** @param {{instant: string | null}} props */
export const When = ({ instant }) => (instant ? html`<time class="nowrap" datetime=${instant} title=${new Date(instant).toLocaleString('en')}>${ago(instant)}</time>` : '–');

/** @param {{name: string, value: string}} props */
export const Label = ({ name, value }) => html`<span><bdi>${cellText(name)}</bdi>: <bdi>${cellText(value)}</bdi></span>`;

/** Labels, each of which narrows the list. @param {{labels: Record<string, string>, choose: (label: string) => void}} props */
export const Labels = ({ labels, choose }) => Object.entries(labels ?? {}).map(([name, value]) => html`<button class="badge" key=${name} onClick=${() => choose(`${name}:${value}`)} aria-label=${`Show only those with the label ${name}:${value}`}><${Label} name=${name} value=${value} /></button> `);

/** What will be here, and what to do about it. @param {any} props */
export const Empty = ({ text, children }) => html`<div class="panel empty"><p>${text}</p><div class="row">${children}</div></div>`;
