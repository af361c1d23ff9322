// @ts-check
/** The arithmetic of one unit, with its numbers. */
import { html } from '../page/ui.js';
import { cellText, count, counted, figure, spaced } from '../page/format.js';
import { Scroll } from '../page/basics.js';
import { changes, largest, normalizing, returns, sources, terms } from './path.js';

/** @typedef {import('./path.js').Stop} Stop */

const MOST_TERMS = 12;
const MOST_ROWS = 500;

/** @param {{trace: any, stop: Stop, inputs: string[], derivative: string}} props `derivative` is the activation's, as a formula */
export function Formula({ trace, stop, inputs, derivative }) {
  if (stop.way === 'loss') return html`<${Loss} trace=${trace} />`;
  const layer = trace.layers[stop.layer];
  const unit = layer.units[stop.unit];
  const names = sources(trace, inputs, stop.layer);
  return stop.way === 'forward' ? html`<${Forward} ...${{ layer, unit, names }} />` : html`<${Backward} ...${{ trace, stop, layer, unit, names, derivative }} />`;
}

/** @param {any} props */
function Forward({ layer, unit, names }) {
  const { normalization } = unit;
  return html`
    <${Line} formula="s = Σ w·x + b" name="Sum" value=${unit.sum} />
    <${Terms} list=${terms(unit, names)} from="From" signs="w × x" rest=${['bias b', unit.bias]} total=${['sum s', unit.sum]} />
    ${normalization && html`<${Line} name="Normalized" formula="(s − μ)/√(σ² + 0.00001)" value=${normalization.normalized} detail=${`μ = ${figure(normalization.mean)}, σ² = ${figure(normalization.variance)}`} />
      <${Line} name="Scaled and shifted" formula="ŝ = γ·normalized + β" value=${normalization.output} detail=${`γ = ${figure(normalization.gamma)}, β = ${figure(normalization.beta)}`} />`}
    <${Line} name=${spaced(layer.activation)} formula=${`y = ${layer.formula}`} value=${unit.activated} detail=${[`s = ${figure(normalization ? normalization.output : unit.sum)}`, ...numbers(layer, unit)].join(', ')} />
    ${layer.residual && html`<${Line} name="Skip connection" formula="y + x" value=${unit.output} detail="the layer's input is added" />`}`;
}

/** @param {any} props */
function Backward({ trace, stop, layer, unit, names, derivative }) {
  const list = changes(unit, names);
  const output = layer.kind === 'output';
  return html`
    ${output ? html`<${OutputDelta} ...${{ trace, unit, layer, stop, derivative }} />` : html`<${HiddenDelta} ...${{ trace, stop, unit, layer, derivative }} />`}
    <${Line} name="Weights" formula=${trace.rows?.length > 1 ? 'w ← w − η·mean of δ·x over the rows' : 'w ← w − η·δ·x'} detail=${`η = ${figure(trace.learning_rate)}, δ = ${figure(unit.delta)}`} />
    <${Changes} list=${list} more=${extras(unit)} />`;
}

/** @param {any} props */
function OutputDelta({ trace, unit, layer, stop, derivative }) {
  const { output, scaled } = trace.outputs[stop.unit];
  if (trace.rule === 'perceptron') return html`<${Line} name="Delta" formula="δ = y − z" value=${unit.delta} detail=${`${figure(output)} − ${figure(scaled)}, by the perceptron's rule`} />`;
  if (/cross_entropy$/.test(trace.loss)) {
    return html`<${Line} name="Delta" formula="δ = ∂loss/∂s = y − z" value=${unit.delta} detail=${`${figure(output)} − ${figure(scaled)}`} />
      <p class="small soft">With ${spaced(layer.activation)} and a cross-entropy, the derivative of the activation cancels out.</p>`;
  }
  if (layer.activation === 'softmax') return html`<${Line} name="Delta" formula="δ = Σ ∂loss/∂yₖ · ∂yₖ/∂s" value=${unit.delta} detail="over all outputs, since softmax ties them together" />`;
  return html`<${Line} name="Derivative" formula=${`f′(s) = ${derivative}`} value=${unit.derivative} />
    <${Line} name="Delta" formula="δ = ∂loss/∂y · f′(s)" value=${unit.delta} detail=${unit.derivative === 0 ? 'f′(s) is 0' : `${figure(unit.delta / unit.derivative)} × ${figure(unit.derivative)}; loss = ${trace.loss_formula}`} />`;
}

