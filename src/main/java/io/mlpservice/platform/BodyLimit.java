package io.mlpservice.platform;

import org.springframework.util.unit.DataSize;

/**
 * How large a body may be.
 *
 * @param setting the setting that says so
 * @param most in bytes after decompression
 */
public record BodyLimit(String setting, DataSize most) {
    /** The limit as clients see it. */
    ServiceLimit shown(String description) {
        return ServiceLimit.of(setting, most, description);
    }

    /** The problem of a body that is larger. */
    public ProblemException exceeded() {
        var size = most.toBytes() % (1 << 20) == 0 ? most.toMegabytes() + " MB" : most.toBytes() + " bytes";
        return ProblemException.tooLarge("body_too_large",
                "The body is larger than %s. Send less at a time, or raise the setting %s.".formatted(size, setting));
    }
}
