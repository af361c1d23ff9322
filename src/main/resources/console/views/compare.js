// @ts-check
/** Models or jobs side by side. */
import { useMemo, useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { setQuery } from '../page/router.js';
import { count, counted, spaced } from '../page/format.js';
import { Panel, ProblemNotice, Skeleton } from '../page/basics.js';
import { MOST_COMPARED } from '../comparison/selection.js';
import { MOST_EPOCHS, useContenders } from '../comparison/contenders.js';
import { Scores, Settings, stroke } from '../comparison/tables.js';
import { Curves } from '../curves/curves.js';
import { Empty } from '../lists/listing.js';
import { lowest } from '../curves/series.js';

/** @typedef {import('../comparison/contenders.js').Contender} Contender */

const MEASURES = /** @type {[string, string][]} */ ([['validation_loss', 'Validation loss'], ['training_loss', 'Training loss'], ['validation_score', 'Validation score'], ['training_score', 'Training score']]);

/** @param {{query: URLSearchParams}} props */
export function Compare({ query }) {
  const models = listed(query.get('m'));
  const jobs = listed(query.get('j'));
  const wanted = [...models, ...jobs].slice(0, MOST_COMPARED);
  const left = models.length + jobs.length - wanted.length;
  const { data, problem, reload } = useContenders(wanted, (one) => models.includes(one));
  const drop = (/** @type {string} */ one) => setQuery({ m: models.filter((each) => each !== one).join(','), j: jobs.filter((each) => each !== one).join(',') });
  const there = useMemo(() => data?.filter((each) => !each.missing && wanted.includes(each.wanted)) ?? [], [data, wanted.join()]);
  const missing = data?.filter((each) => each.missing && wanted.includes(each.wanted)) ?? [];
  return html`
    <div class="head"><h1 tabindex="-1">Compare</h1><div class="row actions"><a class="button" href=${jobs.length > models.length ? '#/jobs' : '#/models'}>Choose others</a></div></div>
    ${problem && html`<${ProblemNotice} problem=${problem} retry=${reload} />`}
    ${left > 0 && html`<div class="notice warn">At most ${count(MOST_COMPARED)} fit: ${counted(left, 'one is', `${left} are`)} left out.</div>`}
    ${missing.map(({ name, wanted: one }) => html`<div class="notice warn" key=${one}><p>${name} is not there: it may have been deleted.</p><div><button onClick=${() => drop(one)}>Take it out</button></div></div>`)}
    ${wanted.length === 0 ? html`<${Empty} text="Choose two models or more, and see what differs and which is best."><a class="button primary" href="#/models">Choose models</a></${Empty}>`
      : !data ? !problem && html`<${Skeleton} />`
        : there.length > 0 && html`<${Settings} contenders=${there} drop=${drop} /><${Scores} contenders=${there} /><${Runs} contenders=${there} />`}`;
}

/** @param {string | null} text */
const listed = (text) => [...new Set((text ?? '').split(',').filter(Boolean))];

/** The curves over each other. @param {{contenders: Contender[]}} props */
function Runs({ contenders }) {
  const known = MEASURES.filter(([name]) => contenders.some((each) => each.epochs?.some((epoch) => epoch[name] !== null)));
  const losses = [...new Set(contenders.map((each) => each.configuration?.training.loss).filter(Boolean))];
  const complete = known.find(([name]) => contenders.every((each) => each.epochs?.some((epoch) => epoch[name] !== null)));
  const best = losses.length > 1 ? 'validation_score' : (complete ?? known[0])?.[0];
  const [chosen, setChosen] = useState(/** @type {string | null} */ (null));
  const measure = known.find(([name]) => name === (chosen ?? best)) ?? known[0];
  const series = useMemo(() => (measure ? contenders.map((each, place) => curveOf(each, measure[0], place)).filter((each) => each.epochs.length > 0) : []), [contenders, measure?.[0]]);
  if (!measure) return html`<${Panel} title="Curves"><p class="soft">Their jobs are deleted, so there are no curves.</p></${Panel}>`;
  const without = contenders.filter((each, place) => !curveOf(each, measure[0], place).epochs.length);
  return html`<${Panel} title=${`${measure[1]} by epoch`} actions=${known.map(([name, label]) => html`<button key=${name} aria-pressed=${String(name === measure[0])} onClick=${() => setChosen(name)}>${label}</button>`)}>
    ${losses.length > 1 && !isScore(measure[0]) && html`<div class="notice warn">They minimize different losses (${losses.map(spaced).join(', ')}), whose values cannot be compared.</div>`}
    <${Curves} key=${measure[0]} series=${series} name=${measure[1]} />
    ${without.length > 0 && html`<p class="small soft">Without a curve: ${without.map((each) => each.name).join(', ')}.</p>`}
    ${contenders.some((each) => each.epochs?.length === MOST_EPOCHS) && html`<p class="small soft">The first ${count(MOST_EPOCHS)} epochs are drawn.</p>`}
  </${Panel}>`;
}

/** @param {string} measure */
const isScore = (measure) => measure.endsWith('_score');

/** @param {Contender} contender @param {string} name @param {number} place */
function curveOf(contender, name, place) {
  const measured = contender.epochs?.filter((each) => each[name] !== null) ?? [];
  const epochs = measured.map((each) => each.epoch);
  const values = measured.map((each) => each[name]);
  return { label: contender.name, epochs, values, best: isScore(name) ? null : lowest(epochs, values), ...stroke(place) };
}
