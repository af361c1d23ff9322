/** Data sets: tables of typed columns, read from CSV or JSON and stored in the database. */
@NullMarked
package io.mlpservice.dataset;

import org.jspecify.annotations.NullMarked;
