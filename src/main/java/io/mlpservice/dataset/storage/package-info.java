/** Data sets in the database: the uploaded file, and its cells as typed columns in blocks. */
@NullMarked
package io.mlpservice.dataset.storage;

import org.jspecify.annotations.NullMarked;
