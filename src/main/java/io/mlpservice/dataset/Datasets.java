package io.mlpservice.dataset;

import io.mlpservice.engine.data.Table;
import org.springframework.stereotype.Service;

import java.util.UUID;

/** The data sets that users uploaded. */
@Service
public class Datasets {
    /**
     * A data set without its rows.
     *
     * @throws io.mlpservice.platform.ProblemException {@code not_found} if there is none of that id
     */
    public Dataset get(UUID id) {
        throw io.mlpservice.platform.ProblemException.notFound("data set", id);
    }

    /**
     * All rows of a data set in the order of the file, in columns of the types that {@link #get} tells.
     *
     * @throws io.mlpservice.platform.ProblemException {@code not_found} if there is none of that id
     */
    public Table table(UUID id) {
        throw io.mlpservice.platform.ProblemException.notFound("data set", id);
    }
}
