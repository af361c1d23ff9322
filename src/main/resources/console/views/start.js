// @ts-check
import { useEffect, useRef, useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { get, post } from '../service/api.js';
import { go, link } from '../page/router.js';
import { ago, count, counted } from '../page/format.js';
import { upload } from '../service/upload.js';
import { Field, Panel, ProblemNotice, State } from '../page/basics.js';
import { SampleArt } from '../data/sample-art.js';

/** The first page: a file to drop, classics to try, and what there is already. */
export function Start() {
  return html`
    <div class="stack close">
      <h1 tabindex="-1">Train a neural network on your own table</h1>
      <p class="soft">Drop a file, watch it learn, try its predictions. ${promise()}</p>
    </div>
    <${DropZone} />
    <${Classics} />
    <${Recent} />`;
}

/** Where the data goes. */
function promise() {
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  return here ? 'Nothing leaves this machine.' : `Your data goes to ${location.host} and nowhere else.`;
}

function DropZone() {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const take = async (/** @type {File | undefined} */ chosen, reading = {}) => {
    if (!chosen) return;
    setFile(chosen);
    setProblem(null);
    setBusy(true);
    try {
      const dataset = await upload(chosen, reading);
      go(link('/datasets/{id}', { id: dataset.id }));
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  useDrop(take);
  const chosen = (/** @type {HTMLInputElement} */ field) => {
    void take(field.files?.[0]);
    // So that the same file, once it is mended, can be chosen again.
    field.value = '';
  };
  return html`<div class="stack close">
    <div class="drop">
      <p class="large">${busy ? `Reading ${file?.name} …` : 'Drop a table here'}</p>
      <p class="soft small">CSV, TSV, JSON or NDJSON, also compressed. Separators, headers, types and gaps are found by themselves.</p>
      <button class="primary" disabled=${busy} onClick=${() => input.current?.click()}>Choose a file</button>
      <input ref=${input} type="file" hidden aria-label="Table" onChange=${(/** @type {any} */ event) => chosen(event.target)} />
      <span class="unseen" role="status">${busy ? 'Reading the file' : ''}</span>
    </div>
    ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
    ${problem && file && [400, 422].includes(problem.status) && html`<${ReadingForm} file=${file} problem=${problem} read=${(/** @type {object} */ reading) => take(file, reading)} />`}
  </div>`;
}

/** @param {(file: File | undefined) => void} take */
function useDrop(take) {
  useEffect(() => {
    const over = (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      document.body.classList.add('dropping');
    };
    const leave = (/** @type {DragEvent} */ event) => event.relatedTarget === null && document.body.classList.remove('dropping');
    const drop = (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      document.body.classList.remove('dropping');
      take(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      document.body.classList.remove('dropping');
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
}

const SEPARATORS = [['', 'found by looking'], [',', 'comma'], [';', 'semicolon'], ['\t', 'tab'], ['|', 'bar']];

/**
 * How to read a file that could not be read: the line with the fault, and what can be said about the file.
 *
 * @param {{file: File, problem: import('../service/api.js').Problem, read: (reading: object) => void}} props
 */
function ReadingForm({ file, problem, read }) {
  const [reading, setReading] = useState(/** @type {Record<string, string>} */ ({}));
  const line = problem.errors.find((each) => each.line)?.line ?? null;
  const text = useLine(file, line);
  const change = (/** @type {string} */ name) => (/** @type {any} */ event) => setReading({ ...reading, [name]: event.target.value });
  const select = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string[][]} */ options) => html`<${Field} label=${label}>
    ${(/** @type {object} */ attributes) => html`<select ...${attributes} onChange=${change(name)}>${options.map(([value, word]) => html`<option value=${value}>${word}</option>`)}</select>`}
  </${Field}>`;
  const separators = text ? SEPARATORS.filter(([mark]) => mark && text.includes(mark)) : [];
  return html`<${Panel} title="Read it another way">
    ${text !== null && html`<pre class="code" tabindex="0" role="region" aria-label=${`Line ${line}`}><span class="soft">${line}  </span>${text}</pre>`}
    ${separators.length > 0 && html`<div class="row">${separators.map(([mark, word]) => html`<button onClick=${() => read({ separator: mark })}>Read with ${word}</button>`)}</div>`}
    <div class="grid">
      ${select('separator', 'Separator', SEPARATORS)}
      ${select('decimal', 'Decimal mark', [['', 'found by looking'], ['.', 'point'], [',', 'comma']])}
      ${select('header', 'First line', [['', 'found by looking'], ['true', 'names of the columns'], ['false', 'data']])}
      ${select('encoding', 'Encoding', [['', 'found by looking'], ['UTF-8', 'UTF-8'], ['windows-1252', 'Windows-1252'], ['UTF-16', 'UTF-16']])}
    </div>
    <div class="row"><button class="primary" onClick=${() => read(reading)}>Read ${file.name} again</button></div>
  </${Panel}>`;
}

/**
 * A line of a file, looked for in its first megabyte.
 *
 * @param {File} file
 * @param {number | null} line
 */
function useLine(file, line) {
  const [text, setText] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    setText(null);
    if (!line) return;
    file.slice(0, 1e6).text().then((content) => setText(content.split(/\r\n|\n|\r/)[line - 1]?.slice(0, 400) ?? null), () => {});
  }, [file, line]);
  return text;
}

function Classics() {
  const { data, problem, reload } = useLoaded((signal) => get('/samples', {}, { signal }), []);
  const [failure, setFailure] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const open = async (/** @type {string} */ name) => {
    if (busy) return;
    setBusy(true);
    try {
      const dataset = await post('/samples/{name}/datasets', { name });
      go(link('/datasets/{id}', { id: dataset.id }));
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  if (problem && !data) return html`<${ProblemNotice} problem=${problem} retry=${reload} />`;
  return html`<section class="stack close" aria-label="Classics">
    <h2>Or begin with a classic</h2>
    ${failure && html`<${ProblemNotice} problem=${failure} focus />`}
    <ul class="cards">${largest(data?.items ?? []).map((/** @type {any} */ sample) => html`<li>
      <button class="card tall" onClick=${() => open(sample.name)}>
        <${SampleArt} name=${sample.name} />
        <strong>${sample.name}</strong>
        <span class="small soft">${sample.row_count ? counted(sample.row_count, 'row') : 'made on demand'}</span>
        <span class="small">${sample.description}</span>
      </button></li>`)}</ul>
  </section>`;
}

/** The most telling sets first. @param {any[]} samples */
const largest = (samples) => [...samples].sort((a, b) => Number((b.row_count ?? 5) > 4) - Number((a.row_count ?? 5) > 4));

function Recent() {
  const list = (/** @type {(signal: AbortSignal) => Promise<any>} */ load) => useLoaded(load, []).data?.items ?? [];
  const datasets = list((signal) => get('/datasets', {}, { signal, query: { limit: 5 } }));
  const jobs = list((signal) => get('/training-jobs', {}, { signal, query: { limit: 5 } }));
  const models = list((signal) => get('/models', {}, { signal, query: { limit: 5 } }));
  if (datasets.length + jobs.length + models.length === 0) return null;
  return html`<div class="columns three">
    ${datasets.length > 0 && html`<${Panel} title="Recent data" actions=${html`<a href="#/datasets">All</a>`}><ul class="list">${datasets.map((/** @type {any} */ each) => html`<li>
      <a href=${link('/datasets/{id}', { id: each.id })}>${each.name}</a><span class="small soft nowrap">${count(each.row_count)} rows, ${ago(each.created_at)}</span></li>`)}</ul></${Panel}>`}
    ${models.length > 0 && html`<${Panel} title="Recent models" actions=${html`<a href="#/models">All</a>`}><ul class="list">${models.map((/** @type {any} */ each) => html`<li>
      <a href=${link('/models/{ref}', { ref: `${each.name}@${each.version}` })}>${each.name} <span class="soft">version ${each.version}</span></a><span class="small soft nowrap">${ago(each.created_at)}</span></li>`)}</ul></${Panel}>`}
    ${jobs.length > 0 && html`<${Panel} title="Recent training jobs" actions=${html`<a href="#/jobs">All</a>`}><ul class="list">${jobs.map((/** @type {any} */ each) => html`<li>
      <a href=${link('/jobs/{id}', { id: each.id })}>${each.model_name}</a><span class="row"><span class="small soft nowrap">${ago(each.created_at)}</span><${State} state=${each.state} /></span></li>`)}</ul></${Panel}>`}
  </div>`;
}
