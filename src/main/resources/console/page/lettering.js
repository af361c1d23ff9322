// @ts-check
/** Names in drawings, where text does not wrap by itself. */
import { squeezed } from './format.js';

const FONT = '13px system-ui, sans-serif';
const THIN_LETTER = 4;
const LEAST_LETTERS = 3;
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

/** A name, without its middle if it is wider than some pixels. @param {string} name @param {number} width */
export function fitted(name, width) {
  pen.font = FONT;
  let letters = Math.max(Math.floor(width / THIN_LETTER), LEAST_LETTERS);
  while (letters > LEAST_LETTERS && pen.measureText(squeezed(name, letters)).width > width) letters--;
  return squeezed(name, letters);
}
