/** From the bytes of an upload to the cells of a table: compression, character encoding, dialect of CSV. */
@NullMarked
package io.mlpservice.dataset.reading;

import org.jspecify.annotations.NullMarked;
