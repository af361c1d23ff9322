package io.mlpservice.inference.openinference;

import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.platform.json.StrictJsons;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any body is a request of the Open Inference Protocol, whose cells can be read, or is refused. Binary tensors follow the
 * first NUL.
 */
public final class InferRequestFuzz {
    private InferRequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var errors = new FieldErrors();
        try {
            var request = RequestReader.read(bytes, jsonLength(bytes), StrictJsons.STRICT, errors);
            if (errors.isEmpty()) {
                request.inputs().forEach(InferRequestFuzz::readCells);
            }
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
        }
    }

    private static @Nullable String jsonLength(byte[] bytes) {
        return IntStream.range(0, bytes.length).filter(index -> bytes[index] == 0).mapToObj(String::valueOf)
                .findFirst().orElse(null);
    }

    private static void readCells(Tensor tensor) {
        for (var index = 0; index < tensor.rows() * tensor.rowSize(); index++) {
            for (var type : FeatureType.values()) {
                tensor.cell(index, type);
            }
        }
    }
}
