// @ts-check
/** Calls of the API. Paths are those of the OpenAPI document without `/api/v1`, such as `/models/{ref}/schema`. */
import { connectionLost } from './connection.js';

/**
 * @typedef {{[name: string]: string}} Parameters what stands in the braces of a path
 * @typedef {{query?: Record<string, any>, body?: any, signal?: AbortSignal, headers?: Record<string, string>}} Options
 * @typedef {{pointer: string | null, parameter: string | null, line: number | null, code: string, detail: string}} FieldProblem
 */

/** An answer that is not a success, as the service explains it. */
export class Problem extends Error {
  /**
   * @param {number} status 0 if there was no answer
   * @param {{title?: string, detail?: string, code?: string, errors?: FieldProblem[]}} body
   * @param {number | null} retryAfter seconds
   */
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? `The service answered ${status}.`);
    this.status = status;
    this.title = body.title ?? 'No answer';
    this.code = body.code ?? 'unknown';
    /** @type {FieldProblem[]} */
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

const KEY = 'mlp-key';

/** @param {string} key sent with each request from now on, until the tab closes */
export const setKey = (key) => sessionStorage.setItem(KEY, key);

/** @returns {Record<string, string>} */
export function authorization() {
  const key = sessionStorage.getItem(KEY);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/**
 * The address of an operation.
 *
 * @param {string} template
 * @param {Parameters} parameters
 * @param {Record<string, any>} query values that are null are left out, lists are repeated
 */
export function address(template, parameters = {}, query = {}) {
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name]));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') search.append(name, String(each));
    }
  }
  const suffix = search.size ? `?${search}` : '';
  return `/api/v1${path}${suffix}`;
}

/**
 * @param {string} method
 * @param {string} template
 * @param {Parameters} parameters
 * @param {Options} options
 * @returns {Promise<Response>} an answer that is a success
 */
async function send(method, template, parameters, { query, body, signal, headers }) {
  const form = body instanceof FormData;
  const asked = Date.now();
  let response;
  try {
    response = await fetch(address(template, parameters, query), {
      method,
      signal,
      headers: { ...authorization(), ...(body && !form ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: body && !form ? JSON.stringify(body) : body,
    });
  } catch (failure) {
    if (!signal?.aborted) connectionLost();
    throw new Problem(0, { title: 'No answer', detail: 'The service does not answer.', code: 'no_answer' }, null);
  }
  if (!response.ok) throw await problemOf(response, asked);
  return response;
}

/** Why an answer is not a success. @param {Response} response @param {number} asked when the request was sent */
export async function problemOf(response, asked) {
  if (response.status === 401) dispatchEvent(new CustomEvent('keyneeded', { detail: asked }));
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  const body = await response.json().catch(() => ({ title: response.statusText }));
  return new Problem(response.status, body, retryAfter);
}

/**
 * @param {string} method
 * @returns {(template: string, parameters?: Parameters, options?: Options) => Promise<any>}
 */
const operation = (method) => async (template, parameters = {}, options = {}) => {
  const response = await send(method, template, parameters, options);
  try {
    return response.status === 204 ? null : await response.json();
  } catch {
    throw new Problem(0, { title: 'No answer', detail: 'The answer of the service broke off.', code: 'no_answer' }, null);
  }
};

export const get = operation('GET');
export const post = operation('POST');
export const put = operation('PUT');
export const patch = operation('PATCH');
export const del = operation('DELETE');

/**
 * An answer that is not JSON, or comes bit by bit.
 *
 * @param {string} template
 * @param {Parameters} parameters
 * @param {Options} options
 */
export const getRaw = (template, parameters = {}, options = {}) => send('GET', template, parameters, options);
