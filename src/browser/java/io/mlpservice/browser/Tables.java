package io.mlpservice.browser;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables for tests of the console, which are the same each time. */
final class Tables {
    private static final String[] SPECIES = {"Adelie", "Chinstrap", "Gentoo"};
    private static final String[] ISLANDS = {"Biscoe", "Dream", "Torgersen"};

    private Tables() {}

    /** Three kinds of birds with numbers, words and gaps. */
    static String birds(int rows) {
        var random = new Random(7);
        var table = new StringBuilder("species,island,bill_length_mm,bill_depth_mm,body_mass_g,sex\n");
        for (var row = 0; row < rows; row++) {
            var kind = row % SPECIES.length;
            table.append(String.format(Locale.ROOT, "%s,%s,%.1f,%.1f,%d,%s%n", SPECIES[kind],
                    ISLANDS[random.nextInt(kind + 1)], 38 + 5 * kind + 2 * random.nextGaussian(),
                    19 - 1.5 * kind + 0.8 * random.nextGaussian(), 3600 + Math.round(400 * random.nextGaussian()),
                    row % 7 == 0 ? "" : random.nextBoolean() ? "female" : "male"));
        }
        return table.toString();
    }

    /** A running number, weather, and two numbers that follow from it. */
    static String weather(int rows) {
        var random = new Random(7);
        var table = new StringBuilder("id,temperature,wind,month,heating,cooling\n");
        for (var row = 0; row < rows; row++) {
            var temperature = 15 + 5 * random.nextGaussian();
            var wind = 10 * random.nextDouble();
            table.append(String.format(Locale.ROOT, "%d,%.1f,%.1f,%d,%.2f,%.2f%n", row, temperature, wind, 1 + row % 12,
                    90 - 3 * temperature + wind, 2 * temperature + random.nextGaussian()));
        }
        return table.toString();
    }

    /** Two numbers, and two answers that follow from them. */
    static String answers(int rows) {
        var random = new Random(7);
        var table = new StringBuilder("clouds,wind,rain,storm\n");
        for (var row = 0; row < rows; row++) {
            var clouds = random.nextDouble();
            var wind = random.nextDouble();
            table.append(String.format(Locale.ROOT, "%.3f,%.3f,%s,%s%n", clouds, wind, clouds > 0.5 ? "yes" : "no",
                    wind > 0.6 ? "yes" : "no"));
        }
        return table.toString();
    }

    /** Numbers in many columns, and in the last one as many kinds as there are. */
    static String wide(int columns, int kinds, int rows, String name) {
        var random = new Random(7);
        var header = IntStream.range(0, columns).mapToObj(column -> name + " " + column + ",")
                .collect(Collectors.joining("", "", "kind\n"));
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns).mapToObj(_ -> random.nextInt(1000) / 10.0 + ",")
                        .collect(Collectors.joining("", "", "the kind of number " + row % kinds + "\n")))
                .collect(Collectors.joining("", header, ""));
    }
}
