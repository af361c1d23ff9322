// @ts-check
/** Actions that need a word before or after: deletions, downloads. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './ui.js';
import { ProblemNotice, useId } from './basics.js';

/**
 * A button that asks before it acts, and says what went wrong.
 *
 * @param {{label: string, question: string, action: () => Promise<any>, done: () => void}} props
 */
export function ConfirmButton({ label, question, action, done }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const title = useId('confirm');
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  const act = async () => {
    try {
      await action();
      dialog.current?.close();
      done();
    } catch (failure) {
      setProblem(failure);
    }
  };
  const close = () => {
    setOpen(false);
    setProblem(null);
  };
  return html`<button onClick=${() => setOpen(true)}>${label}</button>
    ${open && html`<dialog ref=${dialog} onClose=${close} aria-labelledby=${title}><div class="stack">
      <h2 id=${title}>${question}</h2>
      ${problem && html`<${ProblemNotice} problem=${problem} focus />`}
      <div class="row"><button class="primary" onClick=${act}>${label}</button><button onClick=${() => dialog.current?.close()}>Keep it</button></div>
    </div></dialog>`}`;
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
