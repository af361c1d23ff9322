/** The interface of MLflow's scoring server. */
@NullMarked
package io.mlpservice.inference.mlflow;

import org.jspecify.annotations.NullMarked;
