// Opens src/docs/predict.html in Chromium from a port of its own and predicts; a page of a foreign origin can do nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [, , service, page, executablePath] = process.argv;
const html = await readFile(page);
const server = createServer((request, response) => response.setHeader('Content-Type', 'text/html').end(html));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();
const api = (path, options) => fetch(`${service}/api/v1${path}`, options).then((response) => response.json());

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--host-resolver-rules=MAP app.example.com 127.0.0.1'],
});
try {
  const own = await browser.newPage();
  await own.goto(`http://localhost:${port}/`);
  await own.fill('[name=service]', service);
  await own.fill('[name=ref]', 'iris-openapi-fetch');
  await own.click('text=Show its features');
  await own.fill('[name=petal_length]', '1.4');
  await own.fill('[name=petal_width]', '0.2');
  await own.click('button:has-text("Predict")');
  await own.waitForFunction(() => document.querySelector('#answer').textContent.startsWith('setosa\nsetosa: '));

  await own.fill('[name=ref]', 'nothing');
  await own.click('text=Show its features');
  await own.waitForFunction(() => document.querySelector('#answer').textContent.includes("'nothing'"));

  const [job] = (await api('/training-jobs')).items;
  const last = await own.evaluate((url) => new Promise((done, failed) => {
    const events = new EventSource(url);
    events.addEventListener('done', (event) => { events.close(); done(JSON.parse(event.data)); });
    events.onerror = () => failed(new Error('the stream of events is closed to the page'));
  }), `${service}/api/v1/training-jobs/${job.id}/events`);
  assert.equal(last.state, 'succeeded');

  const before = (await api('/datasets')).items.length;
  const foreign = await browser.newPage();
  await foreign.goto(`http://app.example.com:${port}/`);
  const read = await foreign.evaluate((url) => fetch(url).then(() => 'read', () => 'blocked'), `${service}/api/v1/datasets`);
  assert.equal(read, 'blocked');
  const [answer] = await Promise.all([
    foreign.waitForResponse((response) => response.url().startsWith(service)),
    foreign.evaluate((url) => {
      document.body.innerHTML = `<form method="post" action="${url}" enctype="multipart/form-data"><input name="file"></form>`;
      document.querySelector('input').value = 'a,b\n1,2\n3,4\n';
      document.querySelector('form').submit();
    }, `${service}/api/v1/datasets`),
  ]);
  assert.equal(answer.status(), 403);
  assert.equal((await api('/datasets')).items.length, before);
} finally {
  await browser.close();
  server.close();
}
