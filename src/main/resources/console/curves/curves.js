// @ts-check
/** Curves over the epochs: losses of one run, or of several over each other. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html, useColorScheme, useWidth } from '../page/ui.js';
import { useShortcuts } from '../page/keys.js';
import { count, figure } from '../page/format.js';
import { Scroll } from '../page/basics.js';
import { align, extent, isThinned, lastKnown, positiveOnly, smooth, spansDecades, thin } from './series.js';
import { plot } from './plot.js';

/**
 * @typedef {object} Series
 * @property {string} label
 * @property {number[]} epochs
 * @property {(number | null)[]} values null where it is not known
 * @property {boolean} [dashed]
 * @property {string} color a CSS color
 * @property {number | null} [best] its best epoch, which is marked
 */

const HEIGHT = 240;
const TABLE_ROWS = 200;

/**
 * Curves with an epoch that can be chosen by pointer and keys. Keys: `l` logarithmic, `s` smooth.
 *
 * @param {object} props
 * @param {Series[]} props.series
 * @param {Series[]} [props.scores] shown with a scale of their own when asked for
 * @param {string} [props.scoreName] such as `accuracy`
 * @param {string} [props.name] what the values are
 * @param {number | null} [props.epoch] the chosen one
 * @param {(epoch: number) => void} [props.onEpoch]
 * @param {number | null} [props.broken] the epoch after which training diverged
 * @param {string} [props.note] a sentence to add to the summary
 * @param {any} [props.below] what stands below the drawing
 */
export function Curves({ series, scores = [], scoreName = 'score', name = 'Loss', epoch = null, onEpoch, broken = null, note = '', below = null }) {
  const [log, setLog] = useState(/** @type {boolean | null} */ (null));
  const [smoothed, setSmoothed] = useState(false);
  const [scored, setScored] = useState(false);
  const [hovered, setHovered] = useState(/** @type {number | null} */ (null));
  const bounds = useMemo(() => extent(series), [series]);
  const positive = bounds !== null && bounds.low >= 0 && bounds.high > 0;
  const logarithmic = positive && (log ?? spansDecades(bounds));
  useShortcuts([
    { keys: 'l', does: 'Logarithmic scale of the curves', run: () => setLog(!logarithmic) },
    { keys: 's', does: 'Smooth the curves', run: () => setSmoothed((before) => !before) },
  ], [logarithmic]);
  const shown = useMemo(() => /** @type {import('./plot.js').Drawn[]} */ ([
    ...(smoothed ? series.map((each) => ({ ...each, best: null, faint: true })) : []),
    ...series.map((each) => (smoothed ? { ...each, values: smooth(each.values) } : each)),
    ...(scored ? scores.map((each) => ({ ...each, scale: 'score' })) : []),
  ]).map((each) => (logarithmic && !each.scale ? { ...each, values: positiveOnly(each.values) } : each)), [series, scores, smoothed, scored, logarithmic]);
  if (!bounds) return html`<p class="soft">The curve begins with the first epoch.</p>`;
  const reading = hovered ?? epoch ?? lastEpoch(series);
  return html`<figure class="curves">
    <div class="row">
      <button aria-pressed=${String(logarithmic)} disabled=${!positive} onClick=${() => setLog(!logarithmic)}>Log scale</button>
      <button aria-pressed=${String(smoothed)} onClick=${() => setSmoothed(!smoothed)}>Smoothing</button>
      ${scores.length > 0 && html`<button aria-pressed=${String(scored)} onClick=${() => setScored(!scored)}>${capital(scoreName)}</button>`}
    </div>
    <${Chart} series=${shown} log=${logarithmic} epoch=${epoch} onEpoch=${onEpoch} onHover=${setHovered} broken=${broken} name=${name} />
    ${below}
    <${Reading} series=${series} scores=${scored ? scores : []} epoch=${reading} />
    <figcaption>${summary(series, name, broken)} ${note} ${smoothed ? 'Smoothed lines lie over the true ones. ' : ''}${logarithmic && bounds.low === 0 ? 'Zeros have no place on a logarithmic scale.' : ''}</figcaption>
    <${Table} series=${[...series, ...scores]} />
  </figure>`;
}

