// @ts-check
/** What all views are written with: templates, and hooks for loading data. */
import { h } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import htm from 'htm';
import { onReconnect } from '../service/connection.js';

export const html = htm.bind(h);

/**
 * Data of the service, loaded again when `dependencies` change or the connection comes back. What was loaded before stays
 * visible meanwhile.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} dependencies
 * @returns {{data: T | null, problem: import('../service/api.js').Problem | null, reload: () => void}}
 */
export function useLoaded(load, dependencies) {
  const [state, setState] = useState(/** @type {{data: T | null, problem: any}} */ ({ data: null, problem: null }));
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((current) => current + 1), []);
  useLayoutEffect(() => onReconnect(reload), [reload]);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => abort.signal.aborted || setState({ data, problem: null }),
      (problem) => abort.signal.aborted || setState((before) => ({ data: before.data, problem })),
    );
    return () => abort.abort();
  }, [...dependencies, round]);
  return { ...state, reload };
}

/**
 * A value that follows another once it has not changed for a while, so that typing does not ask the service at each key.
 *
 * @template T
 * @param {T} value
 * @param {number} milliseconds
 * @returns {T}
 */
export function useSettled(value, milliseconds = 200) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/**
 * The width of an element in CSS pixels, 0 before it is laid out.
 *
 * @returns {[import('preact').RefObject<any>, number]}
 */
export function useWidth() {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

const darkness = matchMedia('(prefers-color-scheme: dark)');

/** A number that changes when colors do, for what is drawn on a canvas. */
export function useColorScheme() {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const next = () => setRound((current) => current + 1);
    darkness.addEventListener('change', next);
    addEventListener('themechange', next);
    return () => {
      darkness.removeEventListener('change', next);
      removeEventListener('themechange', next);
    };
  }, []);
  return round;
}

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the user asked for little motion. */
export const reducedMotion = () => stillness.matches;

let announced = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/**
 * Says a sentence to screen readers, every five seconds at most; of those in between the last one is said.
 *
 * @param {string} sentence
 */
export function announce(sentence) {
  clearTimeout(waiting);
  const say = () => {
    announced = Date.now();
    const region = document.getElementById('announcements');
    if (region) region.textContent = sentence;
  };
  waiting = setTimeout(say, Math.max(0, announced + 5000 - Date.now()));
}
