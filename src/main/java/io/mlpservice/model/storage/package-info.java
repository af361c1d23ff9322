/** Models in the database: their rows, the lists of them, and the numbers of their versions. */
@NullMarked
package io.mlpservice.model.storage;

import org.jspecify.annotations.NullMarked;
