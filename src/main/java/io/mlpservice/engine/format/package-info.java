/** The common layout of stored bytes. */
@NullMarked
package io.mlpservice.engine.format;

import org.jspecify.annotations.NullMarked;
