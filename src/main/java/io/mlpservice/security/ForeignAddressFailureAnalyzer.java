package io.mlpservice.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what to do about a foreign address, instead of a stack trace. */
final class ForeignAddressFailureAnalyzer extends AbstractFailureAnalyzer<ForeignAddressException> {

    private static final String ACTION = """
            To serve other machines, set mlp.security.mode to keys: then every request needs a key, and the first one \
            is left in a file of the data directory. Tokens of an issuer do as well: set \
            spring.security.oauth2.resourceserver.jwt.issuer-uri. src/docs/security.md says more.
            Or set server.address to 127.0.0.1 (or remove the setting) to serve this machine only; \
            where management.server.port is set, set management.server.address to 127.0.0.1 too.
            If something else keeps strangers out, such as a container whose port is published on 127.0.0.1 only, \
            set mlp.security.mode to unprotected.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ForeignAddressException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
