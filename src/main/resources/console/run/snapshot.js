// @ts-check
/** What a run's network answers and what it looks like, at one epoch. */
import { useMemo } from 'preact/hooks';
import { html } from '../page/ui.js';
import { count } from '../page/format.js';
import { Panel, ProblemNotice } from '../page/basics.js';
import { Network, axisInputs } from '../network/drawing.js';
import { usePoints } from '../surface/points.js';
import { Surface } from '../surface/surface.js';
import { byUnit, strongest } from '../network/strongest.js';
import { AxisChoice, OtherAxes } from '../surface/choice.js';

/**
 * @param {object} props
 * @param {any} props.job
 * @param {import('./frames.js').Frame | null} props.frame
 * @param {boolean} props.draft
 * @param {any} props.problem
 * @param {{x: string | null, y: string | null}} props.axes
 * @param {any} props.schema of the model; null until there is one
 * @param {any} [props.children] what stands above the network
 */
export function Inside({ job, frame, draft, problem, axes, schema, children }) {
  const { configuration, model_id: model } = job;
  const surface = frame?.surface ?? null;
  const { points, rows } = usePoints({ dataset: job.dataset_id, model, metrics: job.metrics, target: surface?.targets[0] ?? configuration.targets[0], classes: surface?.classes ?? null }, surface?.x.feature ?? null, surface?.y?.feature ?? null);
  const layers = frame?.layers ?? null;
  const shape = layers?.map((layer) => layer.weights.length).join();
  const described = useMemo(() => schema ?? (layers && guessedSchema(configuration, layers, surface)), [schema, layers, surface]);
  // The drawn units stay the same while one scrubs: those of the first picture that was shown.
  const chosen = useMemo(() => (layers && described ? strongest(byUnit(layers, described.layers), axisInputs(described, surface)) : undefined), [job.id, shape, model, Boolean(schema), surface?.x.feature, surface?.y?.feature]);
  const when = frame && frame.epoch >= 0 ? ` after epoch ${count(frame.epoch)}` : '';
  // Which rows are answered wrongly is known of the finished model alone.
  const known = useMemo(() => (when ? points.map((point) => ({ ...point, wrong: false })) : points), [points, Boolean(when)]);
  return html`<div class=${frame ? 'columns ran' : 'stack'}>
    <div class="stack">
      ${children}
      ${problem && html`<${ProblemNotice} problem=${problem} /><${OtherAxes} axes=${axes} />`}
      ${frame && html`<${Panel} title=${`The network${when}`}>
        ${layers && described ? html`<${Network} layers=${layers} schema=${described} surface=${surface} chosen=${chosen} />` : html`<p class="soft">It has too many weights to draw them here.</p>`}
      </${Panel}>`}
    </div>
    ${frame && html`<${Panel} title=${`What it answers${when}`}>
      <${AxisChoice} features=${configuration.features} x=${surface.x.feature} y=${surface.y?.feature ?? null} axes=${axes} />
      <${Surface} surface=${surface} points=${known} rows=${rows} draft=${draft} target=${surface.targets[0]} />
    </${Panel}>`}
  </div>`;
}

/** Names of inputs and outputs as far as they are known before there is a model. @param {any} configuration @param {any[]} layers @param {any} surface */
function guessedSchema({ features, network, targets }, layers, surface) {
  const inputs = layers[0].weights[0]?.length ?? 0;
  const outputs = layers[layers.length - 1].weights.length;
  return {
    inputs: Array.from({ length: inputs }, (_, i) => ({ name: inputs === features.length ? features[i] : `input ${i + 1}` })),
    layers: [...network.hidden_layers, network.output_layer],
    outputs: Array.from({ length: outputs }, (_, i) => ({ target: targets[Math.min(i, targets.length - 1)], label: surface.classes?.[outputs === 1 ? 1 : i] ?? null })),
  };
}
