package io.mlpservice.training.event;

import java.nio.charset.StandardCharsets;

/**
 * An event in its wire format.
 *
 * @param next the position after it
 * @param message the bytes sent, the same for every client
 */
@SuppressWarnings("ArrayRecordComponent")
record JobEvent(Type type, EventPosition next, byte[] message) {
    /** The kinds of events. */
    enum Type {
        STATE,
        EPOCHS,
        DONE
    }

    /** An event whose data has no line breaks. */
    static JobEvent of(Type type, EventPosition next, long number, String name, String data) {
        return new JobEvent(type, next,
                "id: %d\nevent: %s\ndata: %s\n\n".formatted(number, name, data).getBytes(StandardCharsets.UTF_8));
    }
}
