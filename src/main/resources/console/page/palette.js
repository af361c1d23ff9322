// @ts-check
/** Colors and shapes of classes: never color alone. */

/** The shapes of points, in the order of classes. */
export const SHAPES = /** @type {const} */ (['circle', 'triangle', 'square', 'diamond', 'cross', 'plus', 'star', 'hexagon']);

/** Classes that can be told apart by color; of more, one at a time is highlighted. */
export const MOST_COLORS = 6;

/** @param {string} name of a custom property @returns {string} its color as the current scheme has it */
export function token(name) {
  return resolve(`var(--${name})`);
}

/**
 * The color of a class, for CSS and SVG.
 *
 * @param {number} index
 * @param {number} classes how many there are
 * @param {number | null} highlighted of more classes than colors, the one that stands out
 */
export function classColor(index, classes, highlighted = null) {
  if (classes <= 4) return `var(--four-${index})`;
  if (classes <= MOST_COLORS) return `var(--six-${index})`;
  return index === highlighted ? 'var(--accent)' : 'var(--rest)';
}

const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/**
 * The red, green and blue of a CSS color, each 0 to 255, for drawing on a canvas.
 *
 * @param {string} color
 * @returns {[number, number, number]}
 */
export function rgb(color) {
  if (!probe) return [128, 128, 128];
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = resolve(color);
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** @param {string} color with custom properties and `light-dark()` @returns {string} as computed */
function resolve(color) {
  const sample = document.createElement('span');
  sample.style.color = color;
  // Else all colors are the same where the system forces its own: what is drawn needs several.
  sample.style.setProperty('forced-color-adjust', 'none');
  document.body.append(sample);
  const computed = getComputedStyle(sample).color;
  sample.remove();
  return computed;
}

const VIRIDIS = [[68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141], [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37]];

/**
 * Viridis: lightness grows evenly with the value.
 *
 * @param {number} share 0 to 1
 * @returns {[number, number, number]}
 */
export function viridis(share) {
  const place = Math.min(Math.max(share, 0), 1) * (VIRIDIS.length - 1);
  const low = Math.min(Math.floor(place), VIRIDIS.length - 2);
  const part = place - low;
  const mix = (/** @type {number} */ channel) => Math.round(VIRIDIS[low][channel] * (1 - part) + VIRIDIS[low + 1][channel] * part);
  return [mix(0), mix(1), mix(2)];
}

/**
 * The outline of a point's shape, as an SVG path and for `Path2D`.
 *
 * @param {number} index of the class
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function shapePath(index, x, y, radius) {
  const polygon = (/** @type {number} */ corners, /** @type {number} */ turn, inner = 1) => {
    const points = [];
    const steps = inner === 1 ? corners : 2 * corners;
    for (let i = 0; i < steps; i++) {
      const angle = turn + (2 * Math.PI * i) / steps;
      const reach = radius * 1.15 * (inner !== 1 && i % 2 ? inner : 1);
      points.push(`${(x + reach * Math.sin(angle)).toFixed(2)} ${(y - reach * Math.cos(angle)).toFixed(2)}`);
    }
    return `M${points.join('L')}Z`;
  };
  const bar = radius * 0.38;
  const plus = `M${x - bar} ${y - radius}h${2 * bar}v${radius - bar}h${radius - bar}v${2 * bar}h${bar - radius}v${radius - bar}h${-2 * bar}v${bar - radius}h${bar - radius}v${-2 * bar}h${radius - bar}Z`;
  switch (SHAPES[index % SHAPES.length]) {
    case 'triangle': return polygon(3, 0);
    case 'square': return polygon(4, Math.PI / 4);
    case 'diamond': return polygon(4, 0);
    case 'cross': return polygon(4, Math.PI / 4, 0.35);
    case 'plus': return plus;
    case 'star': return polygon(5, 0, 0.45);
    case 'hexagon': return polygon(6, 0);
    default: return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  }
}
