// @ts-check
/** Asks for a key of the API where the service wants one. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from './ui.js';
import { Field } from './basics.js';
import { get, setKey as keepKey } from '../service/api.js';

const MOMENT = 1000;

/** The dialog; once it was closed, it returns when the user does something that needs a key, and a line says so until then. */
export function KeyDialog() {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const opened = useRef(0);
  const [needed, setNeeded] = useState(false);
  const [key, setKey] = useState('');
  const [error, setError] = useState('');
  const open = () => {
    if (dialog.current?.open) return;
    opened.current = Date.now();
    dialog.current?.showModal();
  };
  // The first answers may come before the page is painted.
  useLayoutEffect(() => {
    let acted = 0;
    // What is done in the dialog is no reason to show it again.
    const act = (/** @type {Event} */ event) => {
      if (!dialog.current?.open && /** @type {KeyboardEvent} */ (event).key !== 'Escape') acted = Date.now();
    };
    // The answer may be slow: what counts is whether the user caused the request.
    const ask = (/** @type {any} */ { detail: asked }) => {
      setNeeded(true);
      if (!opened.current || (acted > opened.current && asked - acted < MOMENT)) open();
    };
    addEventListener('click', act, true);
    addEventListener('keydown', act, true);
    addEventListener('keyneeded', ask);
    return () => {
      removeEventListener('click', act, true);
      removeEventListener('keydown', act, true);
      removeEventListener('keyneeded', ask);
    };
  }, []);
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const tried = key.trim();
    try {
      await get('/capabilities', {}, { headers: { Authorization: `Bearer ${tried}` } });
      keepKey(tried);
      location.reload();
    } catch (problem) {
      setError(reason(/** @type {any} */ (problem)));
    }
  };
  return html`
    <div role="status">${needed && html`<div class="banner">This service needs an API key. <button onClick=${open}>Enter a key</button></div>`}</div>
    <dialog ref=${dialog} aria-labelledby="key-title">
    <form class="stack" onSubmit=${save}>
      <h2 id="key-title">This service needs an API key</h2>
      <${Field} label="API key" error=${error} hint="It is kept until this tab closes.">
        ${(/** @type {object} */ attributes) => html`<input ...${attributes} type="password" autocomplete="off" value=${key} onInput=${(/** @type {any} */ event) => setKey(event.target.value)} />`}
      </${Field}>
      <div class="row"><button class="primary" type="submit">Use this key</button><button type="button" onClick=${() => dialog.current?.close()}>Not now</button></div>
    </form>
  </dialog>`;
}

/** Why a key does not help; the API's own words are for programs. @param {import('../service/api.js').Problem} problem */
function reason(problem) {
  const wrong = ['invalid_key', 'invalid_token', 'unauthenticated'].includes(problem.code);
  return wrong ? 'This key is not valid. Enter a whole key, or ask the operator of the service for one.' : problem.message;
}
