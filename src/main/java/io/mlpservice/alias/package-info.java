/** Aliases of models: names such as {@code production} that are moved from version to version. */
@NullMarked
package io.mlpservice.alias;

import org.jspecify.annotations.NullMarked;
