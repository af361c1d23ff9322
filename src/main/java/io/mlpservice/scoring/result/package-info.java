/** Results of prediction jobs: the answers to the rows of a data set as they are stored, sent, and made a table. */
@NullMarked
package io.mlpservice.scoring.result;

import org.jspecify.annotations.NullMarked;
