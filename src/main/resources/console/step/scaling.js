// @ts-check
/** How the cells of a row become the inputs of a network, with numbers. */

/**
 * @param {any} input as the schema of a model describes it
 * @param {number} value in its own unit
 * @param {(value: number) => string} show
 * @returns {string} an empty text where nothing is calculated
 */
export function scalingText(input, value, show) {
  const scale = input?.scale;
  const x = show(value);
  switch (scale?.kind) {
    case 'linear': return `(${x} ${minus(scale.center, show)})/${show(scale.width)}${scale.base ? ` ${plus(scale.base, show)}` : ''}`;
    case 'robust': return `t/√(1 + (t/3)²), t = (${x} ${minus(scale.center, show)})/${show(scale.width)}`;
    case 'log': return `(l ${minus(scale.center, show)})/${show(scale.width)}${scale.base ? ` ${plus(scale.base, show)}` : ''}, l = sign(${x}) · ln(1 + |${x}|/${show(scale.unit)})`;
    case 'quantile_normal': return 'Φ⁻¹ of its share of the training rows';
    case 'constant': return 'the same in all training rows';
    default: return '';
  }
}

/** @param {number} value @param {(value: number) => string} show */
const minus = (value, show) => (value < 0 ? `+ ${show(-value)}` : `− ${show(value)}`);

/** @param {number} value @param {(value: number) => string} show */
const plus = (value, show) => (value < 0 ? `− ${show(-value)}` : `+ ${show(value)}`);
