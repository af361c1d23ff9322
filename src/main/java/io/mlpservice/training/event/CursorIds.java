package io.mlpservice.training.event;

import org.jspecify.annotations.Nullable;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The ids of a stream of several jobs. Each has the numbers of the last events of all jobs that have sent any, so that
 * the stream resumes exactly, at any replica, also when jobs are added or left out: for each job the second half of its
 * id, then the number in seven bits a byte, the lowest first, with the highest bit set in all but the last byte; all in
 * URL-safe Base64.
 */
final class CursorIds implements EventIds {
    private static final int BYTES_OF_A_JOB = Long.BYTES + 6;
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final Map<Long, Long> numbers = new HashMap<>();
    private final boolean makesSense;

    /** Reads the id of the last event that the client has; null or blank for none. */
    CursorIds(@Nullable String lastEventId) {
        this.makesSense = lastEventId == null || lastEventId.isBlank() || read(lastEventId);
    }

    private boolean read(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            while (bytes.hasRemaining()) {
                numbers.put(bytes.getLong(), number(bytes));
            }
            return true;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return false;
        }
    }

    private static long number(ByteBuffer bytes) {
        var number = 0L;
        for (var shift = 0; shift < Integer.SIZE; shift += BITS) {
            var next = bytes.get();
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("the number of an event has too many bits");
    }

    @Override
    public long last(UUID job) {
        return makesSense ? numbers.getOrDefault(job.getLeastSignificantBits(), 0L) : -1;
    }

    @Override
    public String after(FollowedJob job, Collection<FollowedJob> all) {
        var bytes = ByteBuffer.allocate(all.size() * BYTES_OF_A_JOB);
        for (var each : all) {
            if (each.lastNumber() > 0) {
                bytes.putLong(each.job().getLeastSignificantBits());
                put(each.lastNumber(), bytes);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static void put(long number, ByteBuffer bytes) {
        var left = number;
        while (left >= MORE) {
            bytes.put((byte) (left | MORE));
            left >>>= BITS;
        }
        bytes.put((byte) left);
    }
}
