// @ts-check
import { html, useLoaded } from '../page/ui.js';
import { get } from '../service/api.js';
import { link } from '../page/router.js';
import { changesText, valueAt, withValue } from '../training/changes.js';
import { bytes, cellText, count, spaced } from '../page/format.js';
import { sentence } from '../data/target.js';
import { TargetChoice } from '../data/choice.js';
import { targetsOf } from '../data/roles.js';
import { Field, Figures, Names, Panel, ProblemNotice, Skeleton, Typed, Warnings } from '../page/basics.js';
import { ChoiceSetting, FlagSetting, GROUPS, NumberSetting, entered, parameterAt } from '../training/settings.js';
import { Columns, SplitColumn, WeightColumn } from '../training/columns.js';
import { Layers } from '../training/layers.js';
import { usePreparation } from '../training/preparation.js';

/** Settings of a training; what was changed stands in the address. @param {{id: string, query: URLSearchParams}} props */
export function Train({ id, query }) {
  const { data: dataset, problem, reload } = useLoaded((signal) => get('/datasets/{id}', { id }, { signal }), [id]);
  const { data: capabilities } = useLoaded((signal) => get('/capabilities', {}, { signal }), []);
  if (!dataset) return html`<h1 tabindex="-1">Train</h1>${problem ? html`<${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<${Skeleton} />`}`;
  return html`<${Settings} dataset=${dataset} capabilities=${capabilities} text=${query.get('c')} />`;
}

/** @param {{dataset: any, capabilities: any, text: string | null}} props */
function Settings({ dataset, capabilities, text }) {
  const preparation = usePreparation(dataset, text);
  const { changes, change, resolved, errorAt } = preparation;
  const form = { changes, resolved, errorAt, set: (/** @type {string} */ pointer, /** @type {any} */ value) => change(withValue(changes, pointer, value)), capabilities };
  return html`
    <div class="stack close"><h1 tabindex="-1">Train on ${cellText(dataset.name)}</h1>
      <p><a href=${link('/datasets/{id}', { id: dataset.id }, { c: changesText(changes) })}>Back to the data</a></p></div>
    <div class="columns wide-left">
      <div class="stack">
        <${Essentials} form=${form} dataset=${dataset} change=${change} />
        <${Panel} title="Everything">
          ${GROUPS.map((group) => html`<details key=${group.title}><summary>${group.title}${notesOn(group, form)}</summary><div class="grid">
            ${(group.choices ?? []).map(([pointer, kind, label]) => html`<${ChoiceSetting} form=${form} pointer=${pointer} kind=${kind} label=${label} />`)}
            ${(group.numbers ?? []).map((pointer) => html`<${NumberSetting} form=${form} parameter=${parameterAt(capabilities, pointer)} pointer=${pointer} />`)}
            ${(group.flags ?? []).map(([pointer, label]) => html`<${FlagSetting} form=${form} pointer=${pointer} label=${label} />`)}
            ${group.title === 'Data' && html`<${WeightColumn} columns=${dataset.columns} changes=${changes} change=${change} error=${form.errorAt('/weight_column')} />`}
            ${group.title === 'Split' && html`<${SplitColumn} columns=${dataset.columns} form=${form} />`}
          </div></details>`)}
        </${Panel}>
      </div>
      <div class="stays"><${Plan} preparation=${preparation} dataset=${dataset} /></div>
    </div>`;
}

/** How many settings of a group were changed, and how many of them are refused. @param {(typeof GROUPS)[number]} group @param {import('../training/settings.js').Form} form */
function notesOn(group, { changes, errorAt }) {
  const pointers = [...(group.choices ?? []).map(([pointer]) => pointer), ...(group.numbers ?? []), ...(group.flags ?? []).map(([pointer]) => pointer), ...(group.columns ?? [])];
  const changed = pointers.filter((pointer) => valueAt(changes, pointer) !== undefined).length;
  const refused = pointers.filter((pointer) => errorAt(pointer)).length;
  return html`${changed > 0 && html` <span class="badge busy">${changed} changed</span>`}${refused > 0 && html` <span class="badge bad">${refused} to fix</span>`}`;
}

/** @param {{form: import('../training/settings.js').Form, dataset: any, change: (changes: any) => void}} props */
function Essentials({ form, dataset, change }) {
  const task = form.resolved?.task;
  const { columns } = dataset;
  const number = (/** @type {string} */ pointer, /** @type {string} */ label) => html`<${NumberSetting} form=${form} parameter=${parameterAt(form.capabilities, pointer)} pointer=${pointer} label=${label} />`;
  return html`<${Panel} title="Essentials">
    <div class="grid">
      <${TargetChoice} columns=${columns} changes=${form.changes} onChange=${change} error=${targetError(form, columns)} />
      <${Field} label="Task" error=${form.errorAt('/task')}>
        ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${form.changes.task ?? ''} onChange=${(/** @type {any} */ event) => form.set('/task', event.target.value || undefined)}><option value="">${task ? `${task} (default)` : 'default'}</option><option>classification</option><option>regression</option></select>`}
      </${Field}>
      <${Field} label="Name of the model" error=${form.errorAt('/model_name')}>
        ${(/** @type {object} */ attributes) => html`<${Typed} ...${attributes} value=${form.changes.model_name ?? ''} placeholder=${form.resolved?.model_name ?? ''} autocomplete="off" choose=${(/** @type {string} */ text) => form.set('/model_name', text.trim() || undefined)} />`}
      </${Field}>
    </div>
    <h3>Network</h3>
    <${Layers} form=${form} />
    <div class="grid pairs">
      ${number('/training/optimizer/learning_rate', 'Learning rate')}
      ${number('/training/epochs', 'Epochs')}
      ${number('/training/batch_size', 'Batch size')}
      <${Field} label="Seed" hint="The same seed gives the same model, to the bit." error=${form.errorAt('/seed')}>
        ${(/** @type {object} */ attributes) => html`<${Typed} ...${attributes} inputmode="numeric" value=${form.changes.seed ?? ''} placeholder=${form.resolved?.seed ?? 0} choose=${(/** @type {string} */ text) => form.set('/seed', entered(text))} />`}
      </${Field}>
    </div>
    <${Columns} columns=${columns} changes=${form.changes} change=${change} errorAt=${form.errorAt} />
  </${Panel}>`;
}

/** What is wrong with the targets. @param {import('../training/settings.js').Form} form @param {import('../data/target.js').Column[]} columns */
const targetError = (form, columns) => ['/targets', ...targetsOf(columns, form.changes).map((_, i) => `/targets/${i}`)].map(form.errorAt).find(Boolean);

/** @param {{preparation: ReturnType<typeof usePreparation>, dataset: any}} props */
function Plan({ preparation, dataset }) {
  const { changes, change, plan, refusal, failure, busy, train, request } = preparation;
  const problem = failure ?? refusal;
  const words = plan && sentence(plan.configuration, dataset);
  return html`<${Panel} title="What will happen">
    ${words && html`<p>${words[0]}<strong><${Names} names=${words[1]} /></strong>${words[2]}</p>`}
    ${plan && html`<${Figures} items=${[['parameters', count(plan.parameter_count)], ['memory', bytes(plan.estimated_memory_bytes)], ['optimizer', spaced(plan.configuration.training.optimizer.type)], ['loss', spaced(plan.configuration.training.loss)]]} />`}
    <${Warnings} items=${plan?.warnings ?? []} />
    ${problem && html`<${ProblemNotice} problem=${problem} focus=${Boolean(failure)} />`}
    <div class="row"><button class="primary" disabled=${busy || Boolean(refusal)} onClick=${train}>${busy ? 'Starting …' : 'Train'}</button>
      ${Object.keys(changes).length > 0 && html`<button class="plain" onClick=${() => change({})}>Forget all changes</button>`}</div>
    <details><summary>As a request</summary><pre class="code" tabindex="0" role="region" aria-label="Request">${JSON.stringify(request, null, 2)}</pre></details>
  </${Panel}>`;
}
