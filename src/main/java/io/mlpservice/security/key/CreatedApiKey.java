package io.mlpservice.security.key;

import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(description = "A new key with its secret.")
record CreatedApiKey(
        @Schema(description = "The key itself, to be sent as `Authorization: Bearer …`. It is shown this once.") String key,
        UUID id, String name,
        @Schema(description = "Whose data the key reaches.") String owner,
        @Schema(description = "What the key is good for.") List<Scope> scopes,
        @Schema(description = "From when on the key is refused; null if it does not expire.") @Nullable Instant expiresAt,
        Instant createdAt) {

    CreatedApiKey {
        scopes = List.copyOf(scopes);
    }

    static CreatedApiKey of(KeyText text, ApiKey key) {
        return new CreatedApiKey(text.reveal(), key.id(), key.name(), key.owner(), key.scopes(), key.expiresAt(),
                key.createdAt());
    }
}
