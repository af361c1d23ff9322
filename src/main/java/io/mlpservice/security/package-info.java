/** Who may reach the service. */
@NullMarked
package io.mlpservice.security;

import org.jspecify.annotations.NullMarked;
