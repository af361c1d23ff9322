/** Keys of the API: made, kept as hashes, recognized, revoked. */
@NullMarked
package io.mlpservice.security.key;

import org.jspecify.annotations.NullMarked;