/** @param {any} props */
function HiddenDelta({ trace, stop, unit, layer, derivative }) {
  const list = returns(trace, stop);
  const sum = list.reduce((total, each) => total + each.product, 0);
  const factor = unit.derivative * normalizing(unit);
  const skipped = trace.layers[stop.layer + 1].residual && factor !== 0 ? unit.delta / factor - sum : 0;
  const scale = unit.normalization ? ` × ${figure(normalizing(unit))}` : '';
  return html`
    <${Line} formula="g = Σ w·δ of the next layer" name="Sent back" value=${sum + skipped} />
    <${Terms} list=${list} from="To" signs="w × δ" rest=${skipped !== 0 ? ['skip connection', skipped] : null} total=${['sum g', sum + skipped]} />
    <${Line} name="Derivative" formula=${`f′(s) = ${derivative}`} value=${unit.derivative} detail=${numbers(layer, unit).join(', ')} />
    <${Line} name="Delta" formula=${unit.normalization ? 'δ = g · f′ · γ/√(σ² + 0.00001)' : 'δ = g · f′(s)'} value=${unit.delta} detail=${`${figure(sum + skipped)} × ${figure(unit.derivative)}${scale}`} />`;
}

/** @param {any} layer @param {any} unit @returns {string[]} */
const numbers = (layer, unit) => [...Object.entries(layer.hyperparameters).map(([name, value]) => `${spaced(name)} = ${figure(/** @type {number} */ (value))}`), ...(unit.alpha === null ? [] : [`slope a = ${figure(unit.alpha)}`])];

/** What is learned beside the weights. @param {any} unit @returns {import('./path.js').Change[]} */
function extras(unit) {
  const list = [{ name: 'bias b', gradient: unit.bias_gradient, before: unit.bias, after: unit.new_bias }];
  const { normalization } = unit;
  if (normalization) {
    list.push({ name: 'factor γ', gradient: normalization.gamma_gradient, before: normalization.gamma, after: normalization.new_gamma });
    list.push({ name: 'shift β', gradient: normalization.beta_gradient, before: normalization.beta, after: normalization.new_beta });
  }
  if (unit.alpha !== null) list.push({ name: 'slope a', gradient: unit.alpha_gradient, before: unit.alpha, after: unit.new_alpha });
  return list;
}

/** A formula with its result. @param {{name: string, formula: string, value?: number, detail?: string}} props */
const Line = ({ name, formula, value, detail }) => html`<div class="formula">
  <span class="small soft">${name}</span>
  <span><span class="mono">${formula}</span>${value !== undefined && html` <strong class="nowrap">= ${figure(value)}</strong>`}</span>
  ${detail && html`<span class="small soft">${detail}</span>`}
</div>`;

