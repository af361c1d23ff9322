package io.mlpservice;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Tables as people have them; see {@code tables/README.md}. */
public final class RealTables {
    private RealTables() {}

    /** Uploads a table, compressed with gzip, and gives the id of its data set. */
    public static String upload(RestTestClient http, String file) {
        try (var table = Objects
                .requireNonNull(RealTables.class.getResourceAsStream("/tables/%s.gz".formatted(file)))) {
            return Trainer.id(http.post().uri("/api/v1/datasets?name={name}", file)
                    .contentType(MediaType.parseMediaType("text/csv")).body(table.readAllBytes()).exchange()
                    .expectStatus().isCreated());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
