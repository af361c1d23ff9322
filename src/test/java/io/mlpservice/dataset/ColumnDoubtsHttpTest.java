package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Columns of numbers that may be something else get a warning. */
@HttpTest
class ColumnDoubtsHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            day,y ! 202408%1$02d,%1$d.5              ! Column 'day': Its numbers may be dates, 2024-08-01 to 2024-08-30, but are read as numbers. To have dates, write them like these.
            x,id  ! %1$d.5,9%1$02d7%1$02d            ! Column 'id': Nearly every number occurs once, and its name says that it identifies what the row is about. As the last column it is the default target, or else a feature; name the 'targets', and leave it out of the 'features'.
            x,n   ! %2$d.5,%1$d                      ! Column 'n': It numbers the rows from the first to the last. As the last column it is the default target, or else a feature; name the 'targets', and leave it out of the 'features'.
            """)
    void hasTheSentence(String header, String row, String warning) {
        assertThat(Trainer.json(post("{}", header, row).expectStatus().isCreated())).extractingByKey("warnings", LIST)
                .containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {}             ! day,y ! 2024%1$02d77,%1$d.5
            {}             ! day,y ! 1800%1$02d01,%1$d.5
            {}             ! x,y   ! %1$d.5,9%1$02d7%1$02d
            {"x":"target"} ! x,id  ! %1$d.5,9%1$02d7%1$02d
            """)
    void hasNone(String roles, String header, String row) {
        assertThat(Trainer.json(post(roles, header, row).expectStatus().isCreated())).extractingByKey("warnings", LIST)
                .isEmpty();
    }

    private RestTestClient.ResponseSpec post(String roles, String header, String row) {
        var csv = header + "\n"
                + IntStream.rangeClosed(1, 30).mapToObj(number -> row.formatted(number, number * 7 % 30) + "\n")
                        .collect(Collectors.joining());
        return http.post().uri("/api/v1/datasets/content?roles={roles}", roles)
                .contentType(MediaType.valueOf("text/csv"))
                .body(csv).exchange();
    }
}
