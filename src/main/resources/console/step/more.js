// @ts-check
/** Further steps after the one that is shown, and how the loss falls. */
import { useRef, useState } from 'preact/hooks';
import { post } from '../service/api.js';
import { html, useWidth } from '../page/ui.js';
import { count, counted, figure } from '../page/format.js';
import { Panel, ProblemNotice } from '../page/basics.js';

/** @typedef {{parameters: any[] | null, losses: number[]}} Taken the parameters after some steps, and the losses before, between and after */

/** No step yet. @type {Taken} */
export const NONE = { parameters: null, losses: [] };

const HEIGHT = 120;
const MOST_DOTS = 30;
const MOST_LOSSES = 2000;

/**
 * @param {{model: string, body: any, taken: Taken, onTaken: (taken: Taken) => void}} props `body` is the request of a step
 */
export function MoreSteps({ model, body, taken, onTaken }) {
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
      if (latest.current === body) onTaken({ parameters: answer.final_parameters, losses: [...losses.slice(0, -1), ...answer.losses].slice(-MOST_LOSSES) });
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  };
  const done = losses.length - 1;
  return html`<${Panel} title="More steps">
    <div class="row">
      ${[1, 10, 100].map((steps) => html`<button key=${steps} disabled=${busy} onClick=${() => take(steps)}>Take ${counted(steps, 'step')}</button>`)}
      ${parameters && html`<button class="plain" onClick=${() => onTaken(NONE)}>Back to the model's weights</button>`}
    </div>
    ${problem && html`<${ProblemNotice} problem=${problem} />`}
    <p role="status">${done > 0 ? html`After ${counted(done, 'step')} the loss ${losses[done] > losses[0] ? 'rose' : 'fell'} from ${figure(losses[0])} to <strong>${figure(losses[done])}</strong>. The numbers above are those of the next step.`
      : 'Take steps one after the other: each begins with the weights that the one before has made.'}</p>
    ${done > 0 && html`<${Losses} losses=${losses} />`}
  </${Panel}>`;
}

/** The loss after each step. @param {{losses: number[]}} props */
function Losses({ losses }) {
  const [element, width] = useWidth();
  const high = Math.max(...losses, 1e-12);
  const place = (/** @type {number} */ loss, /** @type {number} */ step) => [48 + ((width - 60) * step) / (losses.length - 1), 8 + (HEIGHT - 32) * (1 - loss / high)];
  const points = losses.map(place);
  return html`<figure ref=${element}>${width > 0 && html`<svg class="losses" width=${width} height=${HEIGHT} role="img" aria-label=${`Loss over ${counted(losses.length - 1, 'step')}, from ${figure(losses[0])} to ${figure(losses[losses.length - 1])}`}>
    ${[0, high].map((loss) => html`<path class="axis" d=${`M44 ${place(loss, 0)[1]}H${width - 8}`} /><text x="40" y=${place(loss, 0)[1] + 4} text-anchor="end">${figure(loss, 2)}</text>`)}
    <path class="line" d=${`M${points.map((point) => point.join(' ')).join('L')}`} />
    ${points.length <= MOST_DOTS && points.map(([x, y]) => html`<circle cx=${x} cy=${y} r="3" />`)}
    <text x="48" y=${HEIGHT - 6}>0</text><text x=${width - 12} y=${HEIGHT - 6} text-anchor="end">${count(losses.length - 1)} steps</text>
  </svg>`}</figure>`;
}
