package io.mlpservice.platform.damage;

import io.mlpservice.platform.problem.ProblemException;

import java.io.IOException;
import java.util.UUID;

/** Looks at the stored things of a kind, those of all owners. */
public interface Inspection {
    /** The kind. */
    Stored kind();

    /**
     * Reads all that is stored of a thing, a part at a time.
     *
     * @throws ProblemException 503 if it is damaged or cannot be read, {@code not_found} if it is gone
     */
    void check(UUID id) throws IOException;
}
