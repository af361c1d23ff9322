// @ts-check
/** Names of columns as the parameter `columns` takes them: cells of a line of CSV. */

/** @param {string[]} names */
export const columnList = (names) => names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join();
