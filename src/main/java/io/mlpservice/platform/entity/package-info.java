/** How Hibernate treats entities: without what costs a start and serves none of them. */
@NullMarked
package io.mlpservice.platform.entity;

import org.jspecify.annotations.NullMarked;