/** Products that add up; the smaller ones of many together. @param {{list: import('./path.js').Term[], from: string, signs: string, rest: [string, number] | null, total: [string, number]}} props */
function Terms({ list, from, signs, rest, total }) {
  const shown = largest(list, (each) => each.product, MOST_TERMS);
  const others = list.length - shown.length;
  const scale = Math.max(...shown.map((each) => Math.abs(each.product)), Math.abs(rest?.[1] ?? 0)) || 1;
  const row = (/** @type {string} */ name, /** @type {string} */ product, /** @type {number} */ value) => html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="number mono">${product}</td><td class="number">${figure(value)}</td><td class="bar"><${Bar} share=${value / scale} /></td></tr>`;
  const products = (/** @type {import('./path.js').Term[]} */ some) => some.map((each) => row(each.name, `${figure(each.left, 3)} × ${figure(each.right, 3)}`, each.product));
  return html`<div class="stack close"><table class="terms">
    <thead><tr><th scope="col">${from}</th><th scope="col" class="number">${signs}</th><th scope="col" class="number">product</th><td class="bar"></td></tr></thead>
    <tbody>${products(shown)}
      ${others > 0 && row(`${counted(others, 'smaller one')}`, '', list.reduce((sum, each) => sum + each.product, 0) - shown.reduce((sum, each) => sum + each.product, 0))}
      ${rest && row(rest[0], '', rest[1])}
    </tbody>
    <tfoot><tr><th scope="row">${total[0]}</th><td></td><td class="number"><strong>${figure(total[1])}</strong></td><td class="bar"></td></tr></tfoot>
  </table>
  ${others > 0 && html`<${All} count=${list.length}>${() => html`<table><thead><tr><th scope="col">${from}</th><th scope="col" class="number">${signs}</th><th scope="col" class="number">product</th><td class="bar"></td></tr></thead><tbody>${products(list.slice(0, MOST_ROWS))}</tbody></table>`}</${All}>`}</div>`;
}

/** @param {{list: import('./path.js').Change[], more: import('./path.js').Change[]}} props */
function Changes({ list, more }) {
  const shown = largest(list, (each) => each.gradient, MOST_TERMS);
  const scale = Math.max(...[...shown, ...more].map((each) => Math.abs(each.gradient))) || 1;
  const rows = (/** @type {import('./path.js').Change[]} */ some) => some.map((each) => html`<tr><th scope="row"><bdi>${each.name}</bdi></th><td class="number">${figure(each.gradient)}</td><td class="bar"><${Bar} share=${each.gradient / scale} /></td><td class="number change">${figure(each.before, digits(each))} → <strong>${figure(each.after, digits(each))}</strong></td></tr>`);
  const head = html`<thead><tr><th scope="col">Of</th><th scope="col" class="number">gradient</th><td class="bar"></td><th scope="col" class="number">before → after</th></tr></thead>`;
  return html`<div class="stack close"><table class="terms">${head}<tbody>${rows(shown)}${rows(more)}</tbody></table>
    ${list.length > shown.length && html`<p class="small soft">The ${MOST_TERMS} weights of ${count(list.length)} that change most.</p>
      <${All} count=${list.length}>${() => html`<table>${head}<tbody>${rows(list.slice(0, MOST_ROWS))}</tbody></table>`}</${All}>`}</div>`;
}

/** As many digits as show the change. @param {import('./path.js').Change} change */
const digits = ({ before, after }) => [4, 6, 8, 12].find((each) => before === after || figure(before, each) !== figure(after, each)) ?? 15;

/** A table that is made when it is opened. @param {any} props */
const All = ({ count: number, children }) => html`<details><summary>Show all as table</summary>
  ${number > MOST_ROWS && html`<p class="small soft">The first ${count(MOST_ROWS)} of ${count(number)}.</p>`}
  <${Scroll} label="All of them">${children()}</${Scroll}></details>`;

/** A product's size and sign. @param {{share: number}} props from −1 to 1 */
const Bar = ({ share }) => html`<svg class="term" width="64" height="12" viewBox="-32 -6 64 12" aria-hidden="true">
  <path d="M0 -6V6" class="zero" /><rect x=${Math.min(0, 32 * share)} y="-4" width=${Math.max(Math.abs(32 * share), 0.5)} height="8" class=${share < 0 ? 'negative' : 'positive'} /></svg>`;

/** How far the outputs are off. @param {{trace: any}} props */
function Loss({ trace }) {
  const shown = largest(trace.outputs, (/** @type {any} */ each) => each.output - each.scaled, MOST_TERMS);
  const table = (/** @type {any[]} */ some) => html`<table class="terms">
    <thead><tr><th scope="col">Output</th><th scope="col" class="number">answer y</th><th scope="col" class="number">target z</th><th scope="col" class="number">y after</th></tr></thead>
    <tbody>${some.map((each) => html`<tr><th scope="row"><bdi>${cellText(each.label ?? each.target)}</bdi></th><td class="number">${figure(each.output)}</td><td class="number">${figure(each.scaled)}</td><td class="number">${figure(each.new_output)}</td></tr>`)}</tbody>
  </table>`;
  return html`
    <${Line} name=${spaced(trace.loss)} formula=${`loss = ${trace.loss_formula}`} value=${trace.loss_before} detail=${Object.entries(trace.loss_hyperparameters).map(([name, value]) => `${spaced(name)} = ${value}`).join(', ')} />
    ${table(shown.length < trace.outputs.length ? shown : trace.outputs)}
    ${shown.length < trace.outputs.length && html`<p class="small soft">The ${MOST_TERMS} outputs of ${count(trace.outputs.length)} that are off most.</p><${All} count=${trace.outputs.length}>${() => table(trace.outputs.slice(0, MOST_ROWS))}</${All}>`}`;
}
