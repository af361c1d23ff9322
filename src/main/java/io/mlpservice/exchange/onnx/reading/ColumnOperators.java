package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.data.Column.Numeric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The operators that make the inputs of a network: scales, what stands in for gaps, categories. */
final class ColumnOperators {
    /** What a converter makes of NaN where whole numbers have gaps. */
    private static final long GAP = Long.MIN_VALUE;

    private final Budget budget;

    ColumnOperators(Budget budget) {
        this.budget = budget;
    }

    void addTo(Map<String, Function<Node, Value>> operators) {
        operators.put("ai.onnx.ml.Scaler", this::scaled);
        operators.put("ai.onnx.ml.Imputer", this::filled);
        operators.put("ai.onnx.ml.OneHotEncoder", this::encoded);
        operators.put("ai.onnx.ml.FeatureVectorizer", node -> joined(node, columnsOf(node)));
        operators.put("Gather", this::gathered);
    }

    /** Columns by their places, or the class at a place. */
    private Value gathered(Node node) {
        if (node.input(0) instanceof Constant classes && node.input(1) instanceof Value.Place place) {
            return OutputOperators.classes(node, classes, place);
        }
        node.requireLastAxis(0);
        return selected(node, columns(node, 0), node.constant(1));
    }

    static Columns columns(Node node, int index) {
        if (node.input(index) instanceof Columns columns) {
            return columns;
        }
        throw node.refusal("input %d must be inputs of the network".formatted(index + 1));
    }

    private static List<Columns> columnsOf(Node node) {
        return IntStream.range(0, node.inputs().size()).mapToObj(index -> columns(node, index)).toList();
    }

    private static Column.Scaled number(Node node, Column column) {
        if (column instanceof Column.Scaled number) {
            return number;
        }
        throw node.refusal("'%s' is not a number".formatted(column.input().name()));
    }

    /** (x − offset)·scale. */
    private Value scaled(Node node) {
        var columns = columns(node, 0);
        budget.takeColumns(columns.count());
        var offsets = each(node, node.numbers("offset"), columns.count(), 0);
        var factors = each(node, node.numbers("scale"), columns.count(), 1);
        return columns.map(index -> switch (columns.columns().get(index)) {
            case Column.Scaled(var input, var fill, var affine, var isCut) -> new Column.Scaled(input, fill,
                    affine.plus(-offsets[index]).times(factors[index]), isCut);
            case Column.Indicator(var input, var categories, var place, var affine) -> new Column.Indicator(input,
                    categories, place, affine.plus(-offsets[index]).times(factors[index]));
            case Column.Text(var input) -> throw node.refusal("'%s' is text".formatted(input.name()));
        });
    }

    private static double[] each(Node node, List<? extends Number> given, int count, double otherwise) {
        if (given.size() > 1 && given.size() != count) {
            throw node.refusal("it has %d numbers for %d columns".formatted(given.size(), count));
        }
        return IntStream.range(0, count).mapToDouble(index -> given.isEmpty()
                ? otherwise
                : given.get(given.size() == 1 ? 0 : index).doubleValue()).toArray();
    }

    private Value filled(Node node) {
        var columns = columns(node, 0);
        budget.takeColumns(columns.count());
        var isWhole = node.hasAttribute("imputed_value_int64s");
        if (isWhole
                ? node.integer("replaced_value_int64", 0) != GAP
                : !Double.isNaN(node.number("replaced_value_float", 0))) {
            throw node.refusal("it replaces a number; only NaN can mean a gap");
        }
        var fills = each(node, isWhole ? node.integers("imputed_value_int64s") : node.numbers("imputed_value_floats"),
                columns.count(), Double.NaN);
        return columns.map(index -> filled(node, number(node, columns.columns().get(index)), fills[index]));
    }

    private static Column filled(Node node, Column.Scaled number, double fill) {
        if (!Double.isFinite(fill) || number.affine().factor() == 0) {
            throw node.refusal("nothing can stand in for gaps of '%s'".formatted(number.input().name()));
        }
        return Double.isNaN(number.fill())
                ? new Column.Scaled(number.input(), number.affine().inverse(fill), number.affine(), number.isCut())
                : number;
    }

    private Value encoded(Node node) {
        var columns = columns(node, 0);
        if (columns.count() != 1 || columns.isNested()) {
            throw node.refusal("it must have one column, and has %d".formatted(columns.count()));
        }
        var column = columns.columns().getFirst();
        var categories = categories(node, column);
        if (new HashSet<>(categories.texts()).size() < categories.texts().size()) {
            throw node.refusal("its categories do not differ from each other, or only by blanks around them");
        }
        budget.takeColumns(categories.texts().size());
        return new Columns(IntStream.range(0, categories.texts().size()).<Column>mapToObj(
                place -> new Column.Indicator(column.input(), categories, place, Affine.IDENTITY)).toList(), true);
    }

    private static Column.Categories categories(Node node, Column column) {
        var areRefused = node.integer("zeros", 1) == 0;
        return switch (column) {
            case Column.Text _ -> new Column.Categories(
                    node.texts("cats_strings").stream().map(String::strip).toList(), areRefused, "");
            case Column.Scaled number when number.isPlain() -> new Column.Categories(
                    node.integers("cats_int64s").stream().map(String::valueOf).toList(), areRefused,
                    Double.isNaN(number.fill())
                            ? ""
                            : Numeric.text(number.fill()));
            default -> throw node.refusal("the categories of '%s' were changed before".formatted(
                    column.input().name()));
        };
    }

    /** Columns side by side. */
    Columns joined(Node node, List<Columns> parts) {
        var all = new ArrayList<Column>();
        for (var part : parts) {
            if (part.isNested() != parts.getFirst().isNested()) {
                throw node.refusal("its inputs have different numbers of dimensions");
            }
            budget.takeColumns(part.count());
            all.addAll(part.columns());
        }
        return new Columns(all, parts.getFirst().isNested());
    }

    /** Some of the columns, by their places. */
    Columns selected(Node node, Columns columns, Constant places) {
        budget.takeColumns(places.size());
        return new Columns(places.integers().mapToObj(place -> {
            var index = place < 0 ? place + columns.count() : place;
            if (index < 0 || index >= columns.count()) {
                throw node.refusal("there is no column %d among %d".formatted(place, columns.count()));
            }
            return columns.columns().get((int) index);
        }).toList(), columns.isNested());
    }
}
