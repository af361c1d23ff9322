package io.mlpservice.platform.openapi;

import io.mlpservice.platform.access.AccessRule;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.Collection;
import java.util.List;

/** Documents for each operation the scopes of which a key needs one. */
@Component
public class AccessInDocument implements OperationCustomizer {
    /** The name of the scheme. */
    public static final String SCHEME = "key";

    private static final String SCOPES = "x-required-scopes";

    /** How keys are sent. */
    public static SecurityScheme scheme() {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("mlp_… or JWT")
                .description(
                        "A key, `mlp_…`, or a token of the issuer that the service trusts. `X-API-Key: mlp_…` does as well. The service asks for them if `mlp.security.mode` is `keys` or an issuer is configured; `x-required-scopes` names the scopes of which an operation needs one.");
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var scopes = AccessRule.of(method).map(AccessRule::scopes).orElseThrow(() -> new IllegalStateException(
                "%s states neither @RequiresScope nor @OpenToAll".formatted(method)));
        return scopes.isEmpty() ? operation.security(List.of()) : require(operation, scopes);
    }

    /**
     * Documents that an operation needs a key with one of some scopes. OpenAPI has a place for scopes in OAuth alone, so
     * they stand in an extension.
     */
    public static Operation require(Operation operation, Collection<Scope> scopes) {
        operation.addExtension(SCOPES, scopes.stream().map(Scope::text).toList());
        return operation.security(List.of(new SecurityRequirement().addList(SCHEME)));
    }
}
