// @ts-check
/** The place in a file that an upload was refused for. */

/** @typedef {{before: string, fault: string, after: string}} Marked a line in three parts */

const CHUNK = 1 << 20;
const MOST_BYTES = 256 * CHUNK;
const LONGEST_LINE = 1 << 16;
const AROUND = 120;
const COUNTS = /has (\d+) cells?, but there (?:is|are) (\d+) columns?/;
const SEPARATORS = [',', ';', '\t', '|'];

/**
 * A line of a text file; null if there is none, or the file is no text.
 *
 * @param {Blob} file
 * @param {number} number from 1
 */
export async function lineOf(file, number) {
  let line = 1;
  let end = 10;
  /** @type {number[]} */
  const found = [];
  for (let start = 0; start < Math.min(file.size, MOST_BYTES); start += CHUNK) {
    const bytes = new Uint8Array(await file.slice(start, start + CHUNK).arrayBuffer());
    if (bytes.includes(0)) return null;
    if (start === 0 && !bytes.includes(10)) end = 13;
    let from = 0;
    for (; line < number && from < bytes.length; line++) {
      const at = bytes.indexOf(end, from);
      if (at < 0) break;
      from = at + 1;
    }
    if (line < number) continue;
    const at = bytes.indexOf(end, from);
    found.push(...bytes.subarray(from, Math.min(at < 0 ? bytes.length : at, from + LONGEST_LINE)));
    if (at >= 0 || found.length >= LONGEST_LINE) break;
  }
  return line < number ? null : new TextDecoder().decode(new Uint8Array(found)).replace(/\r$/, '');
}

/**
 * A line with the cell that a problem speaks of.
 *
 * @param {string} line
 * @param {string} detail what the service says of it
 * @returns {Marked}
 */
export function marked(line, detail) {
  const [, cells, columns] = COUNTS.exec(detail) ?? [];
  const held = /holds '(.*?)'[,;.]/.exec(detail)?.[1];
  let from = 0;
  let to = 0;
  if (cells) {
    const starts = startsOf(line, readWith(line, detail) ?? '');
    from = Number(cells) > Number(columns) ? starts[Number(columns)] ?? line.length : line.length;
    to = line.length;
  } else if (held && line.includes(held)) {
    from = cellAt(line, held);
    to = from + held.length;
  } else if (/quote/i.test(detail) && line.includes('"')) {
    from = line.lastIndexOf('"');
    to = line.length;
  }
  return around(line, from, to, cells !== undefined && from === to ? ` ← ${Number(columns) - Number(cells)} missing` : '');
}

/**
 * The separator that gives a line as many cells as the service counted; null if it did not count them.
 *
 * @param {string} line
 * @param {string} detail
 */
export function readWith(line, detail) {
  const cells = Number(COUNTS.exec(detail)?.[1]);
  return SEPARATORS.find((separator) => startsOf(line, separator).length === cells) ?? null;
}

/** Where each cell of a line starts. @param {string} line @param {string} separator */
function startsOf(line, separator) {
  const starts = [0];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === separator && !quoted) starts.push(i + 1);
  }
  return starts;
}

/** A whole cell rather than a part of one. @param {string} line @param {string} text */
function cellAt(line, text) {
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
    if (/^$|[,;\t|"]/.test(line[at - 1] ?? '') && /^$|[,;\t|"]/.test(line[at + text.length] ?? '')) return at;
  }
  return line.indexOf(text);
}

/** @param {string} line @param {number} from @param {number} to @param {string} missing @returns {Marked} */
function around(line, from, to, missing) {
  const start = Math.max(0, from - AROUND);
  const stop = Math.min(line.length, to + AROUND);
  const fault = line.slice(from, to);
  return {
    before: (start > 0 ? '…' : '') + line.slice(start, from),
    fault: missing || (fault.length > 2 * AROUND ? `${fault.slice(0, 2 * AROUND)}…` : fault),
    after: line.slice(to, stop) + (stop < line.length ? '…' : ''),
  };
}
