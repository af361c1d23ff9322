// @ts-check
/** Small parts that all views share. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './ui.js';
import { classColor, shapePath } from './palette.js';

/** A group with a heading. @param {any} props */
export function Panel({ title, actions, children, id }) {
  return html`<section class="panel" id=${id} aria-label=${title}>
    <div class="head"><h2>${title}</h2>${actions && html`<div class="row actions">${actions}</div>`}</div>
    ${children}
  </section>`;
}

/** What a view shows until its data is there. @param {{label?: string}} props */
export const Skeleton = ({ label = 'Loading' }) => html`<div class="skeleton" role="status"><span class="unseen">${label}</span></div>`;

/**
 * What went wrong, as the service explains it. It takes the focus when it appears with `focus`, and counts down where the
 * service says when to ask again.
 *
 * @param {{problem: import('../service/api.js').Problem, retry?: () => void, focus?: boolean}} props
 */
export function ProblemNotice({ problem, retry, focus = false }) {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const [rest, setRest] = useState(problem.retryAfter ?? 0);
  useEffect(() => {
    if (focus) element.current?.focus();
    setRest(problem.retryAfter ?? 0);
  }, [problem, focus]);
  const again = useRef(retry);
  again.current = retry;
  useEffect(() => {
    if (rest <= 0) return undefined;
    const timer = setTimeout(() => {
      setRest(rest - 1);
      if (rest === 1) again.current?.();
    }, 1000);
    return () => clearTimeout(timer);
  }, [rest]);
  const details = problem.errors.filter((each) => each.detail && each.detail !== problem.message);
  return html`<div class="notice bad" role="alert" tabindex="-1" ref=${element}>
    <strong>${problem.title}</strong>
    <p>${problem.message}</p>
    ${details.length > 0 && html`<ul>${details.map((each) => html`<li>${place(each)}${each.detail}</li>`)}</ul>`}
    ${rest > 0 ? html`<p class="small">${retry ? 'Trying again' : 'It can be tried again'} in ${rest} s.</p>`
      : retry && html`<div><button onClick=${retry}>Try again</button></div>`}
  </div>`;
}

/** @param {import('../service/api.js').FieldProblem} problem */
function place({ pointer, parameter, line }) {
  const where = pointer ?? parameter;
  return html`${line !== null && line !== undefined ? html`<strong>Line ${line}: </strong>` : null}${where ? html`<code>${where}</code> ` : null}`;
}

/** Things to know that are no errors. @param {{items: string[]}} props */
export const Warnings = ({ items }) => items?.length > 0 && html`<div class="notice warn">
  <strong>${items.length === 1 ? 'Worth knowing' : `${items.length} things worth knowing`}</strong>
  <ul>${items.slice(0, 8).map((each) => html`<li>${each}</li>`)}</ul>
  ${items.length > 8 && html`<details><summary>${items.length - 8} more</summary><ul>${items.slice(8).map((each) => html`<li>${each}</li>`)}</ul></details>`}
</div>`;

const STATES = /** @type {Record<string, [string, string]>} */ ({
  queued: ['○', ''], running: ['▶', 'busy'], cancelling: ['◼', 'warn'], pausing: ['‖', 'warn'], paused: ['‖', 'warn'],
  succeeded: ['✓', 'good'], failed: ['✕', 'bad'], cancelled: ['◼', 'warn'],
});

/** The state of a job, as icon and word. @param {{state: string}} props */
export function State({ state }) {
  const [icon, kind] = STATES[state] ?? ['•', ''];
  return html`<span class=${`badge ${kind}`}><span aria-hidden="true">${icon}</span>${state}</span>`;
}

/** The sign of a class: its shape in its color. @param {{index: number, classes: number, highlighted?: number | null}} props */
export const ClassSign = ({ index, classes, highlighted = null }) => html`<svg class="dot" viewBox="-6 -6 12 12" aria-hidden="true">
  <path d=${shapePath(index, 0, 0, 4.6)} style=${{ fill: classColor(index, classes, highlighted) }} />
</svg>`;

/** Names one after another, each in its own direction. @param {{names: string[]}} props */
export const Names = ({ names }) => names.map((name, i) => html`${i ? ', ' : ''}<bdi>${name}</bdi>`);

/** A number or word with its name. @param {{items: [string, any][]}} props */
export const Figures = ({ items }) => html`<dl class="figures">${items.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

let fields = 0;

/** A unique id for an element and its label. @param {string} name */
export function useId(name) {
  const id = useRef('');
  if (!id.current) id.current = `${name}-${++fields}`;
  return id.current;
}

/**
 * A labeled control; `children` is a function that gets the attributes which tie it to its label and error.
 *
 * @param {{label: any, hint?: any, error?: string | null, children: (attributes: object) => any}} props
 */
export function Field({ label, hint, error, children }) {
  const control = /** @type {(attributes: object) => any} */ ([children].flat().find((child) => typeof child === 'function'));
  const id = useId('field');
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control({ id, 'aria-invalid': error ? 'true' : undefined, 'aria-describedby': described || undefined })}
    ${hint && html`<span class="small soft" id=${`${id}-hint`}>${prose(hint)}</span>`}
    ${error && html`<span class="error" id=${`${id}-error`}>${error}</span>`}
  </div>`;
}

/** An input whose text is taken once it is typed; what is drawn anew meanwhile leaves it alone. @param {{value: any, choose: (text: string) => void} & Record<string, any>} props */
export function Typed({ value, choose, ...attributes }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const change = (/** @type {any} */ event) => {
    setTyped(null);
    choose(event.target.value);
  };
  return html`<input ...${attributes} value=${typed ?? value} onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} onChange=${change} />`;
}

/** A sentence of the service, with what stands in backticks as code. @param {any} text */
export const prose = (text) => (typeof text === 'string' ? text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part)) : text);

/** Text to copy, with a button. @param {{text: string, label?: string}} props */
export function Code({ text, label = 'Copy' }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      setCopied(false);
    }
  };
  return html`<div class="stack close">
    <pre class="code" tabindex="0" role="region" aria-label=${label}>${text}</pre>
    <div class="row"><button onClick=${copy}>${copied ? 'Copied' : label}</button><span class="unseen" role="status">${copied ? 'Copied' : ''}</span></div>
  </div>`;
}

/** A wide table that scrolls by itself. @param {{label: string, children: any}} props */
export const Scroll = ({ label, children }) => html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>${children}</div>`;
