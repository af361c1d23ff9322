// @ts-check
/** What a step changes, further steps after it, and how the loss falls. */
import { useRef, useState } from 'preact/hooks';
import { post } from '../service/api.js';
import { html, useWidth } from '../page/ui.js';
import { cellText, count, counted, figure } from '../page/format.js';
import { Panel, ProblemNotice } from '../page/basics.js';
import { NONE, withSteps } from './taken.js';
import { longTable } from './tables.js';

/** @typedef {import('./taken.js').Taken} Taken */

const HEIGHT = 120;
const MOST_DOTS = 30;

/**
 * @param {{model: string, body: any, trace: any, taken: Taken, onTaken: (taken: Taken) => void}} props `body` is the request of
 *   the step that `trace` shows
 */
export function MoreSteps({ model, body, trace, taken, onTaken }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const { parameters, losses } = taken;
  const latest = useRef(body);
  latest.current = body;
  const take = async (/** @type {number} */ steps) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await post('/models/{ref}/trace', { ref: model }, { body: { ...body, steps, ...(parameters ? { parameters } : {}) } });
      if (latest.current === body) onTaken(withSteps(taken, answer));
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  };
  const { steps: done } = taken;
  const last = losses[losses.length - 1]?.loss;
  const rose = trace.loss_after > trace.loss_before;
  return html`<${Panel} title="After the step">
    <p>With the new weights, the loss ${trace.loss_after === trace.loss_before ? 'stays' : rose ? 'rises' : 'falls'} from ${figure(trace.loss_before)} to <strong>${figure(trace.loss_after)}</strong>.${rose ? ' The learning rate is too large: the step overshoots. Try a tenth of it.' : ''}</p>
    <${Answers} trace=${trace} />
    <div class="row">
      ${[1, 10, 100].map((steps) => html`<button key=${steps} disabled=${busy} onClick=${() => take(steps)}>Take ${counted(steps, 'step')}</button>`)}
      ${parameters && html`<button class="plain" disabled=${busy} onClick=${() => onTaken(NONE)}>Back to the model’s weights</button>`}
    </div>
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    <p role="status">${done > 0 ? html`After ${counted(done, 'step')} the loss ${last > losses[0].loss ? 'rose' : 'fell'} from ${figure(losses[0].loss)} to <strong>${figure(last)}</strong>. The numbers on this page are those of the next step.`
      : 'Each further step begins with the weights that the one before has made.'}</p>
    ${done > 0 && html`<${Losses} losses=${losses} steps=${done} />`}
  </${Panel}>`;
}

/** The answers before and after the step. @param {{trace: any}} props */
const Answers = ({ trace }) => longTable(trace.outputs, (/** @type {any} */ each) => each.new_output - each.output, 'outputs that change most', (some) => html`<table class="terms short">
  <thead><tr><th scope="col">Output</th><th scope="col" class="number">answer before</th><th scope="col" class="number">after</th><th scope="col" class="number">target z</th></tr></thead>
  <tbody>${some.map((/** @type {any} */ each) => html`<tr><th scope="row"><bdi>${cellText(each.label ?? each.target)}</bdi></th><td class="number">${figure(each.output)}</td><td class="number"><strong>${figure(each.new_output)}</strong></td><td class="number">${figure(each.scaled)}</td></tr>`)}</tbody>
</table>`);

/** The loss after each step. @param {{losses: import('./taken.js').Loss[], steps: number}} props */
function Losses({ losses, steps }) {
  const [element, width] = useWidth();
  const high = Math.max(...losses.map((each) => each.loss), 1e-12);
  const place = (/** @type {number} */ loss, /** @type {number} */ step) => [48 + ((width - 60) * step) / steps, 8 + (HEIGHT - 32) * (1 - loss / high)];
  const points = losses.map(({ loss, step }) => place(loss, step));
  return html`<figure ref=${element}>${width > 0 && html`<svg class="losses" width=${width} height=${HEIGHT} role="img" aria-label=${`Loss over ${counted(steps, 'step')}, from ${figure(losses[0].loss)} to ${figure(losses[losses.length - 1].loss)}`}>
    ${[0, high].map((loss) => html`<path class="axis" d=${`M44 ${place(loss, 0)[1]}H${width - 8}`} /><text x="40" y=${place(loss, 0)[1] + 4} text-anchor="end">${figure(loss, 2)}</text>`)}
    <path class="line" d=${`M${points.map((point) => point.join(' ')).join('L')}`} />
    ${points.length <= MOST_DOTS && points.map(([x, y]) => html`<circle cx=${x} cy=${y} r="3" />`)}
    <text x="48" y=${HEIGHT - 6}>0</text><text x=${width - 12} y=${HEIGHT - 6} text-anchor="end">${counted(steps, 'step')}</text>
  </svg>`}</figure>`;
}
