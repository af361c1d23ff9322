package io.mlpservice.platform.body;

import org.junit.jupiter.api.Test;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBytesTest {
    private static final byte[] BODY = new byte[100_000];

    @Test
    void areReadAsManyAsTheRequestSays() throws IOException {
        assertThat(RequestBytes.read(request(BODY, 40_000))).hasSize(40_000);
    }

    @Test
    void areReadToTheirEndIfTheirNumberIsUnknown() throws IOException {
        assertThat(RequestBytes.read(request(BODY, -1))).isEqualTo(BODY);
    }

    @Test
    void areMissed() {
        assertThatThrownBy(() -> RequestBytes.read(request(new byte[0], 0)))
                .isInstanceOf(HttpMessageNotReadableException.class);
        assertThatThrownBy(() -> RequestBytes.read(request(new byte[0], -1)))
                .isInstanceOf(HttpMessageNotReadableException.class);
    }

    private static MockHttpServletRequest request(byte[] body, int length) {
        var request = new MockHttpServletRequest() {
            @Override
            public int getContentLength() {
                return length;
            }
        };
        request.setContent(body);
        return request;
    }
}
