/** The OpenAPI document: records, problems and hyperparameters in it. */
@NullMarked
package io.mlpservice.platform.openapi;

import org.jspecify.annotations.NullMarked;
