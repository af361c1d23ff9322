// @ts-check
/** Small pictures: of what a unit answers, and of a whole surface. */
import { rgb } from '../page/palette.js';
import { axisOf } from './axes.js';
import { fieldOf } from './field.js';
import { paintField } from './paint.js';

/** @type {WeakMap<number[], {scheme: string, url: string}>} */
const known = new WeakMap();
const scratch = document.createElement('canvas');

/**
 * What a unit answers over two features: blue where positive, orange where negative, by its own largest answer.
 *
 * @param {number[]} values from left to right, then upward
 * @param {number} across
 * @returns {string} an image as address
 */
export function unitPicture(values, across) {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
  return picture(values, across, (value) => [value < 0 ? 'var(--negative)' : 'var(--positive)', Math.abs(value) / most]);
}

/**
 * How probable a class is over two features.
 *
 * @param {number[]} probabilities from left to right, then upward
 * @param {number} across
 * @param {string} color of the class
 */
export const classPicture = (probabilities, across, color) => picture(probabilities, across, (value) => [color, value]);

/** @param {number[]} values @param {number} across @param {(value: number) => [string, number]} paint a color and how strong it is */
function picture(values, across, paint) {
  const scheme = getComputedStyle(document.documentElement).getPropertyValue('color-scheme') + document.documentElement.dataset.theme + matchMedia('(prefers-color-scheme: dark)').matches;
  const before = known.get(values);
  if (before?.scheme === scheme) return before.url;
  const up = Math.max(Math.floor(values.length / across), 1);
  scratch.width = across;
  scratch.height = up;
  const pen = /** @type {CanvasRenderingContext2D} */ (scratch.getContext('2d'));
  const image = pen.createImageData(across, up);
  const panel = rgb('var(--panel)');
  /** @type {Map<string, number[]>} */
  const colors = new Map();
  values.forEach((value, place) => {
    const [name, strength] = paint(value);
    const color = colors.get(name) ?? rgb(name);
    colors.set(name, color);
    const pixel = 4 * ((up - 1 - Math.floor(place / across)) * across + (place % across));
    for (let channel = 0; channel < 3; channel++) image.data[pixel + channel] = panel[channel] + (color[channel] - panel[channel]) * strength;
    image.data[pixel + 3] = 255;
  });
  pen.putImageData(image, 0, 0);
  const url = scratch.toDataURL();
  known.set(values, { scheme, url });
  return url;
}

/**
 * Paints a surface without axes and points, for cards.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {any} surface the service's answer
 */
export function paintThumbnail(canvas, surface) {
  paintField(canvas, fieldOf(surface, axisOf(surface.x), axisOf(surface.y ?? { feature: '', values: [''] })));
}
