// @ts-check
/** Keys of the keyboard: views add theirs while they are shown. */
import { useLayoutEffect } from 'preact/hooks';

/** @typedef {{keys: string, does: string, run: (event: KeyboardEvent) => void}} Shortcut `keys` is a key's name, or two with a blank */

/** @type {Set<Shortcut[]>} */
const active = new Set();
const SWITCH = 'mlp-shortcuts';
/** How long the second key of two may take, in milliseconds. */
const PATIENCE = 1500;
let first = { key: '', at: 0 };

export const shortcutsOn = () => localStorage.getItem(SWITCH) !== 'off';

/** @param {boolean} on */
export const switchShortcuts = (on) => localStorage.setItem(SWITCH, on ? 'on' : 'off');

/** Those that work now. */
export const shortcuts = () => [...active].flat();

/**
 * Takes keys from the moment when what they act on can be seen: an effect after the paint would lose a key that is quicker.
 *
 * @param {Shortcut[]} list
 * @param {unknown[]} dependencies
 */
export function useShortcuts(list, dependencies) {
  useLayoutEffect(() => {
    active.add(list);
    return () => {
      active.delete(list);
    };
  }, dependencies);
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest('dialog')) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'range' ? true : /^Arrow|Home|End| /.test(event.key);
  return target.matches('select, textarea, [contenteditable]') || (/^( |Enter)$/.test(event.key) && target.matches('button, a, summary')) || (/^Arrow|Home|End/.test(event.key) && Boolean(target.closest('[data-own-keys], .scroll')));
}

addEventListener('keydown', (event) => {
  if (!shortcutsOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  const key = event.key === ' ' ? 'Space' : event.key;
  const both = first.key && Date.now() - first.at < PATIENCE ? `${first.key} ${key}` : key;
  first = { key: '', at: 0 };
  const found = shortcuts().findLast((each) => each.keys === both);
  if (found) {
    event.preventDefault();
    found.run(event);
  } else if (shortcuts().some((each) => each.keys.startsWith(`${key} `))) {
    first = { key, at: Date.now() };
  }
});
