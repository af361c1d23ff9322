// @ts-check
/** Settings of a training as the service describes them in `/capabilities`. */
import { html } from '../page/ui.js';
import { figure, spaced } from '../page/format.js';
import { valueAt } from './changes.js';
import { Field, Typed } from '../page/basics.js';

/**
 * @typedef {{name: string, pointers: string[], integer: boolean, minimum: number | null, maximum: number | null, default_value: number | null, description: string}} Parameter
 * @typedef {{type: string, formula: string, parameters: Parameter[]}} Choice
 * @typedef {{changes: any, resolved: any, errorAt: (pointer: string) => string | undefined, set: (pointer: string, value: any) => void, capabilities: any}} Form
 */

/** The kinds of settings, with the place of each in a request and its choices in the capabilities. */
export const GROUPS = /** @type {{title: string, choices?: [string, string, string][], numbers?: string[], flags?: [string, string][], columns?: string[]}[]} */ ([
  { title: 'Data', choices: [['/preprocessing/numeric', 'scalings', 'Scaling of numbers'], ['/preprocessing/target', 'target_scalings', 'Scaling of targets'], ['/preprocessing/missing', 'missing_values', 'Gaps'], ['/preprocessing/categorical', 'categorical_encodings', 'Categories']], numbers: ['/preprocessing/polynomial_degree'], flags: [['/preprocessing/missing_indicators', 'Mark gaps with inputs of their own']], columns: ['/weight_column'] },
  { title: 'Split', choices: [['/split/type', 'splits', 'How rows are held back']], flags: [['/split/shuffle', 'Shuffle the rows'], ['/split/stratify', 'Keep the shares of the classes']], numbers: ['/cross_validation/folds', '/cross_validation/repeats'], columns: ['/split/column'] },
  { title: 'Start of the weights', choices: [['/initialization/type', 'initializations', 'Initialization']] },
  { title: 'Loss', choices: [['/training/loss', 'losses', 'Loss'], ['/training/loss_reduction', 'loss_reductions', 'Reduction'], ['/training/class_weights/mode', 'class_weight_modes', 'Weights of classes']] },
  { title: 'Optimizer', choices: [['/training/optimizer/type', 'optimizers', 'Optimizer'], ['/training/learning_rate_schedule/type', 'learning_rate_schedules', 'Schedule of the rate'], ['/training/batching', 'batchings', 'Batches'], ['/training/gradient_clipping/type', 'gradient_clippings', 'Clipping of gradients']], numbers: ['/training/learning_rate_schedule/warmup_epochs'], flags: [['/training/shuffle', 'Shuffle the rows of each epoch']] },
  { title: 'Regularization', numbers: ['/training/l1', '/training/l2', '/training/max_norm', '/network/input_dropout'] },
  { title: 'When it stops', choices: [['/training/early_stopping/monitor', 'monitors', 'Watch']], numbers: ['/training/target_loss', '/training/max_seconds'] },
  { title: 'Numbers', choices: [['/precision', 'precisions', 'Precision']] },
]);

/** One of several ways, and the parameters that the chosen one has. @param {{form: Form, pointer: string, kind: string, label: string}} props */
export function ChoiceSetting({ form, pointer, kind, label }) {
  /** @type {Choice[]} */
  const choices = form.capabilities?.[kind] ?? [];
  const given = valueAt(form.changes, pointer);
  const used = given ?? valueAt(form.resolved, pointer);
  const chosen = choices.find((each) => each.type === used);
  const automatic = given === undefined && used ? `${spaced(used)} (default)` : 'default';
  const choose = (/** @type {any} */ event) => form.set(pointer, event.target.value || undefined);
  return html`<div class="stack close">
    <${Field} label=${label} hint=${chosen?.formula} error=${form.errorAt(pointer)}>
      ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${given ?? ''} onChange=${choose}>
        <option value="">${automatic}</option>${choices.map((each) => html`<option value=${each.type}>${spaced(each.type)}</option>`)}</select>`}
    </${Field}>
    ${chosen?.parameters.filter((each) => !each.pointers[0].includes('{')).map((each) => html`<${NumberSetting} form=${form} parameter=${each} pointer=${each.pointers[0]} />`)}
  </div>`;
}

/** @param {string} word */
const capitalized = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** What stands in a field for a number: what is none is left to the service to refuse. @param {string} text */
export function entered(text) {
  const value = Number(text);
  return text.trim() === '' ? undefined : Number.isFinite(value) ? value : text.trim();
}

/** @param {{form: Form, parameter: Parameter | undefined, pointer: string, label?: string}} props */
export function NumberSetting({ form, parameter, pointer, label }) {
  if (!parameter) return null;
  const given = valueAt(form.changes, pointer);
  const resolved = valueAt(form.resolved, pointer);
  const enter = (/** @type {string} */ text) => form.set(pointer, entered(text));
  return html`<${Field} label=${label ?? capitalized(spaced(parameter.name))} hint=${parameter.description} error=${form.errorAt(pointer)}>
    ${(/** @type {object} */ attributes) => html`<${Typed} ...${attributes} inputmode=${parameter.integer ? 'numeric' : 'decimal'} autocomplete="off" value=${given ?? ''} placeholder=${!form.resolved ? 'default' : resolved === null || resolved === undefined ? 'off' : figure(resolved, 6)} choose=${enter} />`}
  </${Field}>`;
}

/** Yes, no, or as the service decides. @param {{form: Form, pointer: string, label: string}} props */
export function FlagSetting({ form, pointer, label }) {
  const given = valueAt(form.changes, pointer);
  const resolved = valueAt(form.resolved, pointer);
  const choose = (/** @type {any} */ event) => form.set(pointer, event.target.value === '' ? undefined : event.target.value === 'true');
  return html`<${Field} label=${label} error=${form.errorAt(pointer)}>
    ${(/** @type {object} */ attributes) => html`<select ...${attributes} value=${given === undefined ? '' : String(given)} onChange=${choose}>
      <option value="">${resolved === undefined || resolved === null ? 'default' : `${resolved ? 'yes' : 'no'} (default)`}</option><option value="true">yes</option><option value="false">no</option></select>`}
  </${Field}>`;
}

/** The parameter that the capabilities describe for a pointer. @param {any} capabilities @param {string} pointer @returns {Parameter | undefined} */
export function parameterAt(capabilities, pointer) {
  const all = [...(capabilities?.parameters ?? []), ...['optimizers', 'activations', 'batchings'].flatMap((kind) => (capabilities?.[kind] ?? []).flatMap((/** @type {Choice} */ choice) => choice.parameters))];
  return all.find((each) => each.pointers.includes(pointer));
}
