// @ts-check
/** A prediction: probabilities as bars, or numbers. */
import { html } from '../page/ui.js';
import { classColor } from '../page/palette.js';
import { count, counted, figure, percent, shortened } from '../page/format.js';
import { ClassSign } from '../page/basics.js';

const MOST_BARS = 12;
const MOST_TARGETS = 12;

/**
 * @param {object} props
 * @param {any} props.prediction
 * @param {{name: string, classes: string[] | null}[]} props.targets
 */
export function Answer({ prediction, targets }) {
  if (prediction.values) return html`<${Numbers} values=${prediction.values} />`;
  const answers = prediction.label_probabilities ?? { [targets[0].name]: prediction.probabilities };
  const shown = targets.slice(0, MOST_TARGETS);
  return html`${shown.map((target) => html`<div class="stack close" key=${target.name}>
      ${targets.length > 1 && html`<h3>${shortened(target.name, 60)}</h3>`}
      <${Bars} probabilities=${answers[target.name] ?? {}} classes=${target.classes ?? []} label=${prediction.labels?.[target.name] ?? prediction.label} />
    </div>`)}
    ${targets.length > MOST_TARGETS && html`<p class="small soft">and ${counted(targets.length - MOST_TARGETS, 'more target')}</p>`}`;
}

/** @param {{probabilities: Record<string, number>, classes: string[], label: string}} props */
function Bars({ probabilities, classes, label }) {
  const all = classes.map((name, index) => ({ name, index, share: probabilities[name] ?? 0 }));
  const shown = all.length <= MOST_BARS ? all : all.toSorted((a, b) => b.share - a.share).slice(0, MOST_BARS);
  const rest = all.length - shown.length;
  const others = 1 - shown.reduce((sum, each) => sum + each.share, 0);
  return html`<div class="bars">${shown.map((each) => html`
      <span class=${each.name === label ? 'chosen' : ''}><${ClassSign} index=${each.index} classes=${classes.length} highlighted=${classes.indexOf(label)} /> ${shortened(each.name, 40) || '(empty)'}</span>
      <${Bar} share=${each.share} color=${classColor(each.index, classes.length, classes.indexOf(label))} />
      <span class="number">${percent(each.share)}</span>`)}</div>
    ${rest > 0 && html`<p class="small soft">The likeliest ${MOST_BARS} of ${count(classes.length)} classes; the other ${count(rest)} share ${percent(Math.max(others, 0))}.</p>`}`;
}

/** A share as a bar. @param {{share: number, color: string}} props */
export const Bar = ({ share, color }) => html`<span class="track"><svg preserveAspectRatio="none" viewBox="0 0 100 10" aria-hidden="true">
  <rect width="100" height="10" rx="1" style=${{ fill: 'var(--line)', opacity: 0.5 }} />
  <rect width=${Math.max(100 * Math.min(Math.max(share, 0), 1), share > 0 ? 0.6 : 0)} height="10" style=${{ fill: color }} /></svg></span>`;

/** @param {{values: Record<string, number>}} props */
function Numbers({ values }) {
  const entries = Object.entries(values);
  return html`<dl class="figures">${entries.slice(0, MOST_TARGETS).map(([name, value]) => html`<div><dt>${shortened(name, 60)}</dt><dd class="large">${figure(value)}</dd></div>`)}</dl>
    ${entries.length > MOST_TARGETS && html`<p class="small soft">and ${counted(entries.length - MOST_TARGETS, 'more number')}</p>`}`;
}
