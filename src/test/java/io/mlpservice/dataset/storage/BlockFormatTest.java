package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.UnreadableException;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlockFormatTest {
    private static final String VERSION_1 = "4d4c5044000000010000007678016360606066606060cc6360fa0f0172402e338ccd54c1c0c8081400aa4806d14c205612884804123065ff191941120c8cb90cff41c20d200e10704830ccd165287561600861e8f8cd60a3c8f08493c1fc00c33f004c9f20f56c51c650";

    private static final String VERSION_2 = "4d4c50440000000228b52ffd24761d0200e2840c17c0258d01bbfe378effdf080c07b5f1ffdf5e5bd0c896294724090cfe46792df6b495b00f3b7dc4fef690a97253f4ece5010500608b56f2402993c18003a00382fb77e9a764412b";

    private static final double[] AWKWARD = {0, -0.0, 1, -1, 0.1, 0.3, 0.1 + 0.2, 1e-7, 123456.789, -99.99, Math.PI,
        Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 0x1p53, -0x1p53, 0x1p53 + 2, 1e22, Double.NaN};

    @Test
    void keepsEveryNumberToTheBit() {
        for (var number : AWKWARD) {
            keeps(number);
            keeps(number, 1, Double.NaN, 2.5);
            keeps(number, Math.E);
        }
        keeps(AWKWARD);
        keeps();
        keeps(Double.NaN, Double.NaN);
        keeps(-0.0, -0.0);
        keeps(-0.0, Double.NaN, 0.0, -0.25);
        keeps(2.5, -0.0, Double.NaN);
    }

    @Test
    void keepsNumbersOfAnyNumberOfDecimals() {
        for (var decimals = 0; decimals < 12; decimals++) {
            var scale = Math.pow(10, decimals);
            var random = new Random(decimals);
            keeps(DoubleStream.generate(() -> Math.rint(random.nextGaussian() * 1e6) / scale).limit(1000).toArray());
        }
    }

    @Test
    void keepsNumbersOfAnySize() {
        var random = new Random(3);
        for (var decimals = 0; decimals < 12; decimals++) {
            var scale = Math.pow(10, decimals);
            keeps(DoubleStream.generate(() -> (random.nextLong() >> random.nextInt(64)) / scale).limit(2000).toArray());
        }
        for (var index = 0; index < 2000; index++) {
            keeps((random.nextLong() >> random.nextInt(64)) / Math.pow(10, random.nextInt(10)));
        }
    }

    @Test
    void keepsCategoriesAndMissingValues() {
        var column = new Column.Categorical("\ud83d\ude00", List.of("a", "", "\u00fc", "long ".repeat(50_000)),
                new int[]{0, -1, 3, 2, 1, 0});
        var read = new BlockReader().read(write(List.of(column, new Column.Numeric("n", new double[]{7}))));
        assertThat(read).hasSize(2).first().isInstanceOfSatisfying(Column.Categorical.class, found -> {
            assertThat(found.name()).isEqualTo(column.name());
            assertThat(found.categories()).isEqualTo(column.categories());
            assertThat(found.codes()).isEqualTo(column.codes());
        });
        assertThat(read.get(1).text(0)).isEqualTo("7");
    }

    @Test
    void takesLittleRoomForNumbersWithFewDecimals() {
        var random = new Random(1);
        var values = DoubleStream.generate(() -> random.nextInt(100_000) / 1000.0).limit(10_000).toArray();
        assertThat(write(List.of(new Column.Numeric("x", values)))).hasSizeLessThan(25_000);
        values[7] = -0.0;
        values[9] = Double.NaN;
        assertThat(write(List.of(new Column.Numeric("x", values)))).hasSizeLessThan(25_000);
    }

    @Test
    void keepsEachBlockWhateverBlockCameBefore() {
        var large = List.<Column>of(new Column.Numeric("n", new double[]{1e300, Double.NaN, -1}),
                new Column.Categorical("c", List.of("long ".repeat(5_000), "b"), new int[]{1, 0, -1}));
        var small = List.<Column>of(new Column.Numeric("n", new double[]{0.5}),
                new Column.Categorical("c", List.of("a"), new int[]{0}));
        var reader = new BlockReader();
        try (var writer = new BlockWriter()) {
            for (var columns : List.of(small, large, small)) {
                var read = reader.read(writer.write(columns));
                assertThat(read.stream().map(BlockFormatTest::texts)).isEqualTo(
                        columns.stream().map(BlockFormatTest::texts).toList());
            }
        }
    }

    /** What version 1 of the format wrote is read for ever. */
    @Test
    void readsWhatVersionOneWrote() {
        var stored = HexFormat.of().parseHex(VERSION_1);
        var read = new BlockReader().read(stored);
        assertThat(read.getFirst()).isInstanceOfSatisfying(Column.Numeric.class,
                column -> assertThat(column.values()).containsExactly(1.5, Double.NaN, -2.25));
        assertThat(read.get(1)).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.categories()).containsExactly("b", "a");
            assertThat(column.codes()).containsExactly(0, 1, -1);
        });
        assertThat(read.get(2)).isInstanceOfSatisfying(Column.Numeric.class,
                column -> assertThat(column.values()).containsExactly(Math.PI, -0.0, 1e300));
    }

    @Test
    void readsWhatVersionTwoWrote() {
        var read = new BlockReader().read(HexFormat.of().parseHex(VERSION_2));
        assertThat(read.getFirst()).isInstanceOfSatisfying(Column.Numeric.class,
                column -> assertThat(column.values()).containsExactly(1.5, Double.NaN, -2.25));
        assertThat(read.get(1)).isInstanceOfSatisfying(Column.Categorical.class,
                column -> assertThat(column.codes()).containsExactly(0, 1, -1));
        assertThat(read.get(2)).isInstanceOfSatisfying(Column.Numeric.class,
                column -> assertThat(column.values()).containsExactly(2.5, -0.0, 1));
    }

    @Test
    void noticesEveryChangedByte() {
        var bytes = write(List.of(new Column.Numeric("x", AWKWARD)));
        for (var index = 0; index < bytes.length; index++) {
            var changed = bytes.clone();
            changed[index] ^= 1;
            assertThatThrownBy(() -> new BlockReader().read(changed)).isInstanceOf(UnreadableException.class);
            var cut = Arrays.copyOf(bytes, index);
            assertThatThrownBy(() -> new BlockReader().read(cut)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void coversEveryCellOnceWhateverTheSize() {
        for (var rows : new int[]{1, 150, 32_767, 32_768, 32_769, 10_000_000}) {
            for (var columns : new int[]{1, 5, 64, 65, 10_000, 5_000_000}) {
                var layout = BlockLayout.of(rows, columns);
                assertThat(layout.firstRow(layout.rowBlocks() - 1) + layout.rowsOf(layout.rowBlocks() - 1))
                        .isEqualTo(rows);
                assertThat(layout.columnBlocks().stream().mapToLong(IntStream::count).sum()).isEqualTo(columns);
                var blocks = layout.columnBlocks();
                assertThat(blocks).hasSize(layout.columnBlockCount());
                for (var column : new int[]{0, columns / 2, columns - 1}) {
                    var block = BlockLayout.of(rows, columns).columnBlocks().get(layout.columnBlock(column)).toArray();
                    assertThat(block[layout.placeInBlock(column)]).isEqualTo(column);
                }
            }
        }
    }

    /** Stored data sets are found by these numbers. */
    @Test
    void cutsTablesAsItAlwaysDid() {
        assertThat(BlockLayout.CELLS_PER_BLOCK).isEqualTo(32_768);
    }

    @Test
    void joinsPiecesWithCategoriesInAnotherOrder() {
        var joined = new JoinedColumn(5);
        joined.append(new Column.Categorical("c", List.of("a", "b"), new int[]{0, 1, -1}), 1, 3);
        joined.append(new Column.Categorical("c", List.of("c", "b", "a"), new int[]{0, 1, 2}), 0, 3);
        assertThat(joined.column()).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.categories()).containsExactly("a", "b", "c");
            assertThat(column.codes()).containsExactly(1, -1, 2, 1, 0);
        });
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(row -> column.isMissing(row) ? "" : column.text(row))
                .toList();
    }

    private static byte[] write(List<Column> columns) {
        try (var writer = new BlockWriter()) {
            return writer.write(columns);
        }
    }

    private static void keeps(double... values) {
        var read = new BlockReader().read(write(List.of(new Column.Numeric("x", values))));
        assertThat(((Column.Numeric) read.getFirst()).values()).usingElementComparator(
                (a, b) -> Long.compare(Double.doubleToLongBits(a), Double.doubleToLongBits(b))).isEqualTo(values);
    }
}
