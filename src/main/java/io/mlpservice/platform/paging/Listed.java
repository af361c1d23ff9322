package io.mlpservice.platform.paging;

import java.time.Instant;
import java.util.UUID;

/** An item of a list. */
public interface Listed {
    /** The item's id. */
    UUID id();

    /** When it was made; the newest item comes first. */
    Instant createdAt();
}
