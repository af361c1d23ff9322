/** Lists page by page, filtered and sorted. */
@NullMarked
package io.mlpservice.platform.paging;

import org.jspecify.annotations.NullMarked;
