// @ts-check
/** What is chosen to be compared: models by reference and jobs by id, kept until the tab closes. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { link } from '../page/router.js';
import { useShortcuts } from '../page/keys.js';
import { counted } from '../page/format.js';

/** @typedef {'model' | 'job'} Kind */

/** How many are compared at once. */
export const MOST_COMPARED = 8;

const KEY = 'mlp-compare';

/** @returns {{model: string[], job: string[]}} */
function read() {
  try {
    const { model = [], job = [] } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return { model, job };
  } catch {
    return { model: [], job: [] };
  }
}

/** @param {Kind} kind @param {string[]} chosen */
function write(kind, chosen) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...read(), [kind]: chosen }));
  dispatchEvent(new Event('comparisonchange'));
}

/**
 * Those chosen, and how to change them.
 *
 * @param {Kind} kind
 */
export function useComparison(kind) {
  const [chosen, setChosen] = useState(() => read()[kind]);
  useLayoutEffect(() => {
    const follow = () => setChosen(read()[kind]);
    addEventListener('comparisonchange', follow);
    return () => removeEventListener('comparisonchange', follow);
  }, [kind]);
  return {
    chosen,
    full: chosen.length >= MOST_COMPARED,
    clear: () => write(kind, []),
    drop: (/** @type {string} */ one) => write(kind, read()[kind].filter((each) => each !== one)),
    toggle: (/** @type {string} */ one) => {
      const before = read()[kind];
      if (before.includes(one)) write(kind, before.filter((each) => each !== one));
      else if (before.length < MOST_COMPARED) write(kind, [...before, one]);
    },
  };
}

/** @param {Kind} kind @param {string[]} chosen */
const compareLink = (kind, chosen) => link('/compare', {}, { [kind === 'model' ? 'm' : 'j']: chosen.join(',') });

/** Adds the thing that a view shows, or takes it out. @param {{kind: Kind, one: string}} props */
export function ComparisonButton({ kind, one }) {
  const { chosen, full, toggle } = useComparison(kind);
  useShortcuts([{ keys: 'k', does: 'Add it to the comparison, or take it out', run: () => toggle(one) }], [kind, one]);
  const isIn = chosen.includes(one);
  return html`<button aria-pressed=${String(isIn)} disabled=${full && !isIn} onClick=${() => toggle(one)}>${isIn ? 'In the comparison' : 'Add to compare'}</button>
    ${isIn && chosen.length > 1 && html`<a class="button" href=${compareLink(kind, chosen)}>Compare ${counted(chosen.length, kind)}</a>`}`;
}

/** What is chosen, at the bottom of the window. @param {{kind: Kind}} props */
export function ComparisonBar({ kind }) {
  const { chosen, full, clear } = useComparison(kind);
  if (chosen.length === 0) return null;
  return html`<div class="sticky" role="region" aria-label="Comparison">
    <span>${counted(chosen.length, kind)} chosen${full ? ', which is as many as fit' : ''}</span>
    <button class="plain" onClick=${clear}>Clear</button>
    ${chosen.length > 1 ? html`<a class="button primary" href=${compareLink(kind, chosen)}>Compare ${counted(chosen.length, kind)}</a>` : html`<span class="soft small">Choose one more to compare.</span>`}
  </div>`;
}
