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
            Datum,y ! 452%2$02d,%1$d.5 ! Column 'Datum': Its numbers may be dates, 2023-10-01 to 2023-10-30, as spreadsheets count days, but are read as numbers. To have dates, write them like these.
            order_date,y ! 452%2$02d.25,%1$d.5 ! Column 'order_date': Its numbers may be dates, 2023-10-01 to 2023-10-30, as spreadsheets count days, but are read as numbers. To have dates, write them like these.
            createdAt,y ! 16%2$02d000000,%1$d.5 ! Column 'createdAt': Its numbers may be dates, 2020-09-13 12:26:40 to 2021-08-15 04:00:00, as seconds since 1970, but are read as numbers. To have dates, write them like these.
            sent_at,y ! 16%2$02d000000123,%1$d.5 ! Column 'sent_at': Its numbers may be dates, 2020-09-13 12:26:40 to 2021-08-15 04:00:00, as milliseconds since 1970, but are read as numbers. To have dates, write them like these.
            start,y ! 1%3$d:05,%1$d.5 ! Column 'start': Its values, such as '11:05', may be times of day or durations, but are read as text. To learn from them, write dates with a time, such as 2024-01-31 14:30, or numbers, such as the minutes since midnight.
            lap,y ! %1$d:1%3$d:02,%1$d.5 ! Column 'lap': Its values, such as '24:14:02', may be durations, but are read as text. To learn from them, write numbers of one unit, such as minutes or seconds.
            jour,y ! %1$d janvier 201%3$d,%1$d.5 ! Column 'jour': Its values, such as '1 janvier 2011', may be dates, but are read as text. To have dates, write them like 2023-01-18 or 18 Jan 2023: months may be numbers or English names.
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
            {}             ! rooms,y ! 452%2$02d,%1$d.5
            {}             ! day,y ! 7%2$02d,%1$d.5
            {}             ! n,y   ! 16%2$02d000000,%1$d.5
            {}             ! n,y   ! 36%2$02d000000123,%1$d.5
            {}             ! phone_number,y ! 16%2$02d000000123,%1$d.5
            {}             ! candidate_votes,y ! 452%2$02d,%1$d.5
            {"day":"ignored"} ! day,y ! 202408%1$02d,%1$d.5
            {}             ! x,y   ! %1$d.5,9%1$02d7%1$02d
            {}             ! sold_yes,sold_no ! 8%1$02d3%1$02d,9%1$02d7%1$02d
            {"x":"target"} ! x,id  ! %1$d.5,9%1$02d7%1$02d
            """)
    void hasNone(String roles, String header, String row) {
        assertThat(Trainer.json(post(roles, header, row).expectStatus().isCreated())).extractingByKey("warnings", LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes,0", "red,1"})
    void hasNoneForGapsAmongBooleans(String word, int warnings) {
        var csv = "word,y\n%1$s,1.5\nNA,2.5\nno,3.5\n%1$s,4.5\n".formatted(word);
        assertThat(Trainer.json(http.post().uri("/api/v1/datasets/content").contentType(MediaType.valueOf("text/csv"))
                .body(csv).exchange().expectStatus().isCreated())).extractingByKey("warnings", LIST).hasSize(warnings);
    }

    private RestTestClient.ResponseSpec post(String roles, String header, String row) {
        var csv = header + "\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(number -> row.formatted(number, number * 7 % 30, number % 10) + "\n")
                        .collect(Collectors.joining());
        return http.post().uri("/api/v1/datasets/content?roles={roles}", roles)
                .contentType(MediaType.valueOf("text/csv"))
                .body(csv).exchange();
    }
}
