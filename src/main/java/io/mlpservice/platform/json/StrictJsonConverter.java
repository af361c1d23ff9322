package io.mlpservice.platform.json;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

import java.io.IOException;

/** Reads JSON bodies strictly if they become records of the service. */
class StrictJsonConverter extends AbstractHttpMessageConverter<Record> {
    private final StrictJson json;

    StrictJsonConverter(StrictJson json) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.getPackageName().startsWith("io.mlpservice");
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        return json.read(message.getBody(), type);
    }

    @Override
    protected void writeInternal(Record value, HttpOutputMessage message) {
        throw new UnsupportedOperationException("this converter only reads");
    }
}
