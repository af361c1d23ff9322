// @ts-check
import { useEffect, useMemo, useState } from 'preact/hooks';
import { html, useLoaded, useSettled } from '../page/ui.js';
import { del, get, post } from '../service/api.js';
import { go, link, setQuery, whileHere, wholeNumber } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { cellText, counted } from '../page/format.js';
import { Panel, ProblemNotice, Skeleton, Warnings } from '../page/basics.js';
import { DeleteButton } from '../page/actions.js';
import { Files, Notes, Provenance, Versions } from '../model/about.js';
import { ComparisonButton } from '../comparison/selection.js';
import { AxisChoice, FeatureChoice, OtherAxes, askedAxes } from '../surface/choice.js';
import { Mistakes, WorstRows } from '../model/evaluated.js';
import { Importance, importantAxes, useImportance } from '../model/importance.js';
import { Network } from '../network/drawing.js';
import { crossValidated, mostTelling, outcome } from '../run/outcome.js';
import { usePoints } from '../surface/points.js';
import { PerTarget, TargetSelect, ofTarget } from '../model/targets.js';
import { Snippets } from '../model/snippets.js';
import { Surface } from '../surface/surface.js';
import { TryIt } from '../model/tryit.js';
import { WhatIf } from '../model/whatif.js';

const MOST_ROWS = 500;
const MOST_PARAMETERS = 100000;
const MOST_TRUTHS = 6;

/** A model: how good it is, a row to try, what it answers, and where it comes from. @param {{model: string, query: URLSearchParams}} props */
export function Model({ model: ref, query }) {
  const { data, problem, reload } = useLoaded(async (signal) => {
    const [model, schema] = await Promise.all([get('/models/{ref}', { ref }, { signal }), get('/models/{ref}/schema', { ref }, { signal })]);
    const dataset = model.dataset_id ? await get('/datasets/{id}', { id: model.dataset_id }, { signal }).catch(deleted) : null;
    return { model, schema, dataset };
  }, [ref]);
  if (!data) return html`<h1 tabindex="-1">Model ${cellText(ref)}</h1>${problem ? html`<${ProblemNotice} problem=${problem} retry=${problem.status === 404 ? undefined : reload} />` : html`<${Skeleton} />`}`;
  return html`<${Loaded} key=${data.model.id} ...${data} reload=${reload} query=${query} />`;
}

/** @param {any} problem @returns {null} if it says that the data set is not there */
function deleted(problem) {
  if (problem.status !== 404) throw problem;
  return null;
}

/** @param {{model: any, schema: any, dataset: any, reload: () => void, query: URLSearchParams}} props */
function Loaded({ model, schema, dataset, reload, query }) {
  const telling = mostTelling(model.metrics);
  const evaluated = useLoaded(async (signal) => (dataset && telling ? get('/models/{ref}/rows', { ref: model.id }, { query: { split: telling.part, sort: '-error', limit: MOST_ROWS }, signal }) : null), [model.id, Boolean(dataset)]);
  const start = useStart(model, schema, dataset, evaluated, query);
  const importance = useImportance(dataset ? model : null);
  const result = outcome(model.metrics, model.configuration);
  const targets = model.targets.map((/** @type {any} */ each) => each.name);
  const [target, setTarget] = useState(targets.length > 1 ? targets[0] : null);
  const choice = targets.length > 1 && html`<${TargetSelect} targets=${targets} target=${target} onChoose=${setTarget} />`;
  return html`
    <div class="head"><h1 tabindex="-1">${cellText(model.name)}</h1><span class="badge">version ${model.version}</span>
      <div class="row actions">
        <${ComparisonButton} kind="model" one=${`${model.name}@${model.version}`} />
        <a class="button" href=${link('/models/{ref}/step', { ref: model.id }, { row: start.origin?.row })}>One step of learning</a>
        <${DeleteButton} thing=${`the model ${model.name}@${model.version}`} consequence="Programs that use this version will get an error." remove=${() => del('/models/{ref}', { ref: model.id })} done=${whileHere(() => go('#/models'))} />
      </div></div>
    <div class="stack close">
      ${result ? html`<p class="large">${result.headline}</p><p>${result.note} ${crossValidated(model.cross_validation)}</p><${PerTarget} measured=${telling?.measured} />` : html`<p class="soft">It was measured on no rows here.</p>`}
      ${model.dataset_id && !dataset && html`<p class="soft">Its data set was deleted: what needs its rows is not shown, all else works.</p>`}
    </div>
    ${start.instance ? html`<${Tried} model=${model} schema=${schema} dataset=${dataset} start=${start} query=${query} importance=${importance} target=${target} onTarget=${setTarget} />` : html`<${Skeleton} />`}
    <div class="columns">
      <div class="stack">
        ${telling && html`<${Mistakes} model=${model} part=${telling.part} measured=${telling.measured} evaluated=${evaluated.data} chosen=${start.origin?.row ?? null} onChoose=${start.choose} target=${target} choice=${choice} />`}
        <${Files} model=${model} />
        <${Versions} model=${model} />
      </div>
      <div class="stack">
        ${evaluated.data?.items.length > 0 && html`<${WorstRows} evaluated=${evaluated.data} chosen=${start.origin?.row ?? null} onChoose=${start.choose} target=${target} choice=${choice} />`}
        <${Provenance} model=${model} dataset=${dataset} />
        <${Notes} model=${model} reload=${reload} />
      </div>
    </div>
    <${Warnings} items=${model.warnings} />`;
}

