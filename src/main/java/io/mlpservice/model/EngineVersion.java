package io.mlpservice.model;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version of the engine, which is the service's; {@code unknown} in a build without build information. */
@Component
public record EngineVersion(ObjectProvider<BuildProperties> build) {
    /** The version. */
    public String text() {
        var properties = build.getIfAvailable();
        var version = properties == null ? null : properties.getVersion();
        return version == null ? "unknown" : version;
    }
}
