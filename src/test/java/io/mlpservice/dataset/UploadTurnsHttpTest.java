package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@HttpTest
class UploadTurnsHttpTest {
    private static final Semaphore TURNS = DatasetImport.TURNS;

    @Autowired
    private RestTestClient http;

    @Test
    void anUploadWaitsForItsTurnWhileOthersAreAnswered() throws Exception {
        try (var client = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Runtime.getRuntime().availableProcessors();
            TURNS.acquire(all);
            var upload = client.submit(this::upload);
            try {
                await().until(TURNS::hasQueuedThreads);
                http.get().uri("/api/v1/datasets").exchange().expectStatus().isOk();
                assertThat(upload.isDone()).isFalse();
            } finally {
                TURNS.release(all);
            }
            assertThat(upload.get().value()).isEqualTo(201);
            assertThat(TURNS.availablePermits()).isEqualTo(all);
        }
    }

    private HttpStatusCode upload() {
        return http.post().uri("/api/v1/datasets/content?name=turns.csv")
                .contentType(MediaType.parseMediaType("text/csv")).body("a,b\n1,2\n3,4\n").exchange()
                .returnResult(byte[].class).getStatus();
    }
}
