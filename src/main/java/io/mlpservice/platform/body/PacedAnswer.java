package io.mlpservice.platform.body;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import java.io.IOException;

/** An answer whose client has to keep a {@link BodyPace}. Streams of events may take as long as they like. */
final class PacedAnswer extends HttpServletResponseWrapper {
    /** Writes wait for each part, so that a large one is given up in its midst. */
    private static final int PART = 1 << 13;

    private final BodyPace pace;
    private final Runnable cut;
    private @Nullable ServletOutputStream out;

    /**
     * Paces an answer.
     *
     * @param cut ends the connection
     */
    PacedAnswer(HttpServletResponse answer, BodyPace pace, Runnable cut) {
        super(answer);
        this.pace = pace;
        this.cut = cut;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new PacedOutput(super.getOutputStream());
        }
        return out;
    }

    private boolean isPaced() {
        var type = getContentType();
        return type == null || !type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /** Measures how long writes take. */
    private final class PacedOutput extends ServletOutputStream {
        private final ServletOutputStream answer;
        private long bytes;
        private long waited;

        PacedOutput(ServletOutputStream answer) {
            this.answer = answer;
        }

        /** Notes that some bytes were written since a time. */
        private void note(int count, long start) throws IOException {
            waited += System.nanoTime() - start;
            bytes += count;
            if (pace.isMissed(bytes, waited) && isPaced()) {
                cut.run();
                throw new ClientAbortException("The client takes its answer too slowly.");
            }
        }

        @Override
        public void write(int octet) throws IOException {
            var start = System.nanoTime();
            answer.write(octet);
            note(1, start);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            for (var done = 0; done < length; done += PART) {
                var count = Math.min(PART, length - done);
                var start = System.nanoTime();
                answer.write(source, offset + done, count);
                note(count, start);
            }
        }

        @Override
        public void flush() throws IOException {
            var start = System.nanoTime();
            answer.flush();
            note(0, start);
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }

        @Override
        public boolean isReady() {
            return answer.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            answer.setWriteListener(listener);
        }
    }
}
