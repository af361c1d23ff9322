// @ts-check
/** Models of several targets, one target at a time. */
import { html } from '../page/ui.js';
import { figure, percent, shortened } from '../page/format.js';
import { Figures } from '../page/basics.js';

/** What is known of an evaluated row for one target. @param {any} item @param {string | null} target null for a single one */
export function ofTarget(item, target) {
  const found = item?.per_target?.find((/** @type {any} */ each) => each.target === target);
  return found ? { ...item, ...found } : item;
}

/** Chooses the target that rows are shown for; nothing if there is one. @param {{targets: string[], target: string | null, onChoose: (target: string) => void}} props */
export const TargetSelect = ({ targets, target, onChoose }) => targets.length > 1 && html`<select aria-label="Target" value=${target} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
  ${targets.map((name) => html`<option value=${name}>${shortened(name, 40)}</option>`)}
</select>`;

/** How good a model is for each of several targets. @param {{measured: any}} props */
export const PerTarget = ({ measured }) => measured?.per_target?.length > 1 && html`<${Figures} items=${measured.per_target.slice(0, 12).map((/** @type {any} */ each) => [shortened(each.target, 40), each.accuracy === null ? `off by ${figure(each.mae, 3)}, R² ${figure(each.r2, 3)}` : `${percent(each.accuracy)} right`])} />`;
