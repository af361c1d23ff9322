// @ts-check
/** How files become data sets. */
import { post } from './api.js';

/** @typedef {{separator?: string, decimal?: string, header?: string, encoding?: string, name?: string}} Reading what the user says of a file; what is absent is found by looking */

/**
 * @param {File} file
 * @param {Reading} reading
 * @returns {FormData}
 */
function form(file, reading) {
  const data = new FormData();
  for (const [name, value] of Object.entries(reading)) if (value) data.append(name, value);
  data.append('file', file, file.name);
  return data;
}

/** @param {File} file @param {Reading} reading */
export const upload = (file, reading = {}) => post('/datasets', {}, { body: form(file, reading) });

/** @param {File} file @param {Reading} reading */
export const preview = (file, reading = {}) => post('/datasets/preview', {}, { body: form(file, reading) });
