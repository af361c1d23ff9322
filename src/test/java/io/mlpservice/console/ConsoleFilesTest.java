package io.mlpservice.console;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of the console, read without a browser. */
class ConsoleFilesTest {
    private static final int MOST_COMPRESSED_BYTES = 300_000;
    private static final String START = "index.html";
    private static final String LICENSE = ".LICENSE.txt";
    private static final Pattern ADDRESS = Pattern.compile("/console/\\{version}/([\\w./-]+)");
    private static final Pattern NAMED_ADDRESS = Pattern.compile("\"([\\w/-]+)\"\\s*:\\s*\"" + ADDRESS + "\"");
    private static final Pattern IMPORT = Pattern
            .compile("\\b(?:(?:import|export)\\b[^'\"`;()]*\\bfrom\\s*|import\\s*\\(?\\s*)['\"]([^'\"\\n]+)['\"]");
    private static final Pattern FOREIGN_ADDRESS = Pattern
            .compile("\\b(?:https?|wss?)://(?!www\\.w3\\.org/)|[\"'`(]//(?=\\w)");
    private static final Pattern TEXT_AS_CODE = Pattern
            .compile("(?:[iI]nner|outer|Adjacent)HTML|document\\.write|\\beval\\(|\\bnew Function\\(");

    private static Map<String, String> files = Map.of();

    @BeforeAll
    static void read() throws IOException {
        files = PageFile.all().stream().collect(Collectors.toMap(PageFile::path, PageFile::content));
    }

    @Test
    void haveWhatTheyImport() {
        for (var file : files.keySet()) {
            assertThat(neededBy(file)).as(file).isSubsetOf(files.keySet());
        }
    }

    @Test
    void areAllReachedFromThePage() {
        var reached = new TreeSet<>(Set.of(START));
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            neededBy(next.remove()).stream().filter(reached::add).forEach(next::add);
        }
        assertThat(files.keySet()).filteredOn(file -> !file.endsWith(LICENSE)).hasSameElementsAs(reached);
    }

    @Test
    void haveTheLicenseOfEachLibrary() {
        assertThat(files.keySet()).filteredOn(file -> file.startsWith("vendor/") && !file.endsWith(LICENSE)).hasSize(5)
                .allMatch(file -> files.containsKey(file.replaceFirst("(-hooks)?\\.\\w+$", LICENSE)));
    }

    @Test
    void areSmall() throws IOException {
        var size = 0;
        for (var file : files.values()) {
            size += compressedSize(file);
        }
        assertThat(size).isBetween(10_000, MOST_COMPRESSED_BYTES);
    }

    @Test
    void nameNoForeignAddress() {
        assertThat(ownFiles()).isNotEmpty().noneMatch(contains(FOREIGN_ADDRESS));
        assertThat(Stream.of("fetch('https://a.example/b')", "import '//a.example/b.js'", "url(http://a)"))
                .allMatch(text -> FOREIGN_ADDRESS.matcher(text).find());
    }

    /** A browser would refuse to run such code, since the content security policy requires trusted types. */
    @Test
    void makeNoCodeOfText() {
        assertThat(ownFiles()).isNotEmpty().noneMatch(contains(TEXT_AS_CODE));
        assertThat(Stream.of("a.innerHTML = b", "dangerouslySetInnerHTML", "insertAdjacentHTML(", "eval('1')"))
                .allMatch(text -> TEXT_AS_CODE.matcher(text).find());
    }

    private static Stream<String> ownFiles() {
        return files.keySet().stream().filter(file -> !file.startsWith("vendor/"));
    }

    private static Predicate<String> contains(Pattern pattern) {
        return file -> pattern.matcher(files.get(file)).find();
    }

    private static Set<String> neededBy(String file) {
        var content = files.getOrDefault(file, "");
        var addresses = ADDRESS.matcher(file.equals(START) ? content : "").results().map(found -> found.group(1));
        var imports = IMPORT.matcher(file.endsWith(".js") ? content : "").results()
                .map(found -> resolved(file, found.group(1)));
        return Stream.concat(addresses, imports).collect(Collectors.toSet());
    }

    private static String resolved(String file, String imported) {
        return imported.startsWith(".")
                ? URI.create("/" + file).resolve(imported).getPath().substring(1)
                : namedLibraries().getOrDefault(imported, imported);
    }

    private static Map<String, String> namedLibraries() {
        return NAMED_ADDRESS.matcher(files.getOrDefault(START, "")).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static int compressedSize(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
