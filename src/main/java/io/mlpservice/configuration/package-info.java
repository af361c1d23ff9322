/** What a training request may say, what is checked of it alone, and the list of all choices at {@code /capabilities}. */
@NullMarked
package io.mlpservice.configuration;

import org.jspecify.annotations.NullMarked;
