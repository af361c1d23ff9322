// @ts-check
/** Deletions, which are confirmed, and downloads. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './ui.js';
import { ProblemNotice, useId } from './basics.js';
import { cellText } from './format.js';

/**
 * A button that deletes what a view shows, once that is confirmed.
 *
 * @param {{thing: string, consequence: string, remove: () => Promise<any>, done: () => void}} props
 */
export function DeleteButton(props) {
  const [open, setOpen] = useState(false);
  return html`<button onClick=${() => setOpen(true)}>Delete</button>
    ${open && html`<${DeleteDialog} ...${props} close=${() => setOpen(false)} />`}`;
}

/**
 * Asks before something is deleted, and says why if it cannot be.
 *
 * @param {{thing: string, consequence: string, remove: () => Promise<any>, done: () => void, close: () => void}} props
 */
export function DeleteDialog({ thing, consequence, remove, done, close }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const title = useId('delete');
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = async () => {
    setBusy(true);
    try {
      await remove();
      done();
      dialog.current?.close();
    } catch (failure) {
      if (/** @type {any} */ (failure).status === 404) {
        done();
        dialog.current?.close();
      }
      setProblem(failure);
      setBusy(false);
    }
  };
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby=${title}>
    <div class="stack">
      <h2 id=${title}>Delete <bdi>${cellText(thing)}</bdi>?</h2>
      <p>${consequence} This cannot be undone.</p>
      ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
      <div class="row">
        <button onClick=${() => dialog.current?.close()}>Keep it</button>
        <button class="danger" disabled=${busy} onClick=${confirm}>${problem ? 'Try again' : 'Delete'}</button>
      </div>
    </div>
  </dialog>`;
}

/**
 * Saves an answer of the service as a file; by way of memory, since a link could not send a key.
 *
 * @param {() => Promise<Response>} load
 * @param {string} name
 */
export async function download(load, name) {
  const response = await load();
  const address = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
