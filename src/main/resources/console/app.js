// @ts-check
/** The frame around the views. */
import { render } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from './page/ui.js';
import { onConnectionChange } from './service/connection.js';
import { go, link, match, useLocation } from './page/router.js';
import { shortcuts, shortcutsOn, switchShortcuts, useShortcuts } from './page/keys.js';
import { KeyDialog } from './page/key-dialog.js';
import { Uploads } from './upload/dialog.js';
import { Start } from './views/start.js';
import { Data } from './views/data.js';
import { Train } from './views/train.js';
import { Run } from './views/run.js';
import { Model } from './views/model.js';
import { Step } from './views/step.js';
import { Compare } from './views/compare.js';
import { Playground } from './views/playground.js';
import { Datasets, Jobs, Models } from './views/lists.js';

/** @type {[string, any][]} */
const ROUTES = [
  ['/', Start],
  ['/datasets', Datasets],
  ['/datasets/{id}', Data],
  ['/datasets/{id}/train', Train],
  ['/jobs', Jobs],
  ['/jobs/{id}', Run],
  ['/models', Models],
  ['/models/{model}', Model],
  ['/models/{model}/step', Step],
  ['/compare', Compare],
  ['/playground', Playground],
];
const NAVIGATION = [['Data', '/datasets'], ['Jobs', '/jobs'], ['Models', '/models'], ['Playground', '/playground']];
const THEMES = ['auto', 'light', 'dark'];

function App() {
  const { path, query } = useLocation();
  const [help, setHelp] = useState(false);
  useShortcuts([
    { keys: '?', does: 'Show the keys', run: () => setHelp(true) },
    { keys: '/', does: 'Search', run: () => focusSearch() },
    { keys: 'g d', does: 'Go to data', run: () => go('#/datasets') },
    { keys: 'g j', does: 'Go to jobs', run: () => go('#/jobs') },
    { keys: 'g m', does: 'Go to models', run: () => go('#/models') },
    { keys: 'g p', does: 'Go to the playground', run: () => go('#/playground') },
  ], []);
  // After the paint, it would take the focus from a field that somebody is quick to click.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    const heading = () => /** @type {HTMLElement | null} */ (document.querySelector('main h1'));
    const focus = () => heading()?.focus({ preventScroll: true });
    let named = heading();
    // The heading of a view may come with its data, in the place of another one that had the focus.
    const follow = () => {
      document.title = `${heading()?.textContent ?? 'Start'} · MLP Service`;
      if (heading() !== named && document.activeElement === document.body) focus();
      named = heading();
    };
    const observer = new MutationObserver(follow);
    const main = document.querySelector('main');
    if (main) observer.observe(main, { subtree: true, childList: true, characterData: true });
    follow();
    if (path !== '/' || history.length > 2) focus();
    return () => observer.disconnect();
  }, [path]);
  const route = ROUTES.map(([template, view]) => ({ view, parameters: match(template, path) })).find((each) => each.parameters);
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <header class="bar">
      <a class="brand" href="#/"><${Logo} />MLP Service</a>
      <nav aria-label="Main">
        ${NAVIGATION.map(([label, to]) => html`<a href=${link(to)} aria-current=${path === to ? 'page' : undefined}>${label}</a>`)}
        <a href="/swagger-ui.html">API</a>
      </nav>
      <${Theme} />
      <button class="plain" onClick=${() => setHelp(true)} aria-label="Keyboard shortcuts">?</button>
    </header>
    <${Banner} />
    <${KeyDialog} />
    <main id="main" tabindex="-1" key=${path}>
      ${route ? html`<${View} view=${route.view} parameters=${route.parameters} query=${query} />` : html`<h1 tabindex="-1">There is no such page</h1><p><a href="#/">Start</a></p>`}
    </main>
    <footer>This page loads nothing from other hosts: your data and models stay with this service.</footer>
    <div id="announcements" class="unseen" aria-live="polite"></div>
    <${Uploads} />
    ${help && html`<${Help} close=${() => setHelp(false)} />`}`;
}

/** A view, or what went wrong in it: a fault of one leaves the others usable. @param {{view: any, parameters: any, query: URLSearchParams}} props */
function View({ view, parameters, query }) {
  const [failure, reset] = useErrorBoundary((error) => console.error(error));
  if (!failure) return html`<${view} ...${parameters} query=${query} />`;
  return html`<h1 tabindex="-1">This view failed</h1>
    <div class="notice bad" role="alert"><p>The page has an error: <code>${String(failure.message ?? failure)}</code>. Your data and models are not affected.</p>
      <div><button onClick=${reset}>Show it again</button></div></div>`;
}

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function focusSearch() {
  const search = /** @type {HTMLInputElement | null} */ (document.querySelector('input[type="search"]'));
  if (search) search.focus();
  else go('#/models');
}

const Logo = () => html`<svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
  <path d="M7 9 16 6M7 9l9 11M7 23 16 6M7 23l9-3M16 6l9 10M16 20l9-4" style=${{ stroke: 'var(--soft)', strokeWidth: 1.5, fill: 'none' }} />
  <g style=${{ fill: 'var(--positive)' }}><circle cx="7" cy="9" r="4" /><circle cx="7" cy="23" r="4" /><circle cx="25" cy="16" r="4" /></g>
  <g style=${{ fill: 'var(--negative)' }}><circle cx="16" cy="6" r="4" /><circle cx="16" cy="20" r="4" /></g>
</svg>`;

function Theme() {
  const [theme, setTheme] = useState(localStorage.getItem('mlp-theme') ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('mlp-theme', theme);
    dispatchEvent(new Event('themechange'));
  }, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  return html`<button class="plain" onClick=${() => setTheme(next)} aria-label=${`Colors: ${theme}. Change to ${next}`}>
    <span aria-hidden="true">${theme === 'auto' ? '◐' : theme === 'light' ? '☀' : '☾'}</span></button>`;
}

function Banner() {
  const [lost, setLost] = useState(false);
  useLayoutEffect(() => onConnectionChange(setLost), []);
  return html`<div role="status">${lost && html`<div class="banner">The service does not answer. What you see stays; the page goes on when it is back.</div>`}</div>`;
}

/** @param {{close: () => void}} props */
function Help({ close }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [on, setOn] = useState(shortcutsOn());
  useEffect(() => dialog.current?.showModal(), []);
  const change = (/** @type {any} */ event) => {
    switchShortcuts(event.target.checked);
    setOn(event.target.checked);
  };
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="help-title">
    <div class="stack">
      <h2 id="help-title">Keyboard shortcuts</h2>
      <table><tbody>${shortcuts().map(({ keys, does }) => html`<tr><th scope="row">${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</th><td>${does}</td></tr>`)}</tbody></table>
      <label class="row"><input type="checkbox" checked=${on} onChange=${change} />Use these shortcuts</label>
      <div class="row"><button class="primary" onClick=${() => dialog.current?.close()}>Close</button></div>
    </div>
  </dialog>`;
}

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById('app')));