/**
 * The row to try: the one in the address, else the one that the model gets most wrong, else a typical one.
 *
 * @param {any} model
 * @param {any} schema
 * @param {any} dataset
 * @param {{data: any, problem: any}} evaluated
 * @param {URLSearchParams} query
 */
function useStart(model, schema, dataset, evaluated, query) {
  const items = evaluated.data?.items ?? [];
  const waits = Boolean(dataset) && !evaluated.data && !evaluated.problem && mostTelling(model.metrics) !== null;
  const asked = wholeNumber(query.get('at'));
  const row = asked !== null && dataset && asked < dataset.row_count ? asked : (waits ? null : items[0]?.row ?? null);
  const { data: cells, problem } = useLoaded(async (signal) => {
    if (row === null || !dataset) return null;
    const page = await get('/datasets/{id}/rows', { id: dataset.id }, { query: { offset: row, limit: 1 }, signal });
    return { row, cells: Object.fromEntries(page.columns.map((/** @type {string} */ column, /** @type {number} */ i) => [column, page.rows[0]?.[i] ?? null])) };
  }, [dataset?.id, row]);
  // What is loaded again is the same: a new instance would take the place of what was changed.
  const known = cells?.row === row;
  const instance = useMemo(() => {
    if (row !== null && dataset && (known || !problem)) return known && cells ? Object.fromEntries(model.features.map((/** @type {string} */ name) => [name, cells.cells[name] ?? null])) : null;
    return waits ? null : Object.fromEntries(schema.features.map((/** @type {any} */ feature) => [feature.name, feature.example]));
  }, [known, row, !known && problem, waits]);
  const found = items.find((/** @type {any} */ item) => item.row === row);
  const choose = (/** @type {number} */ next) => setQuery({ at: next });
  const another = items.length > 1 ? () => choose(items[(items.indexOf(found) + 1) % items.length].row) : null;
  const truths = model.targets.slice(0, MOST_TRUTHS).map((/** @type {any} */ { name }) => {
    const known = ofTarget(found, name);
    return { target: name, truth: known?.truth ?? cells?.cells[name], prediction: known?.prediction };
  });
  return { instance, origin: row === null ? null : { row, truths, part: found ? evaluated.data.split : null }, choose, another };
}

/**
 * The axes of the surface: those in the address, else the two most important numbers, else those that the service chooses for
 * the first row; null until that is known. They stay while the row changes.
 *
 * @param {any} model
 * @param {any} schema
 * @param {any} importance
 * @param {{x: string | null, y: string | null}} asked
 */