/** The drawing itself, a slider of the epoch. @param {any} props */
function Chart({ series, log, epoch, onEpoch, onHover, broken, name }) {
  const [element, width] = useWidth();
  const scheme = useColorScheme();
  const chart = useRef(/** @type {ReturnType<typeof plot> | null} */ (null));
  const choose = useRef(onEpoch);
  choose.current = onEpoch;
  const table = useMemo(() => align(series), [series]);
  const shape = JSON.stringify(series.map((/** @type {any} */ { label, color, dashed, faint, scale }) => [label, color, dashed, faint, scale]));
  useEffect(() => {
    if (!width) return undefined;
    chart.current = plot(element.current, table, series, { width, height: HEIGHT, log, onHover, onChoose: (chosen) => choose.current?.(chosen) });
    return () => chart.current?.destroy();
  }, [Boolean(width), shape, log, scheme]);
  useEffect(() => chart.current?.resize(width, HEIGHT), [width]);
  useEffect(() => chart.current?.update(table, series, epoch, broken), [table, epoch, broken, shape, log, scheme, Boolean(width)]);
  const epochs = table[0];
  const now = epoch ?? epochs.at(-1);
  const move = (/** @type {KeyboardEvent} */ event) => {
    const target = moved(event, epochs, now);
    if (target === null || !onEpoch) return;
    event.preventDefault();
    event.stopPropagation();
    onEpoch(target);
  };
  const slider = onEpoch && {
    role: 'slider', tabindex: 0, 'data-own-keys': true, 'aria-label': `Epoch of the curves: ${name}`,
    'aria-valuemin': epochs[0], 'aria-valuemax': epochs.at(-1), 'aria-valuenow': now, 'aria-valuetext': spoken(series, now),
  };
  return html`<div class="plot" ref=${element} onKeyDown=${move} style=${{ minHeight: `${HEIGHT}px` }} ...${slider ?? { role: 'img', 'aria-label': name }}></div>`;
}

/**
 * @param {KeyboardEvent} event
 * @param {number[]} epochs
 * @param {number} now
 */
function moved(event, epochs, now) {
  const step = event.shiftKey ? 10 : 1;
  const place = epochs.findLastIndex((each) => each <= now);
  switch (event.key) {
    case 'ArrowRight': case 'ArrowUp': return epochs[Math.min(place + step, epochs.length - 1)];
    case 'ArrowLeft': case 'ArrowDown': return epochs[Math.max(place - step, 0)];
    case 'Home': return epochs[0];
    case 'End': return epochs[epochs.length - 1];
    default: return null;
  }
}

/** @param {Series[]} series @param {number} epoch */
function spoken(series, epoch) {
  const values = series.filter((each) => !(/** @type {any} */ (each).faint)).slice(0, 8).map((each) => `${each.label} ${figure(valueAt(each, epoch))}`);
  return `epoch ${epoch}: ${values.join(', ')}`;
}

/** @param {Series} series @param {number} epoch */
function valueAt({ epochs, values }, epoch) {
  const guess = epoch - (epochs[0] ?? 0);
  return values[epochs[guess] === epoch ? guess : epochs.indexOf(epoch)] ?? null;
}

/** Which line is which, with its value at an epoch. @param {{series: Series[], scores: Series[], epoch: number}} props */
const Reading = ({ series, scores, epoch }) => html`<ul class="reading">
  <li>epoch <strong>${count(epoch)}</strong></li>
  ${[...series, ...scores].map((each) => html`<li><${Line} ...${each} dotted=${scores.includes(each)} />${each.label} <strong>${figure(valueAt(each, epoch))}</strong></li>`)}
</ul>`;

/** @param {{color: string, dashed?: boolean, dotted?: boolean}} props */
const Line = ({ color, dashed, dotted }) => html`<svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
  <path d="M0 4H26" style=${{ stroke: color, strokeWidth: 2, strokeDasharray: dotted ? '2 3' : dashed ? '6 4' : 'none' }} />
</svg>`;

/** @param {Series[]} series */
const lastEpoch = (series) => Math.max(...series.map((each) => each.epochs.at(-1) ?? 0));

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** @param {Series[]} series @param {string} name @param {number | null} broken */
function summary(series, name, broken) {
  const sentences = series.slice(0, 8).map((each) => {
    const first = figure(each.values.find((value) => value !== null) ?? null, 3);
    const last = figure(lastKnown(each.values), 3);
    const best = each.best ? `, best at epoch ${count(each.best)}` : '';
    return `${each.label} from ${first} to ${last}${best}`;
  });
  return `${name} over ${count(lastEpoch(series))} epochs: ${sentences.join('; ')}.${series.some(isThinned) ? ' Of a long run a part of the epochs is kept and drawn, evenly spread.' : ''}${broken ? ` Training diverged after epoch ${count(broken)}.` : ''}`;
}

/** @param {{series: Series[]}} props */
function Table({ series }) {
  const [open, setOpen] = useState(false);
  const toggle = (/** @type {any} */ event) => setOpen(event.currentTarget.open);
  return html`<details onToggle=${toggle}><summary>As table</summary>${open && html`<${Rows} series=${series} />`}</details>`;
}

/** @param {{series: Series[]}} props */
function Rows({ series }) {
  const [epochs, ...columns] = useMemo(() => align(series), [series]);
  const places = thin(epochs.length, TABLE_ROWS);
  return html`
    ${places.length < epochs.length && html`<p class="small soft">${count(places.length)} of ${count(epochs.length)} epochs, evenly spread.</p>`}
    <${Scroll} label="Values of the curves"><table class="tall">
      <thead><tr><th scope="col">epoch</th>${series.map((each) => html`<th scope="col" class="number">${each.label}</th>`)}</tr></thead>
      <tbody>${places.map((place) => html`<tr><th scope="row">${epochs[place]}</th>
        ${columns.map((column) => html`<td class="number">${figure(column[place], 5)}</td>`)}</tr>`)}</tbody>
    </table></${Scroll}>`;
}
