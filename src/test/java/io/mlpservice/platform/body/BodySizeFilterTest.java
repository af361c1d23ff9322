package io.mlpservice.platform.body;

import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.ServletException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

class BodySizeFilterTest {
    private static final ServiceSettings SETTINGS = new ServiceSettings(Path.of("."),
            new ServiceSettings.Http(DataSize.ofMegabytes(1), List.of(), List.of(), Duration.ofHours(1)),
            new ServiceSettings.Dataset(DataSize.ofMegabytes(2)),
            new ServiceSettings.Prediction(DataSize.ofMegabytes(3)),
            new ServiceSettings.Exchange(DataSize.ofMegabytes(4)));

    /** The limit of an import is that of a file, of which a form may have two, and fields. */
    @ParameterizedTest
    @CsvSource({"/api/v1/models/content, application/octet-stream, 4194304, true",
        "/api/v1/models/content, application/octet-stream, 4194305, false",
        "/api/v1/models, multipart/form-data; boundary=x, 8400000, true",
        "/api/v1/models, multipart/form-data; boundary=x, 9500000, false",
        "/api/v1/datasets, multipart/form-data; boundary=x, 2200000, false"})
    void refusesBodiesThatDeclareMoreThanTheirLimit(String path, String type, int length, boolean passes)
            throws IOException, ServletException {
        var refusal = new AtomicReference<Exception>();
        var filter = new BodySizeFilter(SETTINGS, (_, _, _, problem) -> {
            refusal.set(problem);
            return new ModelAndView();
        });
        var request = new MockHttpServletRequest("POST", path);
        request.setContentType(type);
        request.setContent(new byte[length]);
        var chain = new MockFilterChain();

        filter.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest() != null).isEqualTo(passes);
        if (!passes) {
            assertThat(refusal.get()).isInstanceOf(ProblemException.class).message()
                    .contains(path.contains("models") ? "4 MB" : "2 MB");
        }
    }
}
