package io.mlpservice.platform.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Tasks carry no data but the job's id in their name, so no bytes are ever deserialized into objects. */
final class NoTaskData implements Serializer {
    @Override
    @SuppressWarnings("NullAway")
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("a task carries no data");
        }
        return null;
    }

    @Override
    @SuppressWarnings("NullAway")
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
        return null;
    }
}
