package io.mlpservice.platform.access;

import org.springframework.web.method.HandlerMethod;

import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may use an operation.
 *
 * @param scopes a key needs one of them; none if the operation is open to all
 */
public record AccessRule(Set<Scope> scopes) {
    private static final AccessRule OPEN = new AccessRule(Set.of());

    /** Keeps the scopes in their order. */
    public AccessRule {
        scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** The rule that an operation or its class states; empty if neither does. */
    public static Optional<AccessRule> of(HandlerMethod operation) {
        return Stream.of(operation.getMethod(), operation.getBeanType()).map(AccessRule::statedAt)
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<AccessRule> statedAt(AnnotatedElement place) {
        var required = place.getAnnotation(RequiresScope.class);
        if (required != null) {
            return Optional.of(new AccessRule(EnumSet.copyOf(List.of(required.value()))));
        }
        return place.isAnnotationPresent(OpenToAll.class) ? Optional.of(OPEN) : Optional.empty();
    }

    /** Whether it needs no key. */
    public boolean isOpen() {
        return scopes.isEmpty();
    }

    /** Whether a key with these scopes may use the operation. */
    public boolean admits(Set<Scope> held) {
        return isOpen() || scopes.stream().anyMatch(held::contains);
    }
}
