// @ts-check
/** How to read a file that was not, or not well, read by itself. */
import { useEffect, useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { shortened } from '../page/format.js';
import { Field } from '../page/basics.js';
import { lineOf, marked, readWith } from './fault.js';

const SEPARATORS = [['', 'found by looking'], [',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'bar']];
const FIXED_BY_DATA = ['empty_column_name', 'duplicate_column_name'];

/** @typedef {import('../service/upload.js').Reading} Reading */

/**
 * The line with the fault, if there is one, and what can be said about the file.
 *
 * @param {{file: File, problem: import('../service/api.js').Problem | null, first: Reading, read: (reading: Reading) => void, children?: any}} props
 */
export function ReadingForm({ file, problem, first, read, children }) {
  const [reading, setReading] = useState(first);
  const fault = problem?.errors.find((each) => each.line) ?? null;
  const lines = useLines(file, fault?.line ?? null);
  const change = (/** @type {string} */ name) => (/** @type {any} */ event) => setReading({ ...reading, [name]: event.target.value });
  const select = (/** @type {keyof Reading} */ name, /** @type {string} */ label, /** @type {string[][]} */ options) => html`<${Field} label=${label}>
    ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${reading[name] ?? ''} onChange=${change(name)}>${options.map(([value, word]) => html`<option value=${value}>${word}</option>`)}</select>`}
  </${Field}>`;
  const used = lines && fault ? readWith(lines.text, fault.detail) : null;
  const separators = lines ? SEPARATORS.filter(([mark]) => mark && mark !== used && lines.text.includes(mark)) : [];
  return html`<div class="stack">
    ${lines && fault?.line && html`<${FaultyLine} number=${fault.line} ...${lines} detail=${fault.detail} />`}
    ${fault && (separators.length > 0 || FIXED_BY_DATA.includes(fault.code)) && html`<div class="row">
      ${separators.map(([mark, word]) => html`<button onClick=${() => read({ ...first, separator: mark })}>Read with ${word}</button>`)}
      ${FIXED_BY_DATA.includes(fault.code) && html`<button onClick=${() => read({ ...first, header: 'false' })}>The first line is data</button>`}
    </div>`}
    <div class="grid">
      ${select('separator', 'Separator', SEPARATORS)}
      ${select('decimal', 'Decimal mark', [['', 'found by looking'], ['.', 'point'], [',', 'comma']])}
      ${select('thousands', 'Mark between thousands', [['', 'found by looking'], ['none', 'none'], ['comma', 'comma'], ['point', 'point'], ['space', 'space'], ['apostrophe', 'apostrophe']])}
      <${Field} label="Signs beside numbers" hint="Separated by commas; none reads none.">
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} autocomplete="off" placeholder="found by looking" value=${reading.number_signs ?? ''} onInput=${change('number_signs')} />`}
      </${Field}>
      ${select('header', 'First line', [['', 'found by looking'], ['true', 'names of the columns'], ['false', 'data']])}
      ${select('encoding', 'Encoding', [['', 'found by looking'], ['UTF-8', 'UTF-8'], ['windows-1252', 'Windows-1252'], ['UTF-16', 'UTF-16']])}
      <${Field} label="Lines above the table" hint="Titles are left out.">
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} type="number" min="0" max="10000" placeholder="found by looking" value=${reading.skip_lines ?? ''} onInput=${change('skip_lines')} />`}
      </${Field}>
      <${Field} label="Words for a gap" hint="Separated by commas. An empty cell always is one.">
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} autocomplete="off" placeholder="NA, ?, …" value=${reading.missing_values ?? ''} onInput=${change('missing_values')} />`}
      </${Field}>
    </div>
    ${reading.types && html`<p class="small soft">Types: ${Object.entries(reading.types).map(([name, type]) => `${shortened(name, 40)} as ${type.replace('_', ' and ')}`).join(', ')}.</p>`}
    <div class="row"><button class="primary" onClick=${() => read(reading)}>Read ${file.name} again</button>${children}</div>
  </div>`;
}

/** @param {{number: number, text: string, header: string | null, detail: string}} props */
function FaultyLine({ number, text, header, detail }) {
  const { before, fault, after } = marked(text, detail);
  const width = String(number).length;
  return html`<pre class="code" tabindex="0" role="region" aria-label=${`Line ${number}`}>${header !== null && number > 1 && html`<span class="soft">${'1'.padStart(width)}  ${header.slice(0, 400)}${'\n'}</span>`}<span class="soft">${number}  </span>${before}${fault && html`<mark>${fault}</mark>`}${after}</pre>`;
}

/**
 * A line of a file, and the first one.
 *
 * @param {File} file
 * @param {number | null} line
 */
function useLines(file, line) {
  const [lines, setLines] = useState(/** @type {{text: string, header: string | null} | null} */ (null));
  useEffect(() => {
    let current = true;
    setLines(null);
    if (line) {
      Promise.all([lineOf(file, line), lineOf(file, 1)]).then(([text, header]) => current && setLines(text === null ? null : { text, header }), () => {});
    }
    return () => {
      current = false;
    };
  }, [file, line]);
  return lines;
}
