// Stands in front of a service and answers as a later version may: with constants, properties and kinds of events that the
// document does not have.
import { createServer, request } from 'node:http';

const address = process.argv[2];
const LATER = 'added_later';
const { schemas } = (await (await fetch(`${address}/v3/api-docs`)).json()).components;

const constants = new Set();
for (const { properties = {} } of Object.values(schemas)) {
  for (const [name, property] of Object.entries(properties)) {
    for (const part of property.oneOf ?? property.anyOf ?? property.allOf ?? [property]) {
      const schema = part.$ref ? schemas[part.$ref.split('/').pop()] : part;
      (schema['x-extensible-enum'] ?? schema.enum ?? []).forEach((value) => constants.add(`"${name}":"${value}"`));
    }
  }
}

// Programs wait for the states that they know.
const grown = (text) =>
  text
    .replace(/"(\w+)":"\w+"/g, (field, name) => {
      if (name === 'state' || !constants.has(field)) return field;
      console.log(name);
      return `"${name}":"${LATER}"`;
    })
    .replaceAll('{"id":', `{"${LATER}":[{}],"id":`)
    .replace(/^retry: /, `event: ${LATER}\ndata: {}\n\nretry: `);

createServer((asked, answered) => {
  const headers = { ...asked.headers, host: new URL(address).host };
  const forwarded = request(address + asked.url, { method: asked.method, headers }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => {
      const body = grown(Buffer.concat(parts).toString());
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers;
      answered.writeHead(answer.statusCode, { ...rest, 'content-length': Buffer.byteLength(body) }).end(body);
    });
  });
  asked.pipe(forwarded);
}).listen(0, '127.0.0.1', function () {
  console.log(`http://127.0.0.1:${this.address().port}`);
});
