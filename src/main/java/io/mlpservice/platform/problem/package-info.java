/** What goes wrong, told to the user: problem documents, the errors of fields, and the words of both. */
@NullMarked
package io.mlpservice.platform.problem;

import org.jspecify.annotations.NullMarked;
