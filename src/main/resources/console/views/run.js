// @ts-check
import { html } from '../ui.js';

export function Run() {
  return html`<h1 tabindex="-1">Run</h1>`;
}
