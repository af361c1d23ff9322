// @ts-check
import { html } from '../ui.js';

export function Step() {
  return html`<h1 tabindex="-1">Step</h1>`;
}
