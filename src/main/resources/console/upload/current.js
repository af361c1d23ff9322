// @ts-check
/** The upload of this page, which goes on while views change. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { go, link } from '../page/router.js';
import { Problem } from '../service/api.js';
import { upload } from '../service/upload.js';

/** @typedef {import('../service/upload.js').Reading} Reading */
/** @typedef {{file: File, reading: Reading, sent: number | null, problem: Problem | null}} Upload `sent` is null while it is asked how to read the file */

/** @type {Upload | null} */
let current = null;
let abort = new AbortController();
/** @type {Set<(upload: Upload | null) => void>} */
const listeners = new Set();

/** @param {Upload | null} next */
function set(next) {
  current = next;
  listeners.forEach((listener) => listener(next));
}

/** What is being uploaded, or was refused; null otherwise. */
export function useUpload() {
  const [upload, setUpload] = useState(current);
  useLayoutEffect(() => {
    listeners.add(setUpload);
    return () => {
      listeners.delete(setUpload);
    };
  }, []);
  return upload;
}

/**
 * Uploads a file and goes to its data set.
 *
 * @param {File} file
 * @param {Reading} reading
 */
export async function takeFile(file, reading = {}) {
  abort.abort();
  abort = new AbortController();
  const { signal } = abort;
  set({ file, reading, sent: 0, problem: null });
  try {
    const dataset = await upload(file, reading, signal, (sent) => !signal.aborted && set({ file, reading, sent, problem: null }));
    if (signal.aborted) return;
    set(null);
    go(link('/datasets/{id}', { id: dataset.id }));
  } catch (problem) {
    if (!signal.aborted) set({ file, reading, sent: null, problem: /** @type {Problem} */ (problem) });
  }
}

/** Takes what was dropped or chosen: one file at a time. @param {FileList | null | undefined} files */
export function takeFiles(files) {
  if (!files?.length) return;
  if (files.length === 1) void takeFile(files[0]);
  else set({ file: files[0], reading: {}, sent: null, problem: new Problem(0, { title: 'One table at a time', detail: `${files.length} files were dropped. Drop one of them.`, code: 'several_files' }, null) });
}

/** Ends the upload, or takes its problem away. */
export function endUpload() {
  abort.abort();
  set(null);
}

/** Asks how to read a file. @param {File} file @param {Reading} reading what is known of it */
export const askHow = (file, reading = {}) => set({ file, reading, sent: null, problem: null });
