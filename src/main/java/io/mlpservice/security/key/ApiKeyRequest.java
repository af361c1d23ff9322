package io.mlpservice.security.key;

import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

@Schema(description = "A key to make.", example = "{\"name\": \"web front end\", \"scopes\": [\"predict\"], \"expires_at\": \"2099-12-31T00:00:00Z\"}")
record ApiKeyRequest(
        @Schema(description = "What the key is for, 1 to 100 characters.", minLength = 1, maxLength = 100, example = "web front end") String name,
        @Schema(description = "Whose data the key reaches: 1 to 100 printable ASCII characters without blanks. By default the owner of the key that makes it.", minLength = 1, maxLength = 100, pattern = "^[!-~]+$", example = "default") @Nullable String owner,
        @ArraySchema(arraySchema = @Schema(description = "What the key is good for; at least one."), minItems = 1, schema = @Schema(implementation = Scope.class)) List<Scope> scopes,
        @Schema(description = "From when on the key is refused, such as 2030-01-01T00:00:00Z; never by default.", example = "2099-12-31T00:00:00Z") @Nullable Instant expiresAt) {

    private static final int LONGEST_NAME = 100;

    /** Throws 422 with everything that is wrong. */
    void check(Instant now) {
        var errors = new FieldErrors();
        QueryParameters.addErrors(errors);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add("/name", "invalid_value", "A name has 1 to %d characters.".formatted(LONGEST_NAME));
        }
        if (owner != null && !Owner.isName(owner)) {
            errors.add("/owner", "invalid_value",
                    "An owner has 1 to %d printable ASCII characters without blanks, and is not '*'."
                            .formatted(Owner.LONGEST_NAME));
        }
        if (scopes.isEmpty()) {
            errors.add("/scopes", "required", "A key without a scope is good for nothing; give it one or several.");
        }
        if (scopes.stream().distinct().count() < scopes.size()) {
            errors.add("/scopes", "repeated", "A scope is given several times; give it once.");
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            errors.add("/expires_at", "out_of_range", "This is in the past; give a later time, or leave it out.");
        }
        errors.throwIfAny();
    }
}
