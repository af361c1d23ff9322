/** What a trained model takes and answers: its features, the inputs that they become, its outputs. */
@NullMarked
package io.mlpservice.schema;

import org.jspecify.annotations.NullMarked;
