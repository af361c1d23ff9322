// @ts-check
import { html } from '../ui.js';

export const Datasets = () => html`<h1 tabindex="-1">Data</h1>`;
export const Jobs = () => html`<h1 tabindex="-1">Jobs</h1>`;
export const Models = () => html`<h1 tabindex="-1">Models</h1>`;
