package io.mlpservice.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values that programs stumble over. */
final class Extremes {
    private static final List<String> TEXTS = List.of("", " ", "null", "\0", "\uFEFF", "\u202E", "e\u0301",
            "\uD83D\uDE00",
            "../../etc/passwd", "..%2f..%2f", "%00", "%zz", "%", "'; drop table model; --", "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>alert(1)</script>", "=1+1", "a\r\nSet-Cookie: b=c", "1@2@3", "@", "iris@0", "iris@-1",
            "iris@99999999999999999999", "00000000-0000-0000-0000-000000000000", "a,b,,", "\\", "\"", "~",
            "A".repeat(300),
            "ß".repeat(3000), "0x10", "1e400", "-0", "NaN", "Infinity", "true", "[]", "{}");

    /** As JSON writes them, or should not. */
    private static final List<String> JSON = List.of("null", "true", "false", "0", "-0", "-1", "1", "0.5", "1e308",
            "-1e308",
            "1e400", "1e-400", "5e-324", "2147483647", "2147483648", "-2147483649", "9223372036854775807",
            "9223372036854775808", "1" + "0".repeat(400), "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"1\"", "[]",
            "{}",
            "[[]]", "[null]", "{\"\":null}", "{\"a\":1,\"a\":2}", "NaN", "Infinity", "undefined", "01", "+1", ".5",
            "'a'", "",
            "[".repeat(2000), "[".repeat(300) + "]".repeat(300), "{\"a\":".repeat(300) + "1" + "}".repeat(300),
            "\"" + "a".repeat(20_000) + "\"", "[" + "0,".repeat(5000) + "0]");

    private Extremes() {}

    static String text(RandomGenerator random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static String json(RandomGenerator random) {
        return JSON.get(random.nextInt(JSON.size()));
    }

    static byte[] bytes(RandomGenerator random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
