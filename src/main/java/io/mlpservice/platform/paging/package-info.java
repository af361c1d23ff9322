/** Lists page by page, newest first. */
@NullMarked
package io.mlpservice.platform.paging;

import org.jspecify.annotations.NullMarked;
