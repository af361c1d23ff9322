package io.mlpservice.engine.matrix;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed double-precision side is what {@link PrecisionTwins} derives from the single-precision side.
 * {@code -Dtwins.refresh=true} writes it.
 */
class PrecisionTwinsTest {
    static final List<String> NAMES = PrecisionTwins.NAMES;

    @BeforeAll
    static void refresh() throws IOException {
        if (Boolean.getBoolean("twins.refresh")) {
            PrecisionTwins.main();
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void isDerivedFromSinglePrecision(String name) throws IOException {
        var twin = PrecisionTwins.twin(name);
        assertThat(twin).as("""
                %s is derived. Edit Float32%s instead, then refresh it with
                mvn -q test -Dtest=PrecisionTwinsTest -Dtwins.refresh=true
                and commit both files""", twin.getFileName(), name).hasContent(PrecisionTwins.derive(name));
    }

    @Test
    void constantsHaveTheSameNamesInBothPrecisions() {
        assertThat(constants(Float64Constants.class)).isNotEmpty().isEqualTo(constants(Float32Constants.class));
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isPrivate(field.getModifiers()))
                .map(Field::getName).toList();
    }
}
