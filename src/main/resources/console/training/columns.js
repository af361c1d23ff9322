// @ts-check
/** Which columns a training learns from, for what type it takes them, and how much rows count. */
import { useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { cellText, count, counted } from '../page/format.js';
import { Field } from '../page/basics.js';
import { ColumnChoice } from '../data/choice.js';
import { ROLES, TYPES, rolesOf, typeOf, withRole, withType } from '../data/roles.js';
import { stepTo, valueAt } from './changes.js';

const PAGE = 50;
const WORDS = Object.fromEntries(ROLES);

/** @typedef {import('../data/target.js').Column} Column */

/**
 * @param {{columns: Column[], changes: any, change: (changes: any) => void, errorAt: (pointer: string) => string | undefined}} props
 */
export function Columns({ columns, changes, change, errorAt }) {
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(PAGE);
  const roles = rolesOf(columns, changes);
  const features = [...roles.values()].filter((role) => role === 'feature').length;
  const free = columns.filter((column) => ['feature', 'ignored'].includes(/** @type {string} */ (roles.get(column.name))));
  const found = columns.filter((column) => column.name.toLowerCase().includes(search.toLowerCase()));
  const use = (/** @type {boolean} */ used) => {
    const names = new Set(found.map((column) => column.name));
    const chosen = free.filter((column) => (names.has(column.name) ? used : roles.get(column.name) === 'feature'));
    change({ ...changes, features: chosen.map((column) => column.name) });
  };
  const asBefore = () => {
    const { features: _, types: __, weight_column: ___, ...rest } = changes;
    change(rest);
  };
  const changed = Boolean(changes.features || changes.types || changes.weight_column);
  const error = errorAt('/features');
  return html`<details open=${Boolean(error) || undefined}><summary>Features: ${count(features)} of ${counted(free.length, 'column')}${changed ? html` <span class="badge busy">changed</span>` : null}</summary>
    <div class="stack close">
      <div class="row">
        ${columns.length > 12 && html`<input type="search" placeholder="Find a column" aria-label="Find a column" value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} />`}
        <button onClick=${() => use(true)}>Use all${search ? ' found' : ''}</button>
        <button onClick=${() => use(false)}>Use none${search ? ' found' : ''}</button>
        ${changed && html`<button class="plain" onClick=${asBefore}>As in the data</button>`}
      </div>
      ${error && html`<p class="small error" role="alert">${error}</p>`}
      <ul class="uses-of-columns">${found.slice(0, most).map((column) => html`<${ColumnUse} key=${column.name} column=${column} role=${roles.get(column.name)} type=${typeOf(column, changes)} error=${errorAt(`/types/${stepTo(column.name)}`)}
        onRole=${(/** @type {any} */ role) => change(withRole(columns, changes, column.name, role))} onType=${(/** @type {string} */ type) => change(withType(changes, column, type))} />`)}</ul>
      ${found.length === 0 && html`<p class="soft">No column has such a name.</p>`}
      ${found.length > most && html`<div class="row"><button onClick=${() => setMost(most + 4 * PAGE)}>Show more</button><span class="small soft">${count(most)} of ${counted(found.length, 'column')}</span></div>`}
    </div>
  </details>`;
}

/** @param {any} props */
function ColumnUse({ column, role, type, error, onRole, onType }) {
  const name = cellText(column.name) || '(no name)';
  const free = role === 'feature' || role === 'ignored';
  return html`<li>
    <label class="row"><input type="checkbox" checked=${role === 'feature'} disabled=${!free} onChange=${() => onRole(role === 'feature' ? 'ignored' : 'feature')} /><bdi>${name}</bdi>${!free && html`<span class="badge busy">${WORDS[role]}</span>`}</label>
    <select class="quiet" aria-label=${`Type of ${name}`} value=${type} onChange=${(/** @type {any} */ event) => onType(event.target.value)}>${TYPES.map(([code, word]) => html`<option value=${code}>${word}</option>`)}</select>
    ${(error || (column.reason && role === 'ignored')) && html`<span class=${`small ${error ? 'error' : 'soft'}`} role=${error ? 'alert' : undefined}>${error ?? column.reason}</span>`}
  </li>`;
}

/** The column that says how much each row counts. @param {{columns: Column[], changes: any, change: (changes: any) => void, error?: string}} props */
export function WeightColumn({ columns, changes, change, error }) {
  const roles = rolesOf(columns, changes);
  const weight = columns.find((column) => roles.get(column.name) === 'weight')?.name ?? '';
  const numbers = columns.filter((column) => typeOf(column, changes) === 'numeric' && roles.get(column.name) !== 'target');
  return html`<${Field} label="How much rows count" error=${error} hint="A column of numbers of at least 0. It is not a feature.">
    ${(/** @type {object} */ attributes) => html`<${ColumnChoice} names=${numbers.map((column) => column.name)} value=${weight} first="All the same" attributes=${attributes} onChoose=${(/** @type {string} */ name) => change(name ? withRole(columns, changes, name, 'weight') : withRole(columns, changes, weight, 'feature'))} />`}
  </${Field}>`;
}

/** The column that says which rows are held back, where the split needs one. @param {{columns: Column[], form: import('./settings.js').Form}} props */
export function SplitColumn({ columns, form }) {
  const type = valueAt(form.changes, '/split/type') ?? valueAt(form.resolved, '/split/type');
  const value = valueAt(form.changes, '/split/column') ?? '';
  if (!value && (!type || type === 'random')) return null;
  return html`<${Field} label="Column of the split" error=${form.errorAt('/split/column')}>
    ${(/** @type {object} */ attributes) => html`<${ColumnChoice} names=${columns.map((column) => column.name)} value=${value} first="Choose a column" attributes=${attributes} onChoose=${(/** @type {string} */ name) => form.set('/split/column', name || undefined)} />`}
  </${Field}>`;
}
