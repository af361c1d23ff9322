// @ts-check
import { html } from '../ui.js';

export function Playground() {
  return html`<h1 tabindex="-1">Playground</h1>`;
}
