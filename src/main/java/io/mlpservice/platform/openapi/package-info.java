/** The OpenAPI document: what it says about records, problems and hyperparameters. */
@NullMarked
package io.mlpservice.platform.openapi;

import org.jspecify.annotations.NullMarked;
