package io.mlpservice.platform;

import io.mlpservice.platform.problem.ProblemException;
import org.springframework.util.unit.DataSize;

/**
 * How large a body may be.
 *
 * @param setting the setting that says so
 * @param most in bytes after decompression
 * @param whole the same of a body that holds more than what the limit is about
 */
public record BodyLimit(String setting, DataSize most, DataSize whole) {
    /** The fields of a form, and what is between them. */
    private static final long FIELDS = 1 << 20;

    /** The limit of a body that holds nothing else. */
    public BodyLimit(String setting, DataSize most) {
        this(setting, most, most);
    }

    /** The same for a form with files, each of which is checked by itself. */
    public BodyLimit ofForm(int files) {
        return new BodyLimit(setting, most, DataSize.ofBytes(files * most.toBytes() + FIELDS));
    }

    /** The limit as clients see it. */
    ServiceLimit shown(String description) {
        return ServiceLimit.of(setting, most, description);
    }

    /** The problem of a body that is larger. */
    public ProblemException exceeded() {
        return exceeded("The body is larger than %s. Send less at a time, or raise the setting %s.");
    }

    /** The same of a part of a body, such as the decompressed file. */
    public ProblemException exceededBy(String part) {
        return exceeded(part + " is larger than %s. Make it smaller, or raise the setting %s.");
    }

    private ProblemException exceeded(String sentences) {
        var size = most.toBytes() % (1 << 20) == 0 ? most.toMegabytes() + " MB" : most.toBytes() + " bytes";
        return ProblemException.tooLarge("body_too_large", sentences.formatted(size, setting));
    }
}
