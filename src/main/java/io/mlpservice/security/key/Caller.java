package io.mlpservice.security.key;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who sent a request, by a key or a token.
 *
 * @param owner whose data the request reaches
 * @param keyId the id of the key; null with a token
 * @param scopes what the key or token is good for
 * @param expiresAt from when on the key or token is refused; null if it does not expire
 */
public record Caller(Owner owner, @Nullable UUID keyId, Set<Scope> scopes,
        @Nullable Instant expiresAt) implements Principal {
    /** Copies the scopes. */
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String getName() {
        return owner.name();
    }

    /** The caller of the current request; empty where it came without a key or token. */
    public static Optional<Caller> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
