package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.ReadingOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class UnitsLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"t,mass~s,kg~1,2~2,3~3,4", "name,v,price,age~,m/s,[USD],(years)~a,1,2,3~b,2,3,4~c,3,NA,5",
        "t;T;p~;\u00b0C;%~1;2,5;3~2;3,5;4~3;4,5;5", "t,mass~~s,kg~1,2~2,3~3,4"})
    void isLeftOut(String text) {
        var detection = detect(text);
        assertThat(detection.dialect().unitsLine()).isTrue();
        assertThat(detection.dialect().header()).isTrue();
        assertThat(detection.warnings()).singleElement().asString().startsWith("The line below the header holds units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t,mass~unknown,missing~1,2~2,3~3,4", "t,mass~s,~1,2~2,3~3,4", "t,mass~s,5~1,2~2,3~3,4",
        "t,mass~s,kg~1,x~2,y~3,z", "t,mass~s,kg~1,2~2,3", "t,mass~NA,-~1,2~2,3~3,4",
        "day,t,mass~2024-01-02,s,kg~2024-01-02,1,2~2024-01-02,2,3~2024-01-02,3,4",
        "t,mass~1,2~s,kg~2,3~3,4", "grade,type~a,v~1,2~2,3~3,4", "a,b~m,f~f,m~m,m~f,f"})
    void isARowWhereItMayBeOne(String text) {
        assertThat(detect(text).dialect().unitsLine()).isFalse();
    }

    private static DialectDetector.Detection detect(String text) {
        return DialectDetector.detect(
                () -> new ByteArrayInputStream(text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)), null,
                ReadingOptions.NONE);
    }
}
