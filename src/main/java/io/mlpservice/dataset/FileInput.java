package io.mlpservice.dataset;

import io.mlpservice.platform.problem.CutAnswer;
import io.mlpservice.platform.problem.ProblemException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;

/**
 * A stored file on its way to a client. Damage at its beginning is noticed before anything is sent; later damage cuts the
 * answer, so that no client takes the part for the whole.
 */
final class FileInput extends FilterInputStream {
    private FileInput(InputStream file) {
        super(file);
    }

    /** Throws {@link ProblemException} if the beginning is damaged. */
    static InputStream open(InputStream file) {
        var beginning = new PushbackInputStream(file);
        try {
            var first = beginning.read();
            if (first >= 0) {
                beginning.unread(first);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileInput(beginning);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (ProblemException e) {
            throw new CutAnswer(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (ProblemException e) {
            throw new CutAnswer(e);
        }
    }
}
