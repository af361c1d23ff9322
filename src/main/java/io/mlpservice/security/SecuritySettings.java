package io.mlpservice.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may reach the service.
 *
 * @param mode
 *            what stands between the service and a stranger
 */
@ConfigurationProperties("mlp.security")
record SecuritySettings(@DefaultValue("loopback") Mode mode) {

    enum Mode {
        /** Only this machine: the service listens on a loopback address and answers only to a loopback name. */
        LOOPBACK,
        /** Keys, or tokens where an issuer of them is configured. */
        KEYS,
        /** Anyone who can connect. */
        UNPROTECTED
    }
}
