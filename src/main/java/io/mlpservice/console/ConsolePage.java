package io.mlpservice.console;

import io.mlpservice.platform.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page that browsers start with. It names its files by an address that changes with any of them, so that browsers
 * may keep them for ever.
 *
 * @param version of all files together, part of their addresses
 * @param html with the version in the addresses
 * @param policy the content security policy: scripts, styles and data of the service alone, and no script in the page but
 *     the import map
 */
record ConsolePage(String version, String html, String policy) {
    private static final String START = "index.html";
    private static final String VERSION = "{version}";
    private static final int DIGITS = 12;
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
            Pattern.DOTALL);

    /** Makes the page of the console's files. */
    static ConsolePage of(List<PageFile> files) {
        var version = version(files);
        var html = files.stream().filter(file -> file.path().equals(START)).map(PageFile::content).findFirst()
                .orElseThrow(() -> new IllegalStateException("the console has no " + START))
                .replace(VERSION, version);
        var map = IMPORT_MAP.matcher(html);
        if (!map.find()) {
            throw new IllegalStateException(START + " of the console has no import map");
        }
        return new ConsolePage(version, html, policy(map.group(1)));
    }

    private static String version(List<PageFile> files) {
        var digest = Sha256.digest();
        for (var file : files) {
            digest.update((file.path() + "\0" + file.content() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static String policy(String importMap) {
        var hash = Sha256.digest().digest(importMap.getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
                .formatted(Base64.getEncoder().encodeToString(hash));
    }

    /** A weak one, since the page is compressed for some. */
    String entityTag() {
        return "W/\"%s\"".formatted(version);
    }
}
