// @ts-check
/** How files become data sets. */
import { Problem, address, authorization, problemOf } from './api.js';
import { connectionLost } from './connection.js';

/**
 * What the user says of a file; what is absent is found by looking.
 *
 * @typedef {{separator?: string, decimal?: string, thousands?: string, number_signs?: string, header?: string, skip_lines?: string, encoding?: string, missing_values?: string, types?: Record<string, string>, name?: string}} Reading
 */

/**
 * @param {File} file
 * @param {Reading} reading
 * @returns {FormData}
 */
function form(file, { types, ...words }) {
  const data = new FormData();
  for (const [name, value] of Object.entries(words)) if (value) data.append(name, value);
  if (types) data.append('types', JSON.stringify(types));
  data.append('file', file, file.name);
  return data;
}

/**
 * Sends a file and returns the data set. `progress` gets the share that was sent: `fetch` could not say it.
 *
 * @param {File} file
 * @param {Reading} reading
 * @param {AbortSignal} signal
 * @param {(share: number) => void} progress
 * @returns {Promise<any>}
 */
export async function upload(file, reading, signal, progress) {
  await file.slice(0, 1).arrayBuffer().catch(() => {
    throw new Problem(0, { title: 'Not readable', detail: `'${file.name}' cannot be read. Choose a file, not a folder, and one that this browser may read.`, code: 'not_readable' }, null);
  });
  signal.throwIfAborted();
  const asked = Date.now();
  const answer = await sent(address('/datasets'), form(file, reading), signal, progress);
  if (!answer.ok) throw await problemOf(answer, asked);
  return answer.json();
}

/** @param {string} to @param {FormData} data @param {AbortSignal} signal @param {(share: number) => void} progress @returns {Promise<Response>} */
function sent(to, data, signal, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => total > 0 && progress(loaded / total));
    request.addEventListener('load', () => resolve(new Response(request.responseText, { status: request.status, headers: { 'Retry-After': request.getResponseHeader('Retry-After') ?? '' } })));
    request.addEventListener('error', () => {
      connectionLost();
      reject(new Problem(0, { title: 'No answer', detail: 'The service does not answer.', code: 'no_answer' }, null));
    });
    request.addEventListener('abort', () => reject(new Problem(0, { title: 'Cancelled', detail: 'The upload was cancelled.', code: 'cancelled' }, null)));
    signal.addEventListener('abort', () => request.abort());
    request.send(data);
  });
}
