/** Prediction jobs: models score whole data sets in the background, and the results can be downloaded. */
@NullMarked
package io.mlpservice.scoring;

import org.jspecify.annotations.NullMarked;
