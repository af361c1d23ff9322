package io.mlpservice.security;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.security.key.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the details of the health to those who may see how the service is doing: where keys are needed, to {@code admin}. */
final class HealthDetails implements HealthEndpointGroupsPostProcessor {
    private final Protection protection;

    HealthDetails(Protection protection) {
        this.protection = protection;
    }

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        var others = groups.getNames().stream()
                .collect(Collectors.toMap(Function.identity(), name -> Objects.requireNonNull(groups.get(name))));
        return HealthEndpointGroups.of(new Detailed(groups.getPrimary(), protection), others);
    }

    /** All of the health, with its details. */
    private record Detailed(HealthEndpointGroup group, Protection protection) implements HealthEndpointGroup {
        @Override
        public boolean isMember(String name) {
            return group.isMember(name);
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return showDetails(context);
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return !protection.asksForKeys()
                    || Caller.current().filter(caller -> caller.scopes().contains(Scope.ADMIN)).isPresent();
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return group.getStatusAggregator();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return group.getHttpCodeStatusMapper();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return group.getAdditionalPath();
        }
    }
}
