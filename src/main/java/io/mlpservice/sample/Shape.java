package io.mlpservice.sample;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.MadeTable;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.platform.CellValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points that are made from random numbers, most of them in a square of 12 by 12 around the origin. All machines make the
 * same ones.
 */
enum Shape {
    /** One class around the origin, the other in a ring around it. */
    CIRCLE("x", "y", Shape.LABEL) {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var angle = TURN * random.uniform(0);
            var radius = isBlue ? 2.5 * Math.sqrt(random.uniform(1)) : 3.5 + 1.5 * random.uniform(1);
            return scattered(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), 2 * noise, random);
        }
    },
    /** A normally distributed cloud for each class. */
    GAUSSIANS("x", "y", Shape.LABEL) {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var center = isBlue ? 2 : -2;
            return scattered(center, center, 0.5 + 3.5 * noise, random);
        }
    },
    /** An arm for each class. */
    SPIRAL("x", "y", Shape.LABEL) {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var share = random.uniform(0);
            var angle = TURNS_OF_SPIRAL * TURN * share + (isBlue ? 0 : TURN / 2);
            return scattered(5 * share * StrictMath.sin(angle), 5 * share * StrictMath.cos(angle), noise, random);
        }
    },
    /** A half circle for each class, whose end is at the center of the other one. */
    MOONS("x", "y", Shape.LABEL) {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var angle = TURN / 2 * random.uniform(0);
            var side = isBlue ? 1 : -1;
            return scattered(side * (3 * StrictMath.cos(angle) - 1.5), side * (3 * StrictMath.sin(angle) - 0.75),
                    2 * noise, random);
        }
    },
    /** A wave. */
    SINE("x", "y") {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var x = random.uniform(0, HALF_SIDE);
            return new double[]{x, StrictMath.sin(x) + noise * random.normal(1)};
        }
    },
    /** A slope. */
    PLANE("x", "y", "z") {
        @Override
        double[] numbers(boolean isBlue, RandomStream random, double noise) {
            var x = random.uniform(0, HALF_SIDE);
            var y = random.uniform(1, HALF_SIDE);
            return new double[]{x, y, (x + y) / (2 * HALF_SIDE) + noise * random.normal(1)};
        }
    };

    private static final String LABEL = "label";
    private static final double TURN = 2 * Math.PI;
    private static final double TURNS_OF_SPIRAL = 1.75;
    private static final double HALF_SIDE = 6;
    /** Five decimals are kept. */
    private static final double UNIT = 1e5;

    private final List<String> columns;

    Shape(String... columns) {
        this.columns = List.of(columns);
    }

    /**
     * The numbers of a row. The first two random numbers place a point, the normally distributed ones with indexes 1 and 2
     * scatter it.
     *
     * @param isBlue the class, where there are classes
     */
    abstract double[] numbers(boolean isBlue, RandomStream random, double noise);

    private static double[] scattered(double x, double y, double deviation, RandomStream random) {
        return new double[]{x + deviation * random.normal(1), y + deviation * random.normal(2)};
    }

    /** A table of such points, the last column to predict. */
    MadeTable table(MadeRows made) {
        var roles = new LinkedHashMap<String, ColumnRole>();
        columns.forEach(column -> roles.put(column, ColumnRole.FEATURE));
        roles.put(columns.getLast(), ColumnRole.TARGET);
        return new MadeTable(columns, hasClasses() ? Map.of(LABEL, ColumnType.CATEGORICAL) : Map.of(), roles, Map.of(),
                sink -> {
                    for (var row = 0; row < made.rows(); row++) {
                        sink.write(cells(row, made));
                    }
                });
    }

    private boolean hasClasses() {
        return columns.contains(LABEL);
    }

    private List<CellValue> cells(int row, MadeRows made) {
        var isBlue = row % 2 == 0;
        var cells = new ArrayList<CellValue>();
        for (var number : numbers(isBlue, RandomStream.of(made.seed(), Purpose.MADE_DATA, row), made.noise())) {
            cells.add(new CellValue.Numeric(Math.rint(number * UNIT) / UNIT + 0.0));
        }
        if (hasClasses()) {
            cells.add(new CellValue.Text(isBlue ? "blue" : "orange"));
        }
        return cells;
    }
}
