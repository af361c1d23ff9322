// @ts-check
/** Addresses of views: `#/models/{ref}?x=width`, with what stands in the braces and the query. */
import { useLayoutEffect, useState } from 'preact/hooks';

/** @typedef {{path: string, query: URLSearchParams}} Location */

/** @returns {Location} */
function read() {
  const [path, search] = location.hash.replace(/^#/, '').split('?');
  return { path: path || '/', query: new URLSearchParams(search ?? '') };
}

/** Where the page is; changes with the address. */
export function useLocation() {
  const [place, setPlace] = useState(read);
  // A view may set the query as soon as it is there.
  useLayoutEffect(() => {
    const follow = () => setPlace(read());
    addEventListener('hashchange', follow);
    addEventListener('popstate', follow);
    addEventListener('queryset', follow);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('popstate', follow);
      removeEventListener('queryset', follow);
    };
  }, []);
  return place;
}

/**
 * The address of a view.
 *
 * @param {string} template such as `/models/{ref}`
 * @param {Record<string, string>} parameters
 * @param {Record<string, any>} query values that are null are left out
 */
export function link(template, parameters = {}, query = {}) {
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name]));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  return `#${path}${search.size ? `?${search}` : ''}`;
}

/** @param {string} address as `link` makes it */
export function go(address) {
  location.hash = address.slice(1);
}

/**
 * What comes of an answer, unless the user has left the view by then.
 *
 * @template {any[]} A
 * @param {(...given: A) => void} act
 * @returns {(...given: A) => void}
 */
export function whileHere(act) {
  const { path } = read();
  return (...given) => {
    if (read().path === path) act(...given);
  };
}

/**
 * Changes the query of the current view without a step in the history.
 *
 * @param {Record<string, any>} changes values that are null are taken out
 */
export function setQuery(changes) {
  const { path, query } = read();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') query.delete(name);
    else query.set(name, String(value));
  }
  const address = `#${path}${query.size ? `?${query}` : ''}`;
  if (address === location.hash) return;
  history.replaceState(null, '', address);
  dispatchEvent(new Event('queryset'));
}

/**
 * What stands in the braces of a template, or null if a path is not of its form.
 *
 * @param {string} template
 * @param {string} path
 * @returns {Record<string, string> | null}
 */
export function match(template, path) {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  /** @type {Record<string, string>} */
  const parameters = {};
  for (let i = 0; i < wanted.length; i++) {
    const name = /^\{(\w+)\}$/.exec(wanted[i])?.[1];
    if (name) {
      try {
        parameters[name] = decodeURIComponent(given[i]);
      } catch {
        return null;
      }
    } else if (wanted[i] !== given[i]) return null;
  }
  return parameters;
}

/** A number in an address, such as a row's; null if it is none. @param {string | null} text */
export const wholeNumber = (text) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
