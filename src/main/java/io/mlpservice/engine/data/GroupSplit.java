package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Keeps all rows of a group in one part. Groups are drawn at random so that the parts come as near to their fractions
 * as whole groups allow; a part gets at least one group while one is left for training.
 *
 * @param column whose values name the groups; its gaps are one more group
 */
public record GroupSplit(String column, HeldOut heldOut) implements FractionSplit {
    @Override
    public Split split(Rows rows, long seed) {
        var groups = groups(rows, RandomStream.of(seed, Purpose.SPLIT, 0));
        var test = draw(groups, heldOut.testRows(rows.count()));
        var validation = draw(groups, heldOut.validationRows(rows.count()));
        return new Split(rows(groups), rows(validation), rows(test));
    }

    /** Gives the groups, the largest first, to the smallest fold so far. */
    @Override
    public List<Split> folds(Rows rows, int folds, int repeat, long seed) {
        var groups = groups(rows, RandomStream.of(seed, Purpose.FOLDS, repeat));
        if (groups.size() < folds) {
            throw new UnsuitableDataException("the column \"%s\" has %d groups, too few for %d folds; take fewer folds"
                    .formatted(column, groups.size(), folds));
        }
        var sizes = new int[folds];
        var foldOf = new int[rows.table().rowCount()];
        groups.sort(Comparator.<int[]>comparingInt(group -> group.length).reversed());
        for (var group : groups) {
            var smallest = IntStream.range(0, folds).boxed().min(Comparator.comparingInt(fold -> sizes[fold]))
                    .orElseThrow();
            sizes[smallest] += group.length;
            IntStream.of(group).forEach(row -> foldOf[row] = smallest);
        }
        return IntStream.range(0, folds)
                .mapToObj(fold -> new Split(where(rows, row -> foldOf[row] != fold), new int[0],
                        where(rows, row -> foldOf[row] == fold)))
                .toList();
    }

    private static int[] where(Rows rows, IntPredicate condition) {
        return IntStream.of(rows.indexes()).filter(condition).toArray();
    }

    /** The rows of each group. The groups are in random order. */
    private List<int[]> groups(Rows rows, RandomStream random) {
        var column = TableReader.column(rows.table(), this.column);
        var numbers = new HashMap<String, Integer>();
        var members = new ArrayList<IntStream.Builder>();
        var gaps = IntStream.builder();
        for (var row : rows.indexes()) {
            if (column.isMissing(row)) {
                gaps.add(row);
            } else {
                var number = numbers.computeIfAbsent(column.text(row), _ -> numbers.size());
                if (number == members.size()) {
                    members.add(IntStream.builder());
                }
                members.get(number).add(row);
            }
        }
        members.add(gaps);
        var groups = members.stream().map(builder -> builder.build().toArray()).filter(group -> group.length > 0)
                .toList();
        var order = IntStream.range(0, groups.size()).toArray();
        random.shuffle(order);
        var shuffled = new ArrayList<int[]>();
        IntStream.of(order).forEach(group -> shuffled.add(groups.get(group)));
        return shuffled;
    }

    /** Takes the groups out of a list whose rows add up nearest to a number. Leaves at least one. */
    private static List<int[]> draw(List<int[]> groups, int wanted) {
        if (wanted == 0 || groups.size() < 2) {
            return List.of();
        }
        var chosen = new NearestSum(groups.stream().mapToInt(group -> group.length).toArray(), wanted).items();
        var all = List.copyOf(groups);
        groups.clear();
        IntStream.range(0, all.size()).filter(group -> !chosen.get(group)).mapToObj(all::get).forEach(groups::add);
        return chosen.stream().mapToObj(all::get).toList();
    }

    private static int[] rows(List<int[]> groups) {
        return groups.stream().flatMapToInt(IntStream::of).sorted().toArray();
    }
}
