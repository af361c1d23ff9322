package io.mlpservice.security.key;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.paging.Listed;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(description = "A key without its secret, which cannot be read again.")
record ApiKey(UUID id, String name,
        @Schema(description = "Whose data the key reaches.") String owner,
        @Schema(description = "What the key is good for.") List<Scope> scopes,
        @Schema(description = "From when on the key is refused; null if it does not expire.") @Nullable Instant expiresAt,
        Instant createdAt,
        @Schema(description = "When the key was used last, to the minute; null if never.") @Nullable Instant lastUsedAt)
        implements
            Listed {

    ApiKey {
        scopes = List.copyOf(scopes);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
