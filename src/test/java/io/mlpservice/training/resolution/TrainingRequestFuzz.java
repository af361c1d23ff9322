package io.mlpservice.training.resolution;

import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** Any request for a training becomes a full configuration or is refused. */
public final class TrainingRequestFuzz {
    private static final CsvDataset DATA = CsvDataset.of("""
            a,b,when,w,kind
            1,0.5,2024-01-01,1,x
            2,,2024-02-01,2,y
            3,2.5,2024-03-01,1,x
            4,0.1,2024-04-01,1,y
            5,0.2,2024-05-01,1,x
            6,0.3,2024-06-01,1,z
            """);

    private TrainingRequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            assertThat(Configurations.resolve(DATA, bytes)).isNotNull();
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
        }
    }
}
