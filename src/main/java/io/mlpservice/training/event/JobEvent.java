package io.mlpservice.training.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event in its wire format.
 *
 * @param number its number among the events of its job
 * @param next the position after it
 * @param content the bytes sent after its id, the same for every client
 */
@SuppressWarnings("ArrayRecordComponent")
record JobEvent(Type type, long number, EventPosition next, byte[] content) {
    /** The kinds of events. */
    enum Type {
        STATE,
        EPOCHS,
        DONE
    }

    /** An event whose data has no line breaks. */
    static JobEvent of(Type type, long number, EventPosition next, String name, String data) {
        return new JobEvent(type, number, next,
                "event: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes sent, with the id that the event has in a stream. */
    byte[] message(String id) {
        var first = "id: %s\n".formatted(id).getBytes(StandardCharsets.US_ASCII);
        var message = Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, message, first.length, content.length);
        return message;
    }
}
