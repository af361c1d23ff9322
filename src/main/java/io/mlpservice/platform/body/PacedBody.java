package io.mlpservice.platform.body;

import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A body whose client has to keep a {@link BodyPace}. */
final class PacedBody implements InputBuffer {
    private final InputBuffer body;
    private final Request request;
    private final BodyPace pace;
    private long bytes;
    private long waited;
    private boolean isOver;
    /** Code that cleans up after a failure may read on. */
    private boolean isGivenUp;

    PacedBody(Request request, BodyPace pace) {
        this.body = request.getInputBuffer();
        this.request = request;
        this.pace = pace;
    }

    InputBuffer unpaced() {
        return body;
    }

    @Override
    public int doRead(ApplicationBufferHandler reader) throws IOException {
        if (isGivenUp) {
            throw pace.missed();
        }
        var start = System.nanoTime();
        var count = body.doRead(reader);
        waited += System.nanoTime() - start;
        isOver = isOver || count < 0;
        bytes += Math.max(0, count);
        if (!isOver && pace.isMissed(bytes, waited)) {
            giveUp();
            throw pace.missed();
        }
        return count;
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Tomcat would read the rest of the body, at any pace, before it closes the connection. */
    private void giveUp() {
        isGivenUp = true;
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /**
     * Reads and drops what nothing has read of the body, so that a client which sends all of it first gets to read its answer.
     *
     * @param most the maximum number of bytes
     */
    void drop(long most) {
        var dropped = new Dropped();
        try {
            for (var left = most; !isOver && !isGivenUp && left > 0;) {
                left -= Math.max(0, doRead(dropped));
            }
        } catch (IOException | RuntimeException e) {
            giveUp();
        }
        if (!isOver) {
            giveUp();
        }
    }

    /** Takes bytes that are not used. */
    static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer bytes) {
            buffer = bytes;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Only the head of a request grows its buffer.
            throw new UnsupportedOperationException();
        }
    }
}
