// @ts-check
/** What a model is: where it comes from, its versions and names, its files, notes. */
import { useState } from 'preact/hooks';
import { html, useLoaded } from '../page/ui.js';
import { del, get, getRaw, patch, put } from '../service/api.js';
import { link } from '../page/router.js';
import { ago, bytes, count, counted, shortened } from '../page/format.js';
import { download } from '../page/actions.js';
import { Field, Panel, ProblemNotice } from '../page/basics.js';

const VERSIONS = 20;

/** Empties a field whose text was sent, unless something else was typed meanwhile. @param {string} sent @returns {(typed: string) => string} */
const emptied = (sent) => (typed) => (typed === sent ? '' : typed);

/** @param {{model: any, dataset: any}} props `dataset` is null if it was deleted */
export function Provenance({ model, dataset }) {
  const { imported } = model;
  /** @type {[string, any][]} */
  const facts = [
    ['Learned from', imported ? `a file in the format ${imported.format}` : dataset ? html`<a href=${link('/datasets/{id}', { id: dataset.id })}>${shortened(dataset.name, 60)}</a>, ${counted(dataset.row_count, 'row')}` : 'a data set that was deleted'],
    ['Its SHA-256', model.dataset_sha256 && html`<span class="mono">${model.dataset_sha256}</span>`],
    ['Training', model.job_id && html`<a href=${link('/jobs/{id}', { id: model.job_id })}>The run, with its curves</a>`],
    ['Parameters', `${count(model.parameter_count)} of ${model.precision}`],
    ['Seed', model.seed !== null && String(model.seed)],
    ['Engine', `${model.engine_version}${model.kernels ? `, ${model.kernels}` : ''}`],
    ['Made', html`<time datetime=${model.created_at} title=${model.created_at}>${ago(model.created_at)}</time>`],
    ['Id', html`<span class="mono">${model.id}</span>`],
  ];
  return html`<${Panel} title="Where it comes from"><dl class="facts">${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd>${fact}</dd>`)}</dl></${Panel}>`;
}

/** @param {{model: any}} props */
export function Versions({ model }) {
  const { data } = useLoaded((signal) => get('/models', {}, { query: { name: model.name, limit: VERSIONS }, signal }), [model.name]);
  const aliases = useLoaded((signal) => get('/models/{name}/aliases', { name: model.name }, { query: { limit: 100 }, signal }), [model.name]);
  const [alias, setAlias] = useState('');
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const change = (/** @type {Promise<any>} */ action) => action.then(() => {
    setProblem(null);
    aliases.reload();
  }, setProblem);
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (alias) void change(put('/models/{name}/aliases/{alias}', { name: model.name, alias }, { body: { version: model.version } }).then(() => setAlias(emptied(alias))));
  };
  const of = (/** @type {number} */ version) => (aliases.data?.items ?? []).filter((/** @type {any} */ each) => each.version === version);
  return html`<${Panel} title="Versions and aliases">
    <ul class="list">${(data?.items ?? [model]).map((/** @type {any} */ each) => html`<li key=${each.id}>
      <span>${each.id === model.id ? html`<strong>Version ${each.version}</strong>, this one` : html`<a href=${link('/models/{ref}', { ref: `${each.name}@${each.version}` })}>Version ${each.version}</a>`}
        ${of(each.version).map((/** @type {any} */ found) => html` <span class="badge"><bdi>${found.alias}</bdi></span><button class="plain" aria-label=${`Remove the alias ${found.alias}`} onClick=${() => change(del('/models/{name}/aliases/{alias}', { name: model.name, alias: found.alias }))}>✕</button>`)}</span>
      <span class="small soft nowrap">${ago(each.created_at)}</span></li>`)}</ul>
    <p class="small soft">Programs that ask for <code>${model.name}@alias</code> follow an alias when it moves to another version.</p>
    ${data?.has_more && html`<p class="small soft">The newest ${VERSIONS} versions.</p>`}
    <form class="row end" onSubmit=${add}>
      <${Field} label="Alias of this version">${(/** @type {object} */ attributes) => html`<input ...${attributes} value=${alias} placeholder="production" onInput=${(/** @type {any} */ event) => setAlias(event.target.value)} />`}</${Field}>
      <button type="submit" disabled=${!alias}>Set</button>
    </form>
    ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
  </${Panel}>`;
}

const FORMATS = [
  ['javascript', 'JavaScript module', 'Predicts in browsers and Node.js, without this service.', 'js'],
  ['onnx', 'ONNX', 'For onnxruntime and others, from raw features to labels.', 'onnx'],
  ['safetensors', 'safetensors', 'The tensors, for Python and Rust.', 'safetensors'],
  ['mlp', 'MLP', 'Complete, to be read by this service again.', 'mlp'],
];

/** @param {{model: any}} props */
export function Files({ model }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const save = (/** @type {string} */ format, /** @type {string} */ ending) => () => {
    setProblem(null);
    download(() => getRaw('/models/{ref}/export', { ref: model.id }, { query: { format } }), `${model.name}-${model.version}.${ending}`).catch(setProblem);
  };
  return html`<${Panel} title="Export">
    <ul class="list">${FORMATS.map(([format, name, use, ending]) => html`<li><span><strong>${name}</strong><br /><span class="small soft">${use}</span></span><button onClick=${save(format, ending)} aria-label=${`Save as ${name}`}>Save</button></li>`)}</ul>
    ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
    <p class="small soft">About ${bytes(model.parameter_count * (model.precision === 'float64' ? 8 : 4))} of numbers.</p>
  </${Panel}>`;
}

/** A note and labels, the only things of a model that change. @param {{model: any, reload: () => void}} props */
export function Notes({ model, reload }) {
  const [note, setNote] = useState(model.note ?? '');
  const [label, setLabel] = useState('');
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const patched = (/** @type {any} */ changes) => patch('/models/{ref}', { ref: model.id }, { body: changes, headers: { 'Content-Type': 'application/merge-patch+json' } });
  const change = (/** @type {Promise<any>} */ action) => action.then(() => {
    setProblem(null);
    reload();
  }, setProblem);
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    const [name, ...value] = label.split('=');
    if (name.trim()) void change(patched({ labels: { [name.trim()]: value.join('=').trim() } }).then(() => setLabel(emptied(label))));
  };
  return html`<${Panel} title="Notes">
    <${Field} label="Note">${(/** @type {object} */ attributes) => html`<textarea ...${attributes} rows="3" maxlength="2000" value=${note} onInput=${(/** @type {any} */ event) => setNote(event.target.value)}></textarea>`}</${Field}>
    ${note !== (model.note ?? '') && html`<div><button onClick=${() => change(patched({ note: note || null }))}>Save the note</button></div>`}
    <div class="row">${Object.entries(model.labels).map(([name, value]) => html`<span class="badge" key=${name}><span><bdi>${name}</bdi>: <bdi>${value}</bdi></span></span><button class="plain" aria-label=${`Remove the label ${name}`} onClick=${() => change(patched({ labels: { [name]: null } }))}>✕</button>`)}</div>
    <form class="row end" onSubmit=${add}>
      <${Field} label="Label">${(/** @type {object} */ attributes) => html`<input ...${attributes} value=${label} placeholder="stage=trial" onInput=${(/** @type {any} */ event) => setLabel(event.target.value)} />`}</${Field}>
      <button type="submit" disabled=${!label}>Add</button>
    </form>
    ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
  </${Panel}>`;
}
