/** What every controller shares: strict reading, problem documents, paging, settings and the OpenAPI document. */
@NullMarked
package io.mlpservice.platform;

import org.jspecify.annotations.NullMarked;
