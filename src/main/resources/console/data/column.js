// @ts-check
/** What is known of one column of a table: type, role, gaps, and how its values are spread. */
import { html } from '../page/ui.js';
import { cellText, count, counted, figure, percent } from '../page/format.js';
import { classColor } from '../page/palette.js';
import { Names, useId } from '../page/basics.js';
import { ROLES, TYPES } from './roles.js';

/**
 * The values of a column, counted in bins, and of each bin how many rows each class has among sampled rows.
 *
 * @typedef {{label: string, count: number, shares: number[]}} Bin
 * @typedef {{classes: string[], columns: string[], rows: any[][], target: string}} Sample
 */

const MOST_BARS = 12;

/**
 * @param {object} props
 * @param {import('./target.js').Column} props.column
 * @param {number} props.rowCount
 * @param {Sample | null} props.sample
 * @param {import('./roles.js').Role} props.role
 * @param {string} props.type
 * @param {(role: import('./roles.js').Role) => void} props.onRole
 * @param {(type: string) => void} props.onType
 * @param {string} [props.error] why a training refuses the column
 */
export function ColumnCard({ column, rowCount, sample, role, type, onRole, onType, error }) {
  const bins = binsOf(column, sample);
  const described = useId('column');
  const name = cellText(column.name) || '(no name)';
  return html`<li class=${`card column ${role}`}>
    <strong><bdi>${name}</bdi></strong>
    <div class="uses">
      <${Quiet} label=${`Role of ${name}`} value=${role} options=${ROLES} onChoose=${onRole} />
      <${Quiet} label=${`Type of ${name}`} value=${type} options=${TYPES} onChoose=${onType} />
    </div>
    ${bins.length > 0 && html`<${Histogram} bins=${bins} classes=${sample?.classes.length ?? 0} described=${described} />`}
    <span class="small" id=${described}>${summary(column)}</span>
    ${column.missing > 0 && html`<span class="small soft">${counted(column.missing, 'gap')} (${percent(column.missing / rowCount)})</span>`}
    ${column.reason && role === 'ignored' && html`<span class="small soft">${column.reason}</span>`}
    ${error && html`<span class="small error" role="alert">${error}</span>`}
  </li>`;
}

/** A choice that looks like the word it shows. @param {{label: string, value: string, options: [string, string][], onChoose: (value: any) => void}} props */
const Quiet = ({ label, value, options, onChoose }) => html`<select class="quiet" aria-label=${label} value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
  ${options.map(([code, word]) => html`<option value=${code}>${word}</option>`)}
</select>`;

/** @param {import('./target.js').Column} column */
function summary(column) {
  if (column.min !== null && column.max !== null) return `${figure(column.min)} to ${figure(column.max)}, mean ${figure(column.mean)}${column.sign ? `, in ${column.sign}` : ''}`;
  if (column.earliest && column.latest) return `${column.earliest.slice(0, 10)} to ${column.latest.slice(0, 10)}`;
  if (column.category_count) {
    const first = (column.categories ?? []).slice(0, 3).map((each) => cellText(each.value).slice(0, 20));
    return html`${counted(column.category_count, 'kind')}: <${Names} names=${first} />${column.category_count > 3 ? ', …' : ''}`;
  }
  return column.distinct === null ? 'more different ones than are counted' : `${count(column.distinct)} different`;
}

/** @param {import('./target.js').Column} column @param {Sample | null} sample @returns {Bin[]} */
function binsOf(column, sample) {
  const edges = column.histogram?.edges;
  /** @type {Bin[]} */
  let bins = [];
  /** @type {(cell: any) => number} */
  let binOf = () => -1;
  if (edges && column.histogram) {
    bins = column.histogram.counts.map((each, i) => ({ label: `${figure(edges[i])} to ${figure(edges[i + 1])}`, count: each, shares: [] }));
    binOf = (cell) => (typeof cell === 'number' ? Math.min(bins.length - 1, edges.findLastIndex((edge) => edge <= cell)) : -1);
  } else if (column.categories) {
    bins = column.categories.slice(0, MOST_BARS).map((each) => ({ label: cellText(each.value), count: each.count, shares: [] }));
    const values = column.categories.slice(0, MOST_BARS).map((each) => String(each.value));
    binOf = (cell) => values.indexOf(String(cell));
  }
  if (sample && sample.classes.length > 1) addShares(bins, binOf, column.name, sample);
  return bins;
}

/** @param {Bin[]} bins @param {(cell: any) => number} binOf @param {string} name @param {Sample} sample */
function addShares(bins, binOf, name, sample) {
  const at = sample.columns.indexOf(name);
  const target = sample.columns.indexOf(sample.target);
  if (at < 0 || target < 0) return;
  const counts = bins.map(() => new Array(sample.classes.length).fill(0));
  for (const row of sample.rows) {
    const bin = binOf(row[at]);
    const label = sample.classes.indexOf(String(row[target]));
    if (bin >= 0 && label >= 0) counts[bin][label]++;
  }
  bins.forEach((bin, i) => {
    const all = counts[i].reduce((sum, each) => sum + each, 0);
    bin.shares = all ? counts[i].map((each) => each / all) : [];
  });
}

/** @param {{bins: Bin[], classes: number, described: string}} props `described` is the id of what says it in words */
function Histogram({ bins, classes, described }) {
  const most = Math.max(...bins.map((bin) => bin.count), 1);
  const width = 200 / bins.length;
  return html`<svg viewBox="0 0 200 48" preserveAspectRatio="none" height="48" role="img" aria-labelledby=${described}>
    ${bins.map((bin, i) => {
      const height = (46 * bin.count) / most;
      const shares = bin.shares.length && classes <= 6 ? bin.shares : [1];
      let top = 48 - height;
      return shares.map((share, label) => {
        const y = top;
        top += share * height;
        const color = shares.length > 1 ? classColor(label, classes) : 'var(--rest)';
        return share > 0 && html`<rect x=${i * width + 0.5} y=${y} width=${Math.max(width - 1, 0.5)} height=${share * height} style=${{ fill: color }} />`;
      });
    })}
  </svg>`;
}
