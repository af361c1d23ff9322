/**
 * Whose data the service works with. Every data set, model and job has an owner, and what runs sees the things of its
 * owner alone.
 */
@NullMarked
package io.mlpservice.platform.owner;

import org.jspecify.annotations.NullMarked;
