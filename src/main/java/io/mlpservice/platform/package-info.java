/** What all controllers share: strict reading, problem documents, paging, settings. */
@NullMarked
package io.mlpservice.platform;

import org.jspecify.annotations.NullMarked;
