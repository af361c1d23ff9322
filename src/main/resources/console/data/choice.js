// @ts-check
/** Controls that choose columns, of tables of any width. */
import { useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { cellText, shortened } from '../page/format.js';
import { useId } from '../page/basics.js';
import { goTogether, targetsOf, withTargets } from './roles.js';

const MOST_OPTIONS = 200;
const MOST_FOUND = 100;

/**
 * One of many columns: a list, or where there are too many for one, a field that finds them by a part of their name.
 *
 * @param {{names: string[], value: string, onChoose: (name: string) => void, first?: string, attributes?: object}} props `first` stands for no column
 */
export function ColumnChoice({ names, value, onChoose, first, attributes = {} }) {
  if (names.length > MOST_OPTIONS) return html`<${FoundColumn} ...${{ names, value, onChoose, first, attributes }} />`;
  return html`<select ...${attributes} value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
    ${first !== undefined && html`<option value="">${first}</option>`}
    ${names.map((name) => html`<option value=${name}>${shortened(name, 60) || '(no name)'}</option>`)}
  </select>`;
}

/** @param {any} props */
function FoundColumn({ names, value, onChoose, first, attributes }) {
  const list = useId('columns');
  const [text, setText] = useState(/** @type {string | null} */ (null));
  const part = (text ?? '').toLowerCase();
  const found = [];
  for (let i = 0; i < names.length && found.length < MOST_FOUND; i++) if (names[i].toLowerCase().includes(part)) found.push(names[i]);
  const choose = (/** @type {any} */ event) => {
    const typed = event.target.value;
    setText(null);
    if (typed !== value && (names.includes(typed) || (typed === '' && first !== undefined))) onChoose(typed);
  };
  return html`<input ...${attributes} list=${list} autocomplete="off" placeholder=${first ?? 'Part of a name'} value=${text ?? value} onInput=${(/** @type {any} */ event) => setText(event.target.value)} onChange=${choose} onBlur=${() => setText(null)} />
    <datalist id=${list}>${found.map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/**
 * The columns to predict: one, or several that go together.
 *
 * @param {{columns: import('./target.js').Column[], changes: any, onChange: (changes: any) => void, error?: string}} props
 */
export function TargetChoice({ columns, changes, onChange, error }) {
  const label = useId('targets');
  const targets = targetsOf(columns, changes);
  const names = columns.map((column) => column.name);
  const others = targets.length ? names.filter((name) => !targets.includes(name) && goTogether(columns, changes, [...targets, name])) : [];
  const choose = (/** @type {string[]} */ list) => onChange(withTargets(columns, changes, list));
  return html`<div class="field" role="group" aria-labelledby=${label}>
    <span class="label" id=${label}>Predict</span>
    <div class="row targets">
      ${targets.length < 2 ? html`<${ColumnChoice} names=${names} value=${targets[0] ?? ''} first=${targets.length ? undefined : 'Choose a column'} onChoose=${(/** @type {string} */ name) => name && choose([name])} attributes=${{ 'aria-labelledby': label, 'aria-invalid': error ? 'true' : undefined }} />`
        : targets.map((name) => html`<span class="chip" key=${name}><bdi>${cellText(name)}</bdi><button class="plain" aria-label=${`Do not predict ${cellText(name)}`} onClick=${() => choose(targets.filter((each) => each !== name))}>✕</button></span>`)}
      ${others.length > 0 && html`<${ColumnChoice} key=${targets.length} names=${others} value="" first="and …" onChoose=${(/** @type {string} */ name) => name && choose([...targets, name])} attributes=${{ class: 'more', 'aria-label': 'Predict another column too' }} />`}
    </div>
    ${error && html`<span class="error">${error}</span>`}
  </div>`;
}
