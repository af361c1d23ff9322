// @ts-check
import { useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../page/ui.js';
import { get, post } from '../service/api.js';
import { go, link, setQuery } from '../page/router.js';
import { changesText, readChanges, valueAt, withValue } from '../training/changes.js';
import { bytes, cellText, count, spaced } from '../page/format.js';
import { likelyTarget, sentence } from '../data/target.js';
import { useShortcuts } from '../page/keys.js';
import { Field, Figures, Panel, ProblemNotice, Skeleton, Warnings } from '../page/basics.js';
import { ChoiceSetting, FlagSetting, GROUPS, NumberSetting, parameterAt } from '../training/settings.js';
import { Layers } from '../training/layers.js';


/** Settings of a training; what was changed stands in the address. @param {{id: string, query: URLSearchParams}} props */
export function Train({ id, query }) {
  const { data: dataset, problem, reload } = useLoaded((signal) => get('/datasets/{id}', { id }, { signal }), [id]);
  const { data: capabilities } = useLoaded((signal) => get('/capabilities', {}, { signal }), []);
  if (!dataset) return html`<h1 tabindex="-1">Train</h1>${problem ? html`<${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<${Skeleton} />`}`;
  return html`<${Settings} dataset=${dataset} capabilities=${capabilities} text=${query.get('c')} />`;
}

/** @param {{dataset: any, capabilities: any, text: string | null}} props */
function Settings({ dataset, capabilities, text }) {
  const changes = useMemo(() => readChanges(text), [text]);
  const body = useMemo(() => ({ targets: [likelyTarget(dataset.columns)], ...changes, dataset_id: dataset.id }), [changes, dataset]);
  const request = { snapshots: {}, ...body };
  const settled = useSettled(JSON.stringify(body), 250);
  const { data: plan, problem } = useLoaded((signal) => post('/training-jobs/validate', {}, { signal, body: JSON.parse(settled) }), [settled]);
  const [failure, setFailure] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const errors = errorsByPointer(problem);
  const set = (/** @type {string} */ pointer, /** @type {any} */ value) => {
    setFailure(null);
    setQuery({ c: changesText(withValue(changes, pointer, value)) });
  };
  const form = { changes, resolved: plan?.configuration, errorAt: (/** @type {string} */ pointer) => errors.get(pointer), set, capabilities };
  const train = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const job = await post('/training-jobs', {}, { body: request });
      go(link('/jobs/{id}', { id: job.id }));
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  useShortcuts([{ keys: 't', does: 'Train', run: train }, { keys: 'Enter', does: 'Train', run: train }], [body, busy]);
  return html`
    <div class="stack close"><h1 tabindex="-1">Train on ${cellText(dataset.name)}</h1>
      <p><a href=${link('/datasets/{id}', { id: dataset.id })}>Back to the data</a></p></div>
    <div class="columns wide-left">
      <div class="stack">
        <${Essentials} form=${form} dataset=${dataset} body=${body} />
        <${Panel} title="Everything">
          ${GROUPS.map((group) => html`<details key=${group.title}><summary>${group.title}${changedIn(group, changes)}</summary><div class="grid">
            ${(group.choices ?? []).map(([pointer, kind, label]) => html`<${ChoiceSetting} form=${form} pointer=${pointer} kind=${kind} label=${label} />`)}
            ${(group.numbers ?? []).map((pointer) => html`<${NumberSetting} form=${form} parameter=${parameterAt(capabilities, pointer)} pointer=${pointer} />`)}
            ${(group.flags ?? []).map(([pointer, label]) => html`<${FlagSetting} form=${form} pointer=${pointer} label=${label} />`)}
          </div></details>`)}
        </${Panel}>
      </div>
      <${Plan} plan=${plan} problem=${failure ?? problem} refused=${Boolean(problem)} focus=${Boolean(failure)} dataset=${dataset} busy=${busy} train=${train} changes=${changes} request=${request} />
    </div>`;
}

/** The first complaint about each place in the request. @param {import('../service/api.js').Problem | null} problem @returns {Map<string, string>} */
function errorsByPointer(problem) {
  const errors = new Map();
  for (const each of problem?.errors ?? []) if (each.pointer && !errors.has(each.pointer)) errors.set(each.pointer, each.detail);
  return errors;
}

/** @param {(typeof GROUPS)[number]} group @param {any} changes */
function changedIn(group, changes) {
  const pointers = [...(group.choices ?? []).map(([pointer]) => pointer), ...(group.numbers ?? []), ...(group.flags ?? []).map(([pointer]) => pointer)];
  const changed = pointers.filter((pointer) => valueAt(changes, pointer) !== undefined).length;
  return changed ? html` <span class="badge busy">${changed} changed</span>` : null;
}

/** @param {{form: import('../training/settings.js').Form, dataset: any, body: any}} props */
function Essentials({ form, dataset, body }) {
  const task = form.resolved?.task;
  const number = (/** @type {string} */ pointer, /** @type {string} */ label) => html`<${NumberSetting} form=${form} parameter=${parameterAt(form.capabilities, pointer)} pointer=${pointer} label=${label} />`;
  return html`<${Panel} title="Essentials">
    <div class="grid">
      <${Field} label="Predict" error=${form.errorAt('/targets') ?? form.errorAt('/targets/0')}>
        ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${body.targets[0]} onChange=${(/** @type {any} */ event) => form.set('/targets', [event.target.value])}>${dataset.columns.slice(0, 2000).map((/** @type {any} */ column) => html`<option value=${column.name}>${cellText(column.name)}</option>`)}</select>`}
      </${Field}>
      <${Field} label="Task" error=${form.errorAt('/task')}>
        ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${form.changes.task ?? ''} onChange=${(/** @type {any} */ event) => form.set('/task', event.target.value || undefined)}><option value="">${task ? `${task} (default)` : 'default'}</option><option>classification</option><option>regression</option></select>`}
      </${Field}>
      <${Field} label="Name of the model" error=${form.errorAt('/model_name')}>
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} value=${form.changes.model_name ?? ''} placeholder=${form.resolved?.model_name ?? ''} autocomplete="off" onChange=${(/** @type {any} */ event) => form.set('/model_name', event.target.value.trim() || undefined)} />`}
      </${Field}>
    </div>
    <h3>Network</h3>
    <${Layers} form=${form} />
    <div class="grid">
      ${number('/training/optimizer/learning_rate', 'Learning rate')}
      ${number('/training/epochs', 'Epochs')}
      ${number('/training/batch_size', 'Batch size')}
      <${Field} label="Seed" hint="The same seed gives the same model, to the bit." error=${form.errorAt('/seed')}>
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} inputmode="numeric" value=${form.changes.seed ?? ''} placeholder=${form.resolved?.seed ?? 0} onChange=${(/** @type {any} */ event) => form.set('/seed', event.target.value.trim() === '' ? undefined : Number(event.target.value))} />`}
      </${Field}>
    </div>
    <${Features} form=${form} dataset=${dataset} />
  </${Panel}>`;
}

