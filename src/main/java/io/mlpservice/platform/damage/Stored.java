package io.mlpservice.platform.damage;

import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.persistence.Table;
import org.springframework.http.HttpStatus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of things that are stored and belong to an owner. */
public enum Stored {
    /** Its description, its file, and its cells. */
    DATASET("dataset", "name", "dataset_damaged", "The data set %s", "upload the file again"),
    /** Its description and its parameters. */
    MODEL("model", "name || '@' || version", "model_damaged", "The model %s", "train it again"),
    /** Its description and snapshots, and its checkpoint while it is not finished. */
    TRAINING_JOB("training_job", "model_name", "job_damaged", "The training job %s", "submit it again"),
    /** Its description and its result. */
    PREDICTION_JOB("prediction_job", "model_name", "result_damaged", "The prediction job %s, or its result,",
            "submit the job again");

    private final String table;
    private final String name;
    private final String code;
    private final String subject;
    private final String remedy;

    Stored(String table, String name, String code, String subject, String remedy) {
        this.table = table;
        this.name = name;
        this.code = code;
        this.subject = subject;
        this.remedy = remedy;
    }

    /** The kind whose descriptions an entity holds. */
    public static Optional<Stored> of(Class<?> entity) {
        var table = entity.getAnnotation(Table.class);
        return Arrays.stream(values()).filter(kind -> table != null && kind.table.equals(table.name())).findFirst();
    }

    /** Where they are stored. */
    String table() {
        return table;
    }

    /** Their names, in SQL. */
    String nameInSql() {
        return name;
    }

    /** 503, as it is the service that fails here. */
    ProblemException problem(Object shown) {
        return new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value(), code,
                "%s is damaged in the database. Restore the database from a backup, or %s."
                        .formatted(subject.formatted(shown), remedy),
                List.of()));
    }
}
