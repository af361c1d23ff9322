package io.mlpservice.security;

/** The service was told to listen where strangers could reach it, with nothing to keep them out. */
final class ForeignAddressException extends RuntimeException {

    ForeignAddressException(String address) {
        super("The service would listen on %s, where other machines can reach it, and nothing would keep them out."
                .formatted(address));
    }
}
