package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.ThousandsMark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column in which a mark may stand between the thousands of numbers. The mark may stand for something else: a fraction, or
 * the items of a list such as {@code 10,100}, or the parts of an address such as {@code 10.100.200.123}.
 */
final class GroupedColumn {
    private static final double SHARE_OF_NUMBERS = 0.5;
    private static final Pattern SMALL = Pattern.compile("[+-]?\\d{1,3}");
    private static final Pattern HUNDREDS = Pattern.compile("[+-]?[1-9]\\d{2}");
    private static final int WIDTH = 3;
    /** Of decimals without zeros at their end, nine of ten have three digits or more behind the mark. */
    private static final int MANY = 10;
    private static final int PARTS_OF_ADDRESS = 4;
    private static final int LARGEST_PART = 255;
    /** How many groups of three digits do not begin with 0, as the items of lists never do. */
    private static final double WITHOUT_ZERO = 0.9;
    /** How many are larger than the group of three digits before them too, as in lists that are sorted. */
    private static final double ASCENDING = 0.45;
    private static final double UNLIKELY = 0.01;

    private final NumberMarks marks;
    private final List<String> cells;
    private final List<String> grouped;
    private final boolean isWellFormed;
    private final boolean isAmount;

    /**
     * A column without its missing values, read with these marks.
     *
     * @param isAmount whether a comma before three digits can only stand between thousands
     */
    GroupedColumn(List<String> cells, NumberMarks marks, boolean isAmount) {
        this.isAmount = isAmount;
        this.marks = marks;
        this.cells = cells;
        this.grouped = cells.stream().filter(cell -> !marks.withoutThousands(cell).equals(cell)).toList();
        this.isWellFormed = !grouped.isEmpty()
                && cells.stream().allMatch(cell -> isNumber(cell) || cell.chars().noneMatch(Character::isDigit))
                && cells.stream().filter(this::isNumber).count() >= SHARE_OF_NUMBERS * cells.size();
    }

    /** The first number that has the mark, if each group of all numbers is as it must be. */
    Optional<String> first() {
        return isWellFormed ? Optional.of(grouped.getFirst()) : Optional.empty();
    }

    private boolean isNumber(String cell) {
        return Cells.isNumber(cell, marks);
    }

    /** A number that shows the mark between thousands: it has two of them, or a fraction behind one, or no other meaning. */
    Optional<String> proof() {
        if (isAmount && marks.thousands() == ThousandsMark.COMMA) {
            return first();
        }
        return isWellFormed && !mayBeCodes() ? grouped.stream().filter(this::isProof).findFirst() : Optional.empty();
    }

    private boolean isProof(String cell) {
        return groups(cell).length > 2 || hasFraction(cell)
                || cell.chars().anyMatch(c -> isMark(c) && ",. ".indexOf(c) < 0);
    }

    private boolean isMark(int c) {
        return marks.thousands().is((char) c);
    }

    private boolean hasFraction(String cell) {
        return cell.indexOf(marks.decimal()) >= 0;
    }

    private boolean mayBeCodes() {
        return grouped.stream().noneMatch(this::hasFraction) && (all(cell -> groups(cell)[0].length() == WIDTH)
                || all(this::isAddress) || arePhoneNumbers() || isListLike());
    }

    /** Whether numbers begin with a plus sign and none with a minus: {@code +34 912 345 678}. */
    private boolean arePhoneNumbers() {
        return isMarkOfCodes() && grouped.stream().anyMatch(cell -> cell.charAt(0) == '+')
                && grouped.stream().noneMatch(cell -> cell.charAt(0) == '-');
    }

    private boolean isMarkOfCodes() {
        return marks.thousands() == ThousandsMark.SPACE || marks.thousands() == ThousandsMark.POINT;
    }

    /** Whether the numbers may be those of persons or firms, which all have as many digits: {@code 51 824 753 556}. */
    private boolean mayBeIdentifiers() {
        return isMarkOfCodes() && all(cell -> groups(cell).length > 2 && !hasFraction(cell) && cell.charAt(0) != '-')
                && grouped.stream().map(String::length).distinct().count() == 1;
    }

    /** Whether all numbers may be fractions of three digits: {@code 48.137}. */
    boolean mayBeFractions() {
        return marks.thousands() == ThousandsMark.POINT && grouped.size() == cells.size()
                && all(cell -> groups(cell).length == 2 && !hasFraction(cell));
    }

    /** Whether some number has the decimal mark. */
    boolean hasFractions() {
        return cells.stream().anyMatch(cell -> hasFraction(cell) && isNumber(cell));
    }

    /** Whether the numbers can hardly be lists, codes or identifiers. */
    boolean isClear() {
        return isAmount || (isNoList() && !arePhoneNumbers() && !mayBeIdentifiers());
    }

    private boolean all(Predicate<String> trait) {
        return grouped.stream().allMatch(trait);
    }

    private boolean isAddress(String cell) {
        var parts = groups(cell);
        return parts.length == PARTS_OF_ADDRESS
                && Arrays.stream(parts).allMatch(part -> Integer.parseInt(part) <= LARGEST_PART);
    }

    /** Whether numbers would hardly all look like sorted lists. */
    private boolean isListLike() {
        return isNoList()
                ? false
                : grouped.stream().mapToDouble(cell -> chance(groups(cell))).reduce(1, (a, b) -> a * b) < UNLIKELY;
    }

    private static double chance(String[] groups) {
        var chance = groups[0].length() == WIDTH ? ASCENDING : WITHOUT_ZERO;
        return chance * Math.pow(ASCENDING, groups.length - 2);
    }

    /** Whether some number is no sorted list: it has a sign, a fraction, a group with leading zeros, or a smaller group. */
    private boolean isNoList() {
        return grouped.stream().anyMatch(cell -> !Character.isDigit(cell.charAt(0)) || hasFraction(cell)
                || !isAscending(groups(cell)));
    }

    private static boolean isAscending(String[] groups) {
        for (var index = 1; index < groups.length; index++) {
            if (Integer.parseInt(groups[index]) <= Integer.parseInt(groups[index - 1])
                    || groups[index].charAt(0) == '0') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the mark is hardly anything else, although no number proves it: many numbers have it, each before three digits,
     * and there are whole numbers below 1000 without it, which fractions of three digits would have. Beside {@code 664},
     * {@code 2,247} is no fraction even if all numbers with the mark begin with one digit.
     */
    boolean isLikely() {
        var plain = cells.stream().filter(cell -> isNumber(cell) && marks.withoutThousands(cell).equals(cell)).toList();
        return isWellFormed && isNoList() && grouped.stream().distinct().count() >= MANY && !plain.isEmpty()
                && plain.stream().allMatch(SMALL.asMatchPredicate())
                && (plain.stream().anyMatch(HUNDREDS.asMatchPredicate())
                        || grouped.stream().map(cell -> groups(cell)[0].length()).distinct().count() > 1);
    }

    /** The digits between the marks, without those of a fraction. */
    private String[] groups(String cell) {
        var end = hasFraction(cell) ? cell.indexOf(marks.decimal()) : cell.length();
        return cell.substring(Character.isDigit(cell.charAt(0)) ? 0 : 1, end).split("\\D");
    }
}
