package io.mlpservice.training.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event in its wire format.
 *
 * @param number its number among the events of its job
 * @param next the position after it
 * @param before the bytes sent before it: events without an id, which come again if the client misses this one
 * @param content the bytes sent after its id, the same for every client
 */
@SuppressWarnings("ArrayRecordComponent")
record JobEvent(Type type, long number, EventPosition next, byte[] before, byte[] content) {
    /** The kinds of events. */
    enum Type {
        STATE,
        EPOCHS,
        DONE
    }

    /** An event whose data has no line breaks. */
    static JobEvent of(Type type, long number, EventPosition next, String name, String data) {
        return new JobEvent(type, number, next, new byte[0], bytes(name, data));
    }

    /** The same behind one more event without an id. */
    JobEvent behind(String name, String data) {
        return new JobEvent(type, number, next, concatenated(before, bytes(name, data)), content);
    }

    private static byte[] bytes(String name, String data) {
        return "event: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes sent, with the id that the event has in a stream. */
    byte[] message(String id) {
        var first = "id: %s\n".formatted(id).getBytes(StandardCharsets.US_ASCII);
        return concatenated(concatenated(before, first), content);
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
