package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The compression of a file, known by its first bytes. */
public enum Compression {
    /** A gzip file. */
    GZIP("application/gzip", 0x1f, 0x8b) {
        @Override
        public InputStream inflate(InputStream file) throws IOException {
            return new GZIPInputStream(file, BUFFER);
        }
    },
    /** Data in the zlib format. */
    DEFLATE("application/zlib", 0x78, Compression.ANY) {
        @Override
        public InputStream inflate(InputStream file) {
            return new InflaterInputStream(file);
        }
    },
    /** A ZIP archive that holds one file. */
    ZIP("application/zip", 'P', 'K', 3, 4) {
        @Override
        public InputStream inflate(InputStream file) throws IOException {
            return new OnlyFile(new ZipInputStream(file));
        }
    };

    /** The number of bytes that {@link #of} looks at. */
    public static final int BYTES_LOOKED_AT = 4;

    private static final int ANY = -1;
    private static final int PRESET_DICTIONARY = 0x20;
    private static final int BUFFER = 1 << 16;

    private final String mediaType;
    private final int[] firstBytes;

    Compression(String mediaType, int... firstBytes) {
        this.mediaType = mediaType;
        this.firstBytes = firstBytes;
    }

    /** The media type of a compressed file. */
    public String mediaType() {
        return mediaType;
    }

    /** The compression of a file that begins with these bytes, if it is compressed. */
    public static Optional<Compression> of(byte[] start) {
        return Arrays.stream(values()).filter(compression -> compression.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        return start.length >= firstBytes.length && IntStream.range(0, firstBytes.length)
                .allMatch(index -> firstBytes[index] == ANY || firstBytes[index] == (start[index] & 0xff))
                && (this != DEFLATE || isZlib(start[0] & 0xff, start[1] & 0xff));
    }

    /**
     * RFC 1950: the first two bytes are a multiple of 31. So are {@code x^}, which is text, and the beginnings of texts
     * that would need a dictionary.
     */
    private static boolean isZlib(int first, int second) {
        return (first * 256 + second) % 31 == 0 && (second & PRESET_DICTIONARY) == 0 && second != '^';
    }

    /** The bytes of the file as they were before compression. */
    public abstract InputStream inflate(InputStream file) throws IOException;

    /** The bytes of a file that may be compressed. */
    public static InputStream inflate(InputStream file, @Nullable Compression compression) throws IOException {
        return compression == null ? file : compression.inflate(file);
    }

    /** The only file of an archive; 422 if there is none or a second one. */
    private static final class OnlyFile extends FilterInputStream {
        private static final List<String> PARTS_OF_SPREADSHEETS = List.of("[Content_Types].xml", "_rels/", "docProps/",
                "xl/", "mimetype", "META-INF/");

        private final ZipInputStream archive;

        OnlyFile(ZipInputStream archive) throws IOException {
            super(archive);
            this.archive = archive;
            if (nextFile() == null) {
                throw refusal("The ZIP archive holds no file. Send one that holds a table.");
            }
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = archive.read(bytes, offset, length);
            if (count < 0 && nextFile() != null) {
                throw refusal("The ZIP archive holds more than one file. Send an archive with one table.");
            }
            return count;
        }

        /** Folders and the notes that macOS adds are no files. */
        private @Nullable ZipEntry nextFile() throws IOException {
            var entry = archive.getNextEntry();
            while (entry != null && (entry.isDirectory() || entry.getName().startsWith("__MACOSX/"))) {
                entry = archive.getNextEntry();
            }
            if (entry != null && PARTS_OF_SPREADSHEETS.stream().anyMatch(entry.getName()::startsWith)) {
                throw ForeignFormat.refusal("a spreadsheet");
            }
            return entry;
        }

        private static ProblemException refusal(String detail) {
            return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "not_one_file", detail, List.of());
        }
    }
}
