package io.mlpservice.platform.openapi;

import io.mlpservice.platform.access.AccessRule;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.List;

/** Documents for each operation the scopes of which a key needs one. */
@Component
public class AccessInDocument implements OperationCustomizer {
    /** The name of the scheme. */
    public static final String SCHEME = "key";

    /** How keys are sent. */
    public static SecurityScheme scheme() {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("mlp_… or JWT")
                .description(
                        "A key, `mlp_…`, or a token of the issuer that the service trusts. `X-API-Key: mlp_…` does as well. The service asks for them if `mlp.security.mode` is `keys` or an issuer is configured; each operation names the scopes of which one is needed.");
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var scopes = AccessRule.of(method).map(AccessRule::scopes).orElseThrow(() -> new IllegalStateException(
                "%s states neither @RequiresScope nor @OpenToAll".formatted(method)));
        return operation.security(scopes.stream().map(AccessInDocument::requirement).toList());
    }

    /** That a key has a scope. */
    public static SecurityRequirement requirement(Scope scope) {
        return new SecurityRequirement().addList(SCHEME, List.of(scope.text()));
    }
}
