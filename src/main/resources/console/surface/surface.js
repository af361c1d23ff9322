// @ts-check
/** What a model answers over two features, with rows of data over it. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html, useColorScheme, useWidth } from '../page/ui.js';
import { MOST_COLORS } from '../page/palette.js';
import { counted, figure, percent, shortened } from '../page/format.js';
import { ClassSign, useId } from '../page/basics.js';
import { axisOf } from './axes.js';
import { AnswerLine } from './line.js';
import { fieldOf, nearness, rangeOf, read } from './field.js';
import { paintField, paintPoints } from './paint.js';
import { ColorScale, regionLabels } from './regions.js';

const MARGIN = { left: 54, bottom: 44, top: 8, right: 8 };
const LARGEST = 520;
const LEGEND = 8;

/**
 * A surface. Arrow keys move a cursor over it that reads the answer; Enter or a click takes its place.
 *
 * @param {object} props
 * @param {any} props.surface the service's answer
 * @param {import('./field.js').Point[]} [props.points]
 * @param {string} [props.rows] which rows the points are, such as `30 test rows`
 * @param {{[feature: string]: any} | null} [props.at] the row whose other features the surface has; its crosshair
 * @param {(cells: {[feature: string]: any}) => void} [props.onPick]
 * @param {boolean} [props.draft] painted coarsely while it moves
 * @param {string} [props.target] what is predicted
 */
export function Surface({ surface, points = [], rows = '', at = null, onPick, draft = false, target = 'the answer' }) {
  const View = surface.y ? Plane : AnswerLine;
  return html`<${View} surface=${surface} points=${points} rows=${rows} at=${at} onPick=${onPick} draft=${draft} target=${target} />`;
}

