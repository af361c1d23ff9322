package io.mlpservice.security;

import io.mlpservice.security.key.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import java.util.List;

/** A caller as Spring Security has it. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final String PREFIX = "SCOPE_";

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Caller caller) {
        return caller.scopes().stream().<GrantedAuthority>map(
                scope -> new SimpleGrantedAuthority(PREFIX + scope.text())).toList();
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    /** What was sent is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
