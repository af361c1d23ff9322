// @ts-check
import { html } from '../ui.js';

export function Model() {
  return html`<h1 tabindex="-1">Model</h1>`;
}
