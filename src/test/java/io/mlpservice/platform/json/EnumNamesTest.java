package io.mlpservice.platform.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EnumNamesTest {
    private final JsonMapper mapper = JsonMapper.builder().addModule(new EnumNames()).build();

    private enum Kind {
        CATEGORICAL
    }

    @Test
    void writesConstantsAsValuesAndAsKeys() {
        assertThat(mapper.writeValueAsString(Map.of(Kind.CATEGORICAL, Kind.CATEGORICAL)))
                .isEqualTo("{\"categorical\":\"categorical\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"categorical\"", "\"categorıcal\""})
    void readsWhatATurkishProcessStoredToo(String stored) {
        assertThat(mapper.readValue(stored, Kind.class)).isEqualTo(Kind.CATEGORICAL);
    }
}
