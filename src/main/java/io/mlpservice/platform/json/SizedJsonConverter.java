package io.mlpservice.platform.json;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Says how long short answers are, which it holds back until they are complete. They are not cut into chunks, and Tomcat
 * does not compress them, since it sees that they are short.
 */
final class SizedJsonConverter extends JacksonJsonHttpMessageConverter {
    SizedJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(Object value, ResolvableType type, HttpOutputMessage message,
            @Nullable Map<String, Object> hints) throws IOException {
        var body = new HeldBackBody(message);
        super.writeInternal(value, type, new Holding(message.getHeaders(), body), hints);
        body.complete();
    }

    private record Holding(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
