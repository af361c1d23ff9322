/** What all bytes that outlive a process have in common. */
@NullMarked
package io.mlpservice.engine.format;

import org.jspecify.annotations.NullMarked;