/** @param {{form: import('../training/settings.js').Form, dataset: any}} props */
function Features({ form, dataset }) {
  const used = new Set(form.changes.features ?? form.resolved?.features ?? []);
  const targets = new Set(form.resolved?.targets ?? []);
  const columns = dataset.columns.filter((/** @type {any} */ column) => !targets.has(column.name));
  const toggle = (/** @type {string} */ name) => {
    const chosen = columns.map((/** @type {any} */ column) => column.name).filter((/** @type {string} */ each) => used.has(each) !== (each === name));
    form.set('/features', chosen);
  };
  return html`<details><summary>Features: ${count(used.size)} of ${count(columns.length)} columns</summary>
    <div class="grid">${columns.slice(0, 200).map((/** @type {any} */ column) => html`<label class="row"><input type="checkbox" checked=${used.has(column.name)} onChange=${() => toggle(column.name)} />${cellText(column.name)}</label>`)}</div>
    ${columns.length > 200 && html`<p class="small soft">The first 200; the API takes any of them.</p>`}
    ${form.changes.features && html`<button class="plain" onClick=${() => form.set('/features', undefined)}>As they were</button>`}
  </details>`;
}

/** @param {any} props */
function Plan({ plan, problem, refused, focus, dataset, busy, train, changes, request }) {
  const words = plan && !refused && sentence(plan.configuration, dataset);
  return html`<${Panel} title="What will happen">
    ${words && html`<p>${words[0]}<strong>${words[1]}</strong>${words[2]}</p>`}
    ${plan && !refused && html`<${Figures} items=${[['parameters', count(plan.parameter_count)], ['memory', bytes(plan.estimated_memory_bytes)], ['optimizer', spaced(plan.configuration.training.optimizer.type)], ['loss', spaced(plan.configuration.training.loss)]]} />`}
    <${Warnings} items=${refused ? [] : plan?.warnings ?? []} />
    ${problem && html`<${ProblemNotice} problem=${problem} focus=${focus} />`}
    <div class="row"><button class="primary" disabled=${busy || refused} onClick=${train}>${busy ? 'Starting …' : 'Train'}</button>
      ${Object.keys(changes).length > 0 && html`<button class="plain" onClick=${() => setQuery({ c: null })}>Forget all changes</button>`}</div>
    <details><summary>As a request</summary><pre class="code" tabindex="0" role="region" aria-label="Request">${JSON.stringify(request, null, 2)}</pre></details>
  </${Panel}>`;
}
