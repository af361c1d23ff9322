// @ts-check
import { useRef, useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { get, post } from '../service/api.js';
import { go, link, whileHere } from '../page/router.js';
import { ago, count, counted } from '../page/format.js';
import { takeFiles } from '../upload/current.js';
import { Panel, ProblemNotice, State } from '../page/basics.js';
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
  const choose = (/** @type {HTMLInputElement} */ field) => {
    takeFiles(field.files);
    // So that the same file, once it is mended, can be chosen again.
    field.value = '';
  };
  return html`<div class="drop">
    <p class="large">Drop a table here</p>
    <p class="soft small">CSV, TSV, JSON or NDJSON, also compressed. Separators, headers, types and gaps are found by themselves.</p>
    <button class="primary" onClick=${() => input.current?.click()}>Choose a file</button>
    <input ref=${input} type="file" hidden aria-label="Table" onChange=${(/** @type {any} */ event) => choose(event.target)} />
  </div>`;
}

function Classics() {
  const { data, problem, reload } = useLoaded((signal) => get('/samples', {}, { signal }), []);
  const [failure, setFailure] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const open = async (/** @type {string} */ name) => {
    if (busy) return;
    setBusy(true);
    const follow = whileHere(go);
    try {
      const dataset = await post('/samples/{name}/datasets', { name });
      follow(link('/datasets/{id}', { id: dataset.id }));
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
      <a href=${link('/datasets/{id}', { id: each.id })}>${each.name}</a><span class="small soft nowrap">${count(each.row_count)} × ${count(each.column_count)}, ${ago(each.created_at)}</span></li>`)}</ul></${Panel}>`}
    ${models.length > 0 && html`<${Panel} title="Recent models" actions=${html`<a href="#/models">All</a>`}><ul class="list">${models.map((/** @type {any} */ each) => html`<li>
      <a href=${link('/models/{ref}', { ref: `${each.name}@${each.version}` })}>${each.name} <span class="soft">version ${each.version}</span></a><span class="small soft nowrap">${ago(each.created_at)}</span></li>`)}</ul></${Panel}>`}
    ${jobs.length > 0 && html`<${Panel} title="Recent training jobs" actions=${html`<a href="#/jobs">All</a>`}><ul class="list">${jobs.map((/** @type {any} */ each) => html`<li>
      <a href=${link('/jobs/{id}', { id: each.id })}>${each.model_name}</a><span class="row"><span class="small soft nowrap">${ago(each.created_at)}</span><${State} state=${each.state} /></span></li>`)}</ul></${Panel}>`}
  </div>`;
}
