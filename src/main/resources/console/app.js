// @ts-check
import htm from 'htm';
import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const html = htm.bind(h);

/** @typedef {{id: string, name: string, version: number}} Model */

/** @param {string} path of an operation */
async function get(path) {
  const answer = await fetch(`/api/v1${path}`);
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail);
  }
  return body;
}

function Models() {
  const [models, setModels] = useState(/** @type {Model[] | null} */ (null));
  const [problem, setProblem] = useState('');
  useEffect(() => {
    get('/models').then((page) => setModels(page.items), (error) => setProblem(error.message));
  }, []);
  if (problem) {
    return html`<p role="alert">${problem}</p>`;
  }
  if (models === null) {
    return html`<p class="soft">Loading…</p>`;
  }
  return models.length === 0
    ? html`<p class="soft">No model yet.</p>`
    : html`<ul>${models.map((model) => html`<li key=${model.id}>${model.name}, version ${model.version}</li>`)}</ul>`;
}

render(html`
  <main>
    <h1>MLP Service</h1>
    <h2>Models</h2>
    <${Models} />
    <p><a href="/swagger-ui.html">All operations of the API</a></p>
  </main>`, document.body);
