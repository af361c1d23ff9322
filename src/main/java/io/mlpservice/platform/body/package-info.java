/** The bodies of requests: decompressed, measured against their limits, and read. */
@NullMarked
package io.mlpservice.platform.body;

import org.jspecify.annotations.NullMarked;
