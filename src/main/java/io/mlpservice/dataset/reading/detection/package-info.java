/** Finds the dialect of a table by looking: its separator, marks in numbers and header, and what stands around it. */
@NullMarked
package io.mlpservice.dataset.reading.detection;

import org.jspecify.annotations.NullMarked;
