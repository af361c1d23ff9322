package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.ProblemException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a file is that is neither CSV nor JSON, known by its first bytes. */
enum ForeignFormat {
    /** A spreadsheet in Excel's format before 2007. */
    WORKBOOK("a spreadsheet", 0xd0, 0xcf, 0x11, 0xe0),
    /** A document for printing. */
    PDF("a PDF document", '%', 'P', 'D', 'F', '-'),
    /** Columns in Parquet. */
    PARQUET("a Parquet file", 'P', 'A', 'R', '1', 0x15),
    /** Columns in Arrow. */
    ARROW("an Arrow file", 'A', 'R', 'R', 'O', 'W', '1', 0, 0),
    /** Arrays in HDF5. */
    HDF5("an HDF5 file", 0x89, 'H', 'D', 'F'),
    /** A database in a file. */
    SQLITE("an SQLite database", 'S', 'Q', 'L', 'i', 't', 'e', ' '),
    /** Another compression. */
    BZIP2("compressed with bzip2", 'B', 'Z', 'h', ForeignFormat.ANY, '1', 'A', 'Y'),
    /** Another compression. */
    XZ("compressed with xz", 0xfd, '7', 'z', 'X', 'Z'),
    /** Another compression. */
    ZSTANDARD("compressed with Zstandard", 0x28, 0xb5, 0x2f, 0xfd),
    /** Another archive. */
    SEVEN_ZIP("a 7z archive", '7', 'z', 0xbc, 0xaf),
    /** An archive without a file. */
    EMPTY_ZIP("an empty ZIP archive", 'P', 'K', 5, 6),
    /** A compressed file inside of another. */
    TWICE_GZIP("compressed twice", 0x1f, 0x8b, 8),
    /** An archive inside of another. */
    TWICE_ZIP("compressed twice", 'P', 'K', 3, 4),
    /** A web page. */
    HTML("a web page", '<', '!', 'd', 'o', 'c', 't', 'y', 'p', 'e'),
    /** A web page without a type. */
    BARE_HTML("a web page", '<', 'h', 't', 'm', 'l'),
    /** A document in XML. */
    XML("an XML document", '<', '?', 'x', 'm', 'l'),
    /** A document of a word processor. */
    RTF("a text document", '{', '\\', 'r', 't', 'f'),
    /** A table with its columns declared, as Weka has them. */
    ARFF("an ARFF file", '@', 'r', 'e', 'l', 'a', 't', 'i', 'o', 'n', ' ');

    private static final int ANY = -1;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    /** In ARFF. */
    private static final String COMMENT = "%";

    private final String words;
    private final int[] firstBytes;

    ForeignFormat(String words, int... firstBytes) {
        this.words = words;
        this.firstBytes = firstBytes;
    }

    /**
     * Refuses a file that is no text of rows.
     *
     * @param start its first bytes
     * @throws ProblemException 400 with what it is and what to send
     */
    static void check(byte[] start) {
        of(start).ifPresent(format -> {
            throw refusal(format.words);
        });
    }

    /** The problem of a file that is such a thing. */
    static ProblemException refusal(String words) {
        return ProblemException.badRequest("not_a_table",
                "The file is %s, not a table as text. Save it as CSV and send that, as it is or compressed with gzip."
                        .formatted(words));
    }

    private static Optional<ForeignFormat> of(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        var plain = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).lines()
                .map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(COMMENT)).findFirst().orElse("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.begins(format.isText() ? plain : text)).findFirst();
    }

    /** Texts are known in any case and behind blanks and comments. */
    private boolean isText() {
        return firstBytes[0] == '<' || firstBytes[0] == '{' || firstBytes[0] == '@';
    }

    private boolean begins(String text) {
        return text.length() >= firstBytes.length && IntStream.range(0, firstBytes.length)
                .allMatch(index -> firstBytes[index] == ANY || firstBytes[index] == text.charAt(index));
    }
}
