/** Answers to rows: what of them is wanted, and how they are written. */
@NullMarked
package io.mlpservice.prediction.answer;

import org.jspecify.annotations.NullMarked;