/** @param {any} props */
function Plane({ surface, points, rows, at, onPick, draft, target }) {
  const [element, width] = useWidth();
  const [cursor, setCursor] = useState(/** @type {{x: number, y: number, keys: boolean} | null} */ (null));
  const [chosen, setChosen] = useState(/** @type {number | null} */ (null));
  const field = useMemo(() => fieldOf(surface, axisOf(surface.x), axisOf(surface.y)), [surface]);
  const { xAxis, yAxis, classes } = field;
  const placed = useMemo(() => points.filter((/** @type {import('./field.js').Point} */ point) => inside(xAxis.share(point.x)) && inside(yAxis.share(point.y))), [points, xAxis.feature, yAxis.feature, surface]);
  const range = useMemo(() => (classes ? undefined : rangeOf(field, placed)), [field, placed]);
  const near = useMemo(() => nearness(field, placed), [placed, xAxis.feature, yAxis.feature]);
  const cross = at && { x: xAxis.share(at[xAxis.feature]), y: yAxis.share(at[yAxis.feature]) };
  const highlighted = chosen ?? (classes && cross && inside(cross.x) && inside(cross.y) ? read(field, /** @type {any} */ (cross)).index : largestClass(field));
  const size = Math.max(Math.min(width - MARGIN.left - MARGIN.right, LARGEST), 0);
  const reading = cursor ?? (cross && inside(cross.x) && inside(cross.y) ? { .../** @type {any} */ (cross), keys: false } : null);

  const fromPointer = (/** @type {PointerEvent} */ event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp(1 - (event.clientY - box.top) / box.height), keys: false };
  };
  const pick = (/** @type {{x: number, y: number}} */ place) => onPick?.({ [xAxis.feature]: xAxis.at(place.x), [yAxis.feature]: yAxis.at(place.y) });
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const from = cursor ?? reading ?? { x: 0.5, y: 0.5 };
    const next = moved(event, from, field);
    if (next) setCursor({ ...next, keys: true });
    else if (event.key === 'Enter' || event.key === ' ') pick(from);
    else if (event.key === 'Escape') setCursor(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<figure ref=${element}>
    ${size > 0 && html`<div class="surface-box" style=${{ width: `${size + MARGIN.left + MARGIN.right}px`, height: `${size + MARGIN.top + MARGIN.bottom}px` }}>
      <div class="surface" role="application" aria-roledescription="surface" tabindex="0" data-own-keys
        aria-label=${`Answer over ${xAxis.feature} and ${yAxis.feature}. The arrow keys read it${onPick ? ', Enter takes the place' : ''}.`}
        style=${{ left: `${MARGIN.left}px`, top: `${MARGIN.top}px`, width: `${size}px`, height: `${size}px` }}
        onPointerMove=${(/** @type {PointerEvent} */ event) => setCursor(fromPointer(event))} onPointerLeave=${() => setCursor(null)}
        onClick=${(/** @type {any} */ event) => pick(fromPointer(event))} onKeyDown=${onKeyDown} onBlur=${() => setCursor(null)}>
        <${Painting} field=${field} points=${placed} near=${near} range=${range} highlighted=${highlighted} size=${size} draft=${draft} />
      </div>
      <${Overlay} field=${field} size=${size} cross=${cross} cursor=${cursor} labels=${classes && placed.length < 2000 ? regionLabels(field) : []} />
    </div>`}
    <p class="small" aria-live=${cursor?.keys ? 'polite' : 'off'}>${reading ? sentence(field, reading, target) : html`<span class="soft">Point at a place to read the answer there.</span>`}</p>
    ${classes ? html`<${Legend} classes=${classes} highlighted=${highlighted} onHighlight=${setChosen} />` : html`<${ColorScale} range=${/** @type {any} */ (range)} name=${target} />`}
    <figcaption>${caption(placed, points.length, rows, Boolean(near), Object.keys(surface.at ?? {}).length > 2, Boolean(at))}</figcaption>
  </figure>`;
}

/** The class of most places. @param {import('./field.js').Field} field */
function largestClass({ top }) {
  /** @type {Map<number, number>} */
  const places = new Map();
  top?.forEach((index, i) => i % 2 || places.set(index, (places.get(index) ?? 0) + 1));
  return [...places].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** @param {number | null | undefined} share */
const inside = (share) => share !== null && share !== undefined && share >= 0 && share <= 1;

/** @param {number} share */
const clamp = (share) => Math.min(Math.max(share, 0), 1);

/** @param {any} props */
function Painting({ field, points, near, range, highlighted, size, draft }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const scheme = useColorScheme();
  const pixels = Math.round(size * (draft ? 1 : Math.max(Math.min(devicePixelRatio, 2), 1.5)));
  useLayoutEffect(() => {
    if (!canvas.current) return;
    paintField(canvas.current, field, { highlighted, range, near });
    paintPoints(canvas.current, field, points, { highlighted, range, ratio: pixels / size });
  }, [field, points, near, range, highlighted, pixels, scheme]);
  return html`<canvas ref=${canvas} width=${pixels} height=${pixels} style=${{ width: '100%', height: '100%' }} aria-hidden="true"></canvas>`;
}

/** Axes, crosshair and names of classes. @param {any} props */
function Overlay({ field: { xAxis, yAxis }, size, cross, cursor, labels }) {
  const { left, top, right, bottom } = MARGIN;
  const x = (/** @type {number} */ share) => left + share * size;
  const y = (/** @type {number} */ share) => top + (1 - share) * size;
  return html`<svg class="overlay" width=${size + left + right} height=${size + top + bottom} aria-hidden="true">
    <rect x=${left} y=${top} width=${size} height=${size} class="frame" />
    ${xAxis.ticks.map((/** @type {any} */ tick, /** @type {number} */ i) => html`<text class="tick" x=${x(tick.share)} y=${top + size + 16 + (xAxis.kind === 'category' && xAxis.ticks.length > 3 && i % 2 ? 11 : 0)} text-anchor="middle">${tick.label}</text>`)}
    ${yAxis.ticks.map((/** @type {any} */ tick) => html`<text class="tick" x=${left - 6} y=${y(tick.share) + 4} text-anchor="end">${shortened(tick.label, 7)}</text>`)}
    <text class="axis" x=${left + size / 2} y=${top + size + 38} text-anchor="middle">${shortened(xAxis.feature, 40)} →</text>
    <text class="axis" transform=${`translate(12 ${top + size / 2}) rotate(-90)`} text-anchor="middle">${shortened(yAxis.feature, 40)} →</text>
    ${labels.map((/** @type {any} */ label) => html`<text class="region" x=${x(label.x)} y=${y(label.y)} text-anchor=${label.x < 0.2 ? 'start' : label.x > 0.8 ? 'end' : 'middle'}>${shortened(label.name)}</text>`)}
    ${cross && inside(cross.x) && html`<path class="cross" d=${`M${x(cross.x)} ${top}v${size}`} />`}
    ${cross && inside(cross.y) && html`<path class="cross" d=${`M${left} ${y(cross.y)}h${size}`} />`}
    ${cross && inside(cross.x) && inside(cross.y) && html`<circle class="aim" cx=${x(cross.x)} cy=${y(cross.y)} r="8" />`}
    ${cursor && html`<circle class="cursor" cx=${x(cursor.x)} cy=${y(cursor.y)} r="5" />`}
  </svg>`;
}

/** @param {{classes: string[], highlighted: number | null, onHighlight: (index: number) => void}} props */
function Legend({ classes, highlighted, onHighlight }) {
  const id = useId('highlight');
  const many = classes.length > MOST_COLORS;
  const names = classes.map((name, index) => ({ name, index })).slice(0, LEGEND);
  return html`<ul class="reading">
    ${names.map(({ name, index }) => html`<li><${ClassSign} index=${index} classes=${classes.length} highlighted=${highlighted} />${shortened(name, 24)}</li>`)}
    ${classes.length > LEGEND && html`<li>and ${counted(classes.length - LEGEND, 'more class', 'more classes')}</li>`}
    ${many && html`<li><label for=${id}>Highlight</label><select id=${id} value=${highlighted ?? 0} onChange=${(/** @type {any} */ event) => onHighlight(Number(event.target.value))}>
      ${classes.slice(0, 1000).map((name, index) => html`<option value=${index}>${shortened(name, 40)}</option>`)}</select></li>`}
  </ul>`;
}

/** @param {import('./field.js').Field} field @param {{x: number, y: number}} place @param {string} target */
function sentence(field, place, target) {
  const { xAxis, yAxis, classes } = field;
  const { index, value } = read(field, place);
  const where = `${shortened(xAxis.feature, 30)} ${xAxis.text(xAxis.at(place.x))}, ${shortened(yAxis.feature, 30)} ${yAxis.text(yAxis.at(place.y))}: `;
  return html`${where}<strong>${classes ? `${shortened(classes[index], 40)} ${percent(value)}` : `${shortened(target, 30)} ${figure(value)}`}</strong>`;
}

/** @param {KeyboardEvent} event @param {{x: number, y: number}} from @param {import('./field.js').Field} field */
function moved(event, { x, y }, { xAxis, yAxis }) {
  const step = (/** @type {import('./axes.js').Axis} */ axis) => (axis.kind === 'category' ? 1 / axis.values.length : event.shiftKey ? 0.1 : 0.02);
  switch (event.key) {
    case 'ArrowRight': return { x: clamp(x + step(xAxis)), y };
    case 'ArrowLeft': return { x: clamp(x - step(xAxis)), y };
    case 'ArrowUp': return { x, y: clamp(y + step(yAxis)) };
    case 'ArrowDown': return { x, y: clamp(y - step(yAxis)) };
    default: return null;
  }
}

/** @param {import('./field.js').Point[]} placed @param {number} all @param {string} rows @param {boolean} pale @param {boolean} others @param {boolean} row */
function caption(placed, all, rows, pale, others, row) {
  const wrong = placed.filter((point) => point.wrong).length;
  return [
    placed.length > 0 && `Points: ${rows || counted(placed.length, 'row')}${placed.length < all ? `, ${counted(all - placed.length, 'of them lies', 'of them lie')} outside of the picture or has a gap` : ''}.`,
    wrong > 0 && `Strong outline: answered wrongly (${wrong}).`,
    pale && 'Faded where none of these rows is near.',
    others && `The other features are those of ${row ? 'the chosen' : 'a typical'} row${placed.length ? '; a point whose own differ may lie on the color of another answer' : ''}.`,
  ].filter(Boolean).join(' ');
}
