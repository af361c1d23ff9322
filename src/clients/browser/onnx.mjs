// Opens the page of src/docs/export.md that runs an exported model with ONNX Runtime in Chromium, and compares its label.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { chromium } from 'playwright-core';

const [, , service, ref, runtime, documentation, executablePath] = process.argv;
const api = (path, options) => fetch(`${service}/api/v1/models/${ref}${path}`, options);
const program = /```html\n(.*?)```/s.exec(await readFile(documentation, 'utf8'))[1];
const page = program.replace('</script>', '  globalThis.answer = [label.data[0], ...probabilities.data];\n</script>');
const model = Buffer.from(await (await api('/export?format=onnx')).arrayBuffer());
const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const content = async (path) => {
  if (path === '/') return ['text/html', page];
  return path === '/iris.onnx' ? ['application/octet-stream', model] : [types[extname(path)], await readFile(runtime + path)];
};
const server = createServer((request, response) => content(request.url)
  .then(([type, body]) => response.setHeader('Content-Type', type).end(body), () => response.writeHead(404).end()));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const opened = await browser.newPage();
  const failures = [];
  opened.on('pageerror', (failure) => failures.push(failure));
  await opened.goto(`http://127.0.0.1:${server.address().port}/`);
  await opened.waitForFunction(() => globalThis.answer, null, { timeout: 120_000 })
    .catch((late) => { throw failures[0] ?? late; });
  const [label, ...probabilities] = await opened.evaluate(() => globalThis.answer);
  const body = JSON.stringify({ rows: [[5.1, 3.5, 1.4, 0.2]] });
  const answer = await (await api('/predict', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json();
  const [expected] = answer.predictions;
  assert.equal(label, expected.label);
  Object.values(expected.probabilities).forEach((value, place) => assert.ok(Math.abs(value - probabilities[place]) < 1e-5));
} finally {
  await browser.close();
  server.close();
}
