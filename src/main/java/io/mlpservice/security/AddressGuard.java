package io.mlpservice.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.InetAddress;

/**
 * Refuses to start a server that other machines could reach without protection, before it listens and before the
 * database is opened.
 */
@Component
final class AddressGuard implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(AddressGuard.class);

    private final Protection protection;
    private final ServerProperties server;
    private final Environment environment;

    AddressGuard(Protection protection, ServerProperties server, Environment environment) {
        this.protection = protection;
        this.server = server;
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        check(server.getAddress());
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            check(Binder.get(environment).bind("management.server.address", InetAddress.class).orElse(null));
        }
    }

    /** A null address means all of the machine's addresses. */
    void check(@Nullable InetAddress address) {
        if (protection.isMissing()) {
            log.warn(
                    "mlp.security.mode is unprotected: anyone who can connect to this service can use and delete everything in it.");
        } else if (!protection.asksForKeys() && (address == null || !address.isLoopbackAddress())) {
            throw new ForeignAddressException(
                    address == null ? "every address of this machine" : address.getHostAddress());
        }
    }
}
