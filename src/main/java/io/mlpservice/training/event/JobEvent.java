package io.mlpservice.training.event;

import java.nio.charset.StandardCharsets;

/**
 * An event as a server sends it.
 *
 * @param next the place after it
 * @param message what is sent, the same to every client
 */
@SuppressWarnings("ArrayRecordComponent")
record JobEvent(Type type, EventPosition next, byte[] message) {
    /** What events tell of. */
    enum Type {
        STATE,
        EPOCHS,
        DONE
    }

    /** An event with data that has no line breaks. */
    static JobEvent of(Type type, EventPosition next, long number, String name, String data) {
        return new JobEvent(type, next,
                "id: %d\nevent: %s\ndata: %s\n\n".formatted(number, name, data).getBytes(StandardCharsets.UTF_8));
    }
}
