// @ts-check
/** Rows drawn from a table, for its pictures. */
import { useMemo } from 'preact/hooks';
import { useLoaded, useSettled } from '../page/ui.js';
import { get } from '../service/api.js';
import { columnList } from '../service/columns.js';

const ROWS = 500;
const MOST_COLUMNS = 60;
const MOST_CLASSES = 20;

/**
 * Sampled rows of some columns and of the target, and the classes of the target in them; no classes for numbers. A narrow
 * table is loaded once for all its pictures.
 *
 * @param {any} dataset
 * @param {string | undefined} target
 * @param {string[]} names
 * @returns {(import('./column.js').Sample & {total: number}) | null}
 */
export function useSample(dataset, target, names) {
  const wide = dataset.columns.length > MOST_COLUMNS;
  const wanted = useSettled(wide ? columnList([...new Set([...names.slice(0, MOST_COLUMNS), ...(target === undefined ? [] : [target])])]) : null);
  const { data } = useLoaded((signal) => get('/datasets/{id}/rows', { id: dataset.id }, { signal, query: { sample: ROWS, columns: wanted } }), [dataset.id, wanted]);
  return useMemo(() => {
    if (!data) return null;
    const column = dataset.columns.find((/** @type {any} */ each) => each.name === target);
    return { columns: data.columns, rows: data.rows, classes: column ? classesOf(column, data) : [], target: target ?? '', total: data.total };
  }, [data, target]);
}

/** @param {any} column @param {{columns: string[], rows: any[][]}} data @returns {string[]} */
function classesOf(column, { columns, rows }) {
  const few = column.distinct !== null && column.distinct <= MOST_CLASSES;
  if (column.type === 'numeric' && !few) return [];
  const at = columns.indexOf(column.name);
  const labels = rows.map((row) => row[at]).filter((cell) => cell !== null && cell !== undefined);
  return [...new Set(labels.map(String))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
