// @ts-check
/** "Use it": the prediction of a row as a program, in several languages. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { announce, html } from '../page/ui.js';
import { authorization } from '../service/api.js';
import { useShortcuts } from '../page/keys.js';
import { Code, Panel, useId } from '../page/basics.js';
import { LANGUAGES, needsFile, requestBody, ROW_FILE, snippet } from './snippet-texts.js';

const KEY = 'mlp-language';
const HOW = /** @type {Record<string, string>} */ ({
  curl: 'For bash and other shells of its kind.',
  JavaScript: 'For Node.js 18 or newer, in a module (.mjs).',
  Python: 'For Python 3, without further packages.',
  Java: 'For Java 21 or newer: java Main.java',
});

/** @param {{model: {name: string, version: number}, instance: Record<string, string | number | boolean | null>}} props */
export function Snippets({ model, instance }) {
  const kept = LANGUAGES.findIndex((each) => each === localStorage.getItem(KEY));
  const [chosen, setChosen] = useState(Math.max(kept, 0));
  const id = useId('snippet');
  const tabs = useRef(/** @type {HTMLElement | null} */ (null));
  const call = useMemo(() => ({ origin: location.origin, ref: `${model.name}@${model.version}`, instance, key: Boolean(authorization().Authorization) }), [model, instance]);
  const language = LANGUAGES[chosen];
  const text = useMemo(() => snippet(language, call), [language, call]);
  useShortcuts([{ keys: 'c', does: 'Copy as curl', run: () => navigator.clipboard.writeText(snippet('curl', call)).then(() => announce('Copied as curl')) }], [call]);
  const choose = (/** @type {number} */ index) => {
    setChosen(index);
    localStorage.setItem(KEY, LANGUAGES[index]);
  };
  const move = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (chosen + step + LANGUAGES.length) % LANGUAGES.length;
    choose(next);
    /** @type {HTMLElement | undefined} */ (tabs.current?.querySelectorAll('button')[next])?.focus();
  };
  return html`<${Panel} title="Use it">
    <div class="row" role="tablist" aria-label="Language" ref=${tabs} onKeyDown=${move} data-own-keys>
      ${LANGUAGES.map((name, i) => html`<button key=${name} role="tab" class="tab" id=${`${id}-${i}`} aria-selected=${String(i === chosen)} aria-controls=${`${id}-panel`} tabindex=${i === chosen ? 0 : -1} onClick=${() => choose(i)}>${name}</button>`)}
    </div>
    <div class="stack close" role="tabpanel" id=${`${id}-panel`} aria-labelledby=${`${id}-${chosen}`}>
      <p class="small soft">${HOW[language]}${call.key ? ' Put your key into the environment variable MLP_KEY.' : ''}</p>
      ${needsFile(call) && html`<${RowFile} text=${requestBody(call)} />`}
      <${Code} key=${text} text=${text} label=${`Copy the ${language} code`} />
    </div>
  </${Panel}>`;
}

/** A row that is too long for a program's text. @param {{text: string}} props */
function RowFile({ text }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return html`<p class="small">The row is long, so the program reads it from a file: <a href=${address} download=${ROW_FILE}>${ROW_FILE}</a></p>`;
}
