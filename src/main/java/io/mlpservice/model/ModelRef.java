package io.mlpservice.model;

import io.mlpservice.platform.problem.ProblemException;

import java.util.UUID;
import java.util.regex.Pattern;

/** A reference to a model: its id, its name for the newest version, {@code name@version} or {@code name@alias}. */
sealed interface ModelRef {
    /** At most nine digits without leading zeros, so that each version has only one spelling. */
    Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /** The model with an id. */
    record Id(UUID id) implements ModelRef {}

    /** One version of a name. */
    record Version(String name, int version) implements ModelRef {}

    /** The version of a name that an alias points to. */
    record Alias(String name, String alias) implements ModelRef {}

    /** The newest version of a name. */
    record Newest(String name) implements ModelRef {}

    /** Parses a reference. */
    static ModelRef parse(String text) {
        if (ModelName.looksLikeAnId(text)) {
            return new Id(UUID.fromString(text));
        }
        var at = text.lastIndexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var version = text.substring(at + 1);
        if (!ModelName.isLegal(name)) {
            throw ProblemException.notFound("model", text);
        }
        if (at < 0) {
            return new Newest(name);
        }
        if (VERSION.matcher(version).matches()) {
            return new Version(name, Integer.parseInt(version));
        }
        if (ModelName.isLegalAlias(version)) {
            return new Alias(name, version);
        }
        throw ProblemException.notFound("model", text);
    }
}
