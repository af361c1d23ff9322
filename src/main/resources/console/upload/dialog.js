// @ts-check
/** Files dropped anywhere on the page, and how far they are. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../page/ui.js';
import { bytes, cellText } from '../page/format.js';
import { ProblemNotice } from '../page/basics.js';
import { endUpload, takeFile, takeFiles, useUpload } from './current.js';
import { ReadingForm } from './reading.js';

const PATIENCE = 300;

/** The window as a place to drop a file, and a dialog for uploads that take a while or are refused. */
export function Uploads() {
  const upload = useUpload();
  useDrop();
  return upload && html`<${UploadDialog} ...${upload} />`;
}

/** @param {import('./current.js').Upload} props */
function UploadDialog({ file, reading, sent, problem }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const asks = sent === null;
  useEffect(() => {
    const timer = setTimeout(() => !dialog.current?.open && dialog.current?.showModal(), asks ? 0 : PATIENCE);
    return () => clearTimeout(timer);
  }, [asks]);
  const readable = asks && (!problem || [400, 422].includes(problem.status));
  const close = html`<button onClick=${() => dialog.current?.close()}>${asks ? 'Close' : 'Cancel'}</button>`;
  return html`<dialog ref=${dialog} class="wide" onClose=${endUpload} aria-labelledby="upload-title">
    <div class="stack">
      <h2 id="upload-title">${problem ? 'Not added' : asks ? 'Read another way' : 'Adding'}: <bdi>${cellText(file.name)}</bdi></h2>
      ${asks && !problem && html`<p class="soft">It becomes a data set of its own.</p>`}
      ${problem && html`<${ProblemNotice} problem=${problem} focus retry=${problem.status === 429 || problem.status >= 500 || problem.code === 'no_answer' ? () => takeFile(file, reading) : undefined} />`}
      ${sent !== null && html`<${Progress} size=${file.size} sent=${sent} />`}
      ${readable ? html`<${ReadingForm} file=${file} problem=${problem} first=${reading} read=${(/** @type {any} */ next) => takeFile(file, next)}>${close}</${ReadingForm}>` : html`<div class="row">${close}</div>`}
    </div>
  </dialog>`;
}

/** @param {{size: number, sent: number}} props */
function Progress({ size, sent }) {
  const whole = sent >= 1;
  return html`<div class="stack close">
    <progress aria-label="Upload" value=${whole ? undefined : sent}></progress>
    <p class="small soft" role="status">${whole ? 'The service reads the table.' : `Sending ${bytes(size)}.`}</p>
  </div>`;
}

function useDrop() {
  // From the first moment on: the browser would leave the page for a file that nobody takes.
  useLayoutEffect(() => {
    const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
    const show = (/** @type {boolean} */ on) => document.body.classList.toggle('dropping', on);
    const over = (/** @type {DragEvent} */ event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      show(true);
    };
    const leave = (/** @type {DragEvent} */ event) => event.relatedTarget === null && show(false);
    // Without this, the browser would open the file instead of this page.
    const drop = (/** @type {DragEvent} */ event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      show(false);
      takeFiles(event.dataTransfer?.files);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      show(false);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
}
