// @ts-check
/** A network to play with, on data made for it: everything stands in the address. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post } from '../service/api.js';
import { html, useLoaded } from '../page/ui.js';
import { setQuery } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { Panel, ProblemNotice, Skeleton } from '../page/basics.js';
import { Data, Learning, Shape } from '../playground/controls.js';
import { datasetOf, forgetRun, keepRun, lastRun, rememberRun } from '../playground/data.js';
import { ANSWERS, Result } from '../playground/result.js';
import { shownPart } from '../playground/parts.js';
import { dataKey, readSettings, trainingRequest, written } from '../playground/address.js';
import { Scatter } from '../data/scatter.js';

const MOST_POINTS = 500;

/** @param {{query: URLSearchParams}} props */
export function Playground({ query }) {
  const settings = readSettings(query);
  const key = JSON.stringify(written(settings));
  const wanted = dataKey(settings);
  const data = useLoaded(async (signal) => ({ key: wanted, dataset: await datasetOf(settings, signal) }), [wanted]);
  const dataset = data.data?.key === wanted ? data.data.dataset : null;
  const [run, setRun] = useState(lastRun);
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const started = useRef(/** @type {string | null} */ (null));
  const change = (/** @type {Partial<typeof settings>} */ changes) => setQuery(written({ ...settings, ...changes }));
  const train = async () => {
    if (!dataset || busy) return;
    setBusy(true);
    setProblem(null);
    setQuery(written(settings));
    try {
      const job = await post('/training-jobs', {}, { body: trainingRequest(settings, dataset) });
      // It may have been kept meanwhile.
      void forgetRun(lastRun());
      const next = { id: job.id, dataset: job.dataset_id, settings: key, kept: false };
      started.current = job.id;
      rememberRun(next);
      setRun(next);
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  };
  const keep = () => run && setRun(keepRun(run));
  useEffect(() => {
    if (run) get('/training-jobs/{id}', { id: run.id }).catch((failure) => failure.status === 404 && setRun(null));
  }, []);
  useShortcuts([{ keys: 't', does: 'Train', run: train }], [key, dataset, busy, run]);
  const shown = run && (run.settings === key || started.current === run.id) ? run : null;
  const shape = html`<${Shape} settings=${settings} change=${change} />`;
  return html`
    <div class="head"><h1 tabindex="-1">Playground</h1><p class="soft">A network on the real engine: choose, train, and watch it learn.</p></div>
    <div class="panel filters tools">
      <button class="primary" disabled=${!dataset || busy} onClick=${train}><span aria-hidden="true">▶</span>${shown?.settings === key ? 'Train again' : 'Train'}</button>
      <${Learning} settings=${settings} change=${change} />
    </div>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${train} focus />`}
    ${data.problem && html`<${ProblemNotice} problem=${data.problem} retry=${data.reload} />`}
    <div class="play">
      <${Panel} title="Data"><${Data} settings=${settings} change=${change} /></${Panel}>
      ${shown ? html`<${Result} key=${shown.id} id=${shown.id} shape=${shape} outdated=${shown.settings !== key} keep=${keep} fresh=${started.current === shown.id} show=${shownPart(query)} />`
        : html`<${Panel} title="What it learns" id=${ANSWERS}><${Points} dataset=${data.data?.dataset} /></${Panel}>
          <${Panel} title="The network">${shape}<p class="soft">Train it, and it is drawn here: each unit as a picture of what it answers.</p></${Panel}>`}
    </div>`;
}

/** The data, before a network has seen it. @param {{dataset: any}} props */
function Points({ dataset }) {
  const rows = useLoaded(async (signal) => (dataset ? get('/datasets/{id}/rows', { id: dataset.id }, { query: { sample: MOST_POINTS }, signal }) : null), [dataset?.id]).data;
  if (!rows) return html`<${Skeleton} />`;
  const target = dataset.columns.at(-1);
  const classes = target.categories?.map((/** @type {any} */ each) => each.value) ?? [];
  return html`<${Scatter} key=${dataset.id} names=${dataset.columns.filter((/** @type {any} */ each) => each.type === 'numeric').map((/** @type {any} */ each) => each.name)} sample=${{ ...rows, target: target.name, classes }} />`;
}
