// @ts-check
/** A prediction as a program: texts to copy, which run as they are. Nothing here needs a page. */

/**
 * @typedef {string | number | boolean | null} Cell
 * @typedef {{origin: string, ref: string, instance: Record<string, Cell>, key: boolean}} Call `key` says whether the service
 *   asks for one; the programs take it from the environment
 */

/** The languages, in the order of their tabs. */
export const LANGUAGES = /** @type {const} */ (['curl', 'JavaScript', 'Python', 'Java']);

/** The file that a row goes to which is too long for a program's text, and for a command's argument. */
export const ROW_FILE = 'row.json';

const MOST_CHARACTERS = 20_000;
/** As a name, since the line that imports it is no import of this page. */
const NODE_FILES = "'node:fs/promises'";
const LINE = 88;

/** What would not show, or turn the direction of a line around: written as escapes. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * The body of the request.
 *
 * @param {Call} call
 */
export const requestBody = (call) => `{"instances": [{\n${fill(entries(call, json), '  ')}\n}]}`;

/** @param {Call} call */
export const needsFile = (call) => requestBody(call).length > MOST_CHARACTERS;

/**
 * The program that predicts a row.
 *
 * @param {typeof LANGUAGES[number]} language
 * @param {Call} call
 * @returns {string}
 */
export function snippet(language, call) {
  switch (language) {
    case 'curl': return curl(call);
    case 'JavaScript': return javascript(call);
    case 'Python': return python(call);
    default: return java(call);
  }
}

/** @param {Call} call */
function curl(call) {
  const data = needsFile(call) ? `--data-binary @${ROW_FILE}` : `-d ${shell(requestBody(call))}`;
  const key = call.key ? '  -H "Authorization: Bearer $MLP_KEY" \\\n' : '';
  return `curl -sS ${shell(url(call))} \\\n  -H 'Content-Type: application/json' \\\n${key}  ${data}\n`;
}

/** @param {Call} call */
function javascript(call) {
  const file = needsFile(call);
  const body = file ? `await readFile('${ROW_FILE}')` : `JSON.stringify({ instances: [{\n${fill(entries(call, computed), '    ')}\n  }] })`;
  return `${file ? `import { readFile } from ${NODE_FILES};\n\n` : ''}const response = await fetch(${json(url(call))}, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json'${call.key ? ', Authorization: `Bearer ${process.env.MLP_KEY}`' : ''} },
  body: ${body},
});
const answer = await response.json();
if (!response.ok) throw new Error(answer.detail);
console.log(answer.predictions[0]);
`;
}

/** @param {Call} call */
function python(call) {
  const file = needsFile(call);
  const data = file ? `open("${ROW_FILE}", "rb").read()` : `json.dumps({"instances": [{\n${fill(entries(call, pythonic), '        ')}\n    }]}).encode()`;
  return `import json
${call.key ? 'import os\n' : ''}import urllib.request

request = urllib.request.Request(
    ${json(url(call))},
    data=${data},
    headers={"Content-Type": "application/json"${call.key ? ', "Authorization": "Bearer " + os.environ["MLP_KEY"]' : ''}},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)
print(answer["predictions"][0])
`;
}

/** @param {Call} call */
function java(call) {
  const file = needsFile(call);
  const body = file ? `BodyPublishers.ofFile(Path.of("${ROW_FILE}"))` : `BodyPublishers.ofString("""\n${textBlock(requestBody(call), '                ')}""")`;
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
${file ? 'import java.nio.file.Path;\n' : ''}
class Main {
    public static void main(String[] arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(${json(url(call))}))
            .header("Content-Type", "application/json")
${call.key ? '            .header("Authorization", "Bearer " + System.getenv("MLP_KEY"))\n' : ''}            .POST(${body})
            .build();
        try (var client = HttpClient.newHttpClient()) {
            System.out.println(client.send(request, BodyHandlers.ofString()).body());
        }
    }
}
`;
}

/** @param {Call} call */
const url = ({ origin, ref }) => `${origin}/api/v1/models/${encodeURIComponent(ref).replaceAll('%40', '@')}/predict`;

/** @param {Call} call @param {(value: Cell, isName?: boolean) => string} write */
const entries = ({ instance }, write) => Object.entries(instance).map(([name, cell]) => `${write(name, true)}: ${write(cell ?? null)}`);

/**
 * Entries in lines of a readable width.
 *
 * @param {string[]} texts
 * @param {string} indent
 */
function fill(texts, indent) {
  /** @type {string[]} */
  const lines = [];
  texts.forEach((text, i) => {
    const part = i < texts.length - 1 ? `${text},` : text;
    const last = lines.at(-1);
    if (last && last.length + part.length < LINE) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(indent + part);
  });
  return lines.join('\n');
}

/** As JSON, which is a string of JavaScript, Python and Java too. @param {Cell} value */
const json = (value) => JSON.stringify(value).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A name `__proto__` would set an object's prototype. @param {Cell} value @param {boolean} isName */
const computed = (value, isName = false) => (isName && value === '__proto__' ? '["__proto__"]' : json(value));

/** @param {Cell} value */
const pythonic = (value) => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : json(value));

/** @param {string} text */
const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {string} text @param {string} indent */
const textBlock = (text, indent) => text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').split('\n').map((line) => indent + line).join('\n');
