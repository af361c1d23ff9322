/** Data sets in the database: the file as it came, and its cells as typed columns in blocks. */
@NullMarked
package io.mlpservice.dataset.storage;

import org.jspecify.annotations.NullMarked;
