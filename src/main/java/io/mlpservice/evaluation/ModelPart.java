package io.mlpservice.evaluation;

import io.mlpservice.engine.data.Split;

/** A part of the rows that a model was made of. */
enum ModelPart {
    TRAINING,
    VALIDATION,
    TEST;

    /** The rows of this part, ascending. */
    int[] rows(Split split) {
        return switch (this) {
            case TRAINING -> split.training();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }
}
