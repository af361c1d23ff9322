package io.mlpservice.exchange.safetensors;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a file.
 *
 * @param numbers the last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent")
record NamedTensor(String name, List<Integer> shape, double[] numbers) {
    static NamedTensor ofMatrix(String name, double[][] rows) {
        return new NamedTensor(name, List.of(rows.length, rows[0].length),
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    static NamedTensor ofVector(String name, double[] numbers) {
        return new NamedTensor(name, List.of(numbers.length), numbers);
    }

    int size() {
        return numbers.length;
    }
}
