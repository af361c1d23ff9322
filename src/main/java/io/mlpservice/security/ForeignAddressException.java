package io.mlpservice.security;

/** The service is configured to listen where other machines can reach it, without protection. */
final class ForeignAddressException extends RuntimeException {

    ForeignAddressException(String address) {
        super("The service would listen on %s, where other machines can reach it, and nothing would keep them out."
                .formatted(address));
    }
}
