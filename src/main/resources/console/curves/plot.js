// @ts-check
/** What uPlot draws of curves. */
import uPlot from 'uplot';
import { rgb, token } from '../page/palette.js';
import { figure } from '../page/format.js';
import { decades, decadesAround } from './series.js';

/** @typedef {import('./curves.js').Series & {faint?: boolean, scale?: string}} Drawn */

const FONT = '12px system-ui, sans-serif';
const WHOLE = [1, 2, 5].flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((power) => digit * 10 ** power)).sort((a, b) => a - b);
const FEW_POINTS = 30;

/** @param {string} color @param {number} alpha */
const solid = (color, alpha = 1) => `rgb(${rgb(color).join(' ')} / ${alpha})`;

/**
 * Draws curves into an element.
 *
 * @param {HTMLElement} element
 * @param {any} table epochs and values
 * @param {Drawn[]} series
 * @param {{width: number, height: number, log: boolean, onHover: (epoch: number | null) => void, onChoose: (epoch: number) => void}} options
 */
export function plot(element, table, series, { width, height, log, onHover, onChoose }) {
  const state = { series, epoch: /** @type {number | null} */ (null), broken: /** @type {number | null} */ (null) };
  const ink = { axis: token('soft'), grid: token('line'), accent: token('accent'), bad: token('bad') };
  const axis = { stroke: ink.axis, font: FONT, ticks: { show: false } };
  const chart = new uPlot({
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: false, range: (_, low, high) => [low, Math.max(high, low + 1)] }, y: log ? { distr: 3, range: (_, low, high) => decadesAround(low, high) } : {}, score: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high)] } },
    axes: [
      { ...axis, size: 28, grid: { show: false }, incrs: WHOLE, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? tick.toLocaleString('en') : '')) },
      { ...axis, size: 58, grid: { stroke: ink.grid, width: 1, ...(log ? { filter: decades } : {}) }, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : figure(tick, 3))) },
      ...(series.some((each) => each.scale) ? [{ ...axis, scale: 'score', side: 1, size: 46, grid: { show: false } }] : []),
    ],
    series: [{}, ...series.map((each) => ({
      scale: each.scale ?? 'y',
      stroke: solid(each.color, each.faint ? 0.3 : 1),
      width: each.faint ? 1 : 2,
      dash: each.scale ? [2, 3] : each.dashed ? [6, 4] : undefined,
      points: { show: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number} */ first, /** @type {number} */ last) => last - first < FEW_POINTS, size: 5 },
    }))],
    hooks: {
      draw: [(drawn) => marks(drawn, state, ink)],
      setCursor: [(drawn) => onHover(drawn.cursor.idx === null || drawn.cursor.idx === undefined ? null : drawn.data[0][drawn.cursor.idx])],
    },
  }, table, element);
  followPointer(chart, onChoose);
  return {
    destroy: () => chart.destroy(),
    /** @param {number} newWidth @param {number} newHeight */
    resize: (newWidth, newHeight) => chart.setSize({ width: newWidth, height: newHeight }),
    /** @param {any} data @param {Drawn[]} drawn @param {number | null} epoch @param {number | null} broken */
    update(data, drawn, epoch, broken) {
      Object.assign(state, { series: drawn, epoch, broken });
      if (data !== chart.data) chart.setData(data);
      else chart.redraw(false);
    },
  };
}

/** Chooses the epoch under a pointer that is down. @param {any} chart @param {(epoch: number) => void} onChoose */
function followPointer(chart, onChoose) {
  const choose = (/** @type {PointerEvent} */ event) => {
    const place = chart.posToIdx(event.clientX - chart.over.getBoundingClientRect().left);
    const epoch = chart.data[0][place];
    if (epoch !== undefined) onChoose(epoch);
  };
  chart.over.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
    chart.over.setPointerCapture(event.pointerId);
    choose(event);
  });
  chart.over.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => event.buttons && choose(event));
}

/**
 * Marks the chosen epoch, the best ones and where training diverged.
 *
 * @param {any} chart
 * @param {{series: Drawn[], epoch: number | null, broken: number | null}} state
 * @param {{accent: string, bad: string, axis: string}} ink
 */
function marks(chart, { series, epoch, broken }, ink) {
  const pen = /** @type {CanvasRenderingContext2D} */ (chart.ctx);
  const ratio = devicePixelRatio;
  const { left, top, width, height } = chart.bbox;
  pen.save();
  pen.font = `${12 * ratio}px system-ui, sans-serif`;
  const upright = (/** @type {number} */ at, /** @type {string} */ color, /** @type {number[]} */ dash) => {
    const x = Math.round(chart.valToPos(at, 'x', true));
    if (x < left || x > left + width) return x;
    pen.strokeStyle = color;
    pen.lineWidth = 1.5 * ratio;
    pen.setLineDash(dash);
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, top + height);
    pen.stroke();
    return x;
  };
  if (epoch !== null) upright(epoch, ink.accent, []);
  if (broken) {
    const x = upright(broken, ink.bad, [4 * ratio, 4 * ratio]);
    write(pen, 'diverged', x, top + 14 * ratio, ink.bad, chart.bbox);
  }
  const named = series.filter((each) => each.best).length <= 2;
  series.forEach((each, i) => {
    if (!each.best) return;
    const value = chart.data[i + 1][chart.data[0].indexOf(each.best)];
    if (value === null || value === undefined) return;
    const x = chart.valToPos(each.best, 'x', true);
    const y = chart.valToPos(value, 'y', true);
    pen.setLineDash([]);
    pen.fillStyle = token('panel');
    pen.strokeStyle = solid(each.color);
    pen.lineWidth = 2 * ratio;
    pen.beginPath();
    pen.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    if (named) write(pen, `best: ${each.best}`, x, y - 10 * ratio, ink.axis, chart.bbox);
  });
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} color
 * @param {{left: number, width: number}} box
 */
function write(pen, text, x, y, color, box) {
  pen.fillStyle = color;
  const right = x + pen.measureText(text).width + 8 * devicePixelRatio > box.left + box.width;
  pen.textAlign = right ? 'right' : 'left';
  const at = x + (right ? -6 : 6) * devicePixelRatio;
  pen.setLineDash([]);
  pen.lineWidth = 4 * devicePixelRatio;
  pen.strokeStyle = token('panel');
  pen.lineJoin = 'round';
  pen.strokeText(text, at, y);
  pen.fillText(text, at, y);
}
