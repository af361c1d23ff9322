package io.mlpservice.dataset;

import org.springframework.core.io.ByteArrayResource;

/** A file for a multipart form. */
final class NamedFile extends ByteArrayResource {
    private final String name;

    NamedFile(String name, byte[] content) {
        super(content);
        this.name = name;
    }

    @Override
    public String getFilename() {
        return name;
    }
}
