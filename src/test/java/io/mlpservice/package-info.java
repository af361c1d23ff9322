/** Tests of the whole service, and what lets every test choose its database. */
@NullMarked
package io.mlpservice;

import org.jspecify.annotations.NullMarked;