function useAxes(model, schema, importance, asked) {
  const [chosen, setChosen] = useState(/** @type {{x: string, y: string | null} | null} */ (null));
  const usual = useMemo(() => importantAxes(importance.data, schema), [importance.data]);
  if (!asked.x && !asked.y && !chosen && importance.waits) return null;
  const axes = asked.x || asked.y ? asked : chosen ?? usual ?? { x: null, y: null };
  return { ...axes, keep: (/** @type {any} */ surface) => surface && !chosen && !asked.x && !asked.y && setChosen({ x: surface.x.feature, y: surface.y?.feature ?? null }) };
}

/** A row to try, the surface through it and the network. @param {{model: any, schema: any, dataset: any, start: any, query: URLSearchParams, importance: any, target: string | null, onTarget: (target: string) => void}} props */
function Tried({ model, schema, dataset, start, query, importance, target, onTarget }) {
  const [instance, setInstance] = useState(start.instance);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    setInstance(start.instance);
    setChanged(false);
  }, [start.instance]);
  const change = (/** @type {Record<string, any>} */ cells) => {
    setInstance((/** @type {any} */ before) => ({ ...before, ...cells }));
    setChanged(true);
  };
  useShortcuts([{ keys: 'r', does: 'Another row to try', run: () => start.another?.() }], [start.another]);
  const settled = useSettled(instance, 150);
  const asked = askedAxes(query, model.features);
  const influential = useMemo(() => (importance.data?.features ?? []).map((/** @type {any} */ each) => each.feature), [importance.data]);
  const axes = useAxes(model, schema, importance, asked);
  const targets = schema.targets.map((/** @type {any} */ each) => each.name);
  const surface = useLoaded(async (signal) => (axes ? post('/models/{ref}/surface', { ref: model.id }, { body: { x: axes.x, y: axes.y, resolution: model.features.length > 1 ? 60 : 200, at: settled, target, units: true, unit_resolution: 20 }, signal }) : null), [model.id, settled, axes?.x, axes?.y, target]);
  useEffect(() => {
    axes?.keep(surface.data);
  }, [surface.data]);
  const { points, rows } = usePoints({ dataset: dataset?.id ?? null, model: model.id, metrics: model.metrics, target: surface.data?.targets[0] ?? null, classes: surface.data?.classes ?? null }, surface.data?.x.feature ?? null, surface.data?.y?.feature ?? null);
  const small = model.parameter_count <= MOST_PARAMETERS;
  const parameters = useLoaded(async (signal) => (small ? get('/models/{ref}/parameters', { ref: model.id }, { signal }) : null), [model.id]).data;
  return html`<div class="columns tried">
    <div class="stack">
      <${TryIt} model=${model.id} schema=${schema} instance=${instance} onChange=${change} origin=${start.origin} changed=${changed} onAnother=${start.another} influential=${influential} />
      ${dataset && html`<${Importance} model=${model} importance=${importance} />`}
      <${Snippets} model=${model} instance=${settled} />
      ${model.configuration && dataset && html`<${WhatIf} model=${model} />`}
    </div>
    <div class="stack">
      <${Panel} title="What it answers around this row">
        ${surface.data ? html`<div class="row"><${AxisChoice} features=${model.features} x=${surface.data.x.feature} y=${surface.data.y?.feature ?? null} axes=${asked} />
          ${target && html`<${FeatureChoice} label="Answer" features=${targets} value=${target} onChange=${onTarget} />`}</div>
          <${Surface} surface=${surface.data} points=${points} rows=${rows} at=${instance} onPick=${change} target=${surface.data.targets[0]} />`
          : surface.problem ? html`<${ProblemNotice} problem=${surface.problem} retry=${surface.problem.status === 422 ? undefined : surface.reload} /><${OtherAxes} axes=${asked} />` : html`<${Skeleton} />`}
      </${Panel}>
      <${Panel} title="The network" actions=${html`<span class="small soft">${counted(model.parameter_count, 'parameter')}</span>`}>
        ${parameters ? html`<${Network} layers=${parameters.layers} schema=${schema} surface=${surface.data} />` : html`<p class="soft">${small ? '' : 'It has too many weights to draw them here.'}</p>`}
      </${Panel}>
    </div>
  </div>`;
}
