/** What values settings may have, and how a start that refuses one says so. */
@NullMarked
package io.mlpservice.platform.setting;

import org.jspecify.annotations.NullMarked;
