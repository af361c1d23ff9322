package io.mlpservice.dataset.analysis;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.CsvDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class RoleInferenceTest {
    @Test
    void ignoresWhatNothingCanBeLearnedFromAndSaysWhy() {
        var columns = columns("n,user_id,name,note,k,empty,x,y", row -> "%d,%d,name %d,%s,7,,%d,%d".formatted(row + 1,
                7 * row % 60 + 100, row, "This is sentence number %d of a text that is read by people".formatted(row),
                row % 5, row));
        assertThat(columns).filteredOn(column -> column.role() == ColumnRole.FEATURE).extracting(DatasetColumn::name)
                .containsExactly("x", "y");
        assertThat(columns).filteredOn(column -> column.role() == ColumnRole.IGNORED)
                .extracting(DatasetColumn::reason).containsExactly("It numbers the rows from the first to the last.",
                        "Nearly every number occurs once, and its name says that it identifies what the row is about.",
                        "Nearly every value occurs once, as names and identifiers do.", "It holds free text.",
                        "All its values are the same.", "It has no values.");
    }

    @ParameterizedTest
    @CsvSource({"0,1,IGNORED", "1,1,IGNORED", "2,1,FEATURE", "1990,1,FEATURE", "150,1,FEATURE",
        "1001,1,IGNORED", "10001,1,IGNORED", "2050,1,IGNORED", "10001,2,FEATURE", "1,2,FEATURE", "60,-1,FEATURE"})
    void ignoresNumbersThatCountTheRows(int first, int step, ColumnRole role) {
        assertThat(columns("a,x,y", row -> "%d,%d,1".formatted(first + step * row, row % 7)).getFirst().role())
                .isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"id,IGNORED", "ID,IGNORED", "customer_id,IGNORED", "customerId,IGNORED", "Customer ID,IGNORED",
        "Order No,IGNORED", "order_number,IGNORED", "orderNo,IGNORED", "Bestell-Nr.,IGNORED", "Kundennummer,IGNORED",
        "no,FEATURE", "number,FEATURE", "number_of_rooms,FEATURE", "piano,FEATURE", "paid,FEATURE", "price,FEATURE",
        "id_count,FEATURE"})
    void takesDifferentWholeNumbersForIdentifiersByTheirName(String name, ColumnRole role) {
        assertThat(columns(name + ",x,y", row -> "%d,%d,1".formatted(row * row + 3, row % 7)).getFirst().role())
                .isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"smokers_yes,FEATURE", "Smokers_Yes,FEATURE", "order_yes,IGNORED"})
    void takesTheOppositeOfYesForAQuantity(String other, ColumnRole role) {
        assertThat(columns("smokers_no," + other + ",y", row -> "%d,%d,1".formatted(row * row + 3, row % 7)).getFirst()
                .role()).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"57,IGNORED", "54,FEATURE"})
    void takesNumbersForIdentifiersThatAreHardlyEverRepeated(int distinct, ColumnRole role) {
        assertThat(columns("sample_id,x,y", row -> "%d,%d,1".formatted(row % distinct * 7 + 100, row % 7)).getFirst()
                .role()).isEqualTo(role);
    }

    @Test
    void keepsTheOnlyFeature() {
        assertThat(columns("x,y", row -> "%d,%d".formatted(row, row * row))).extracting(DatasetColumn::role)
                .containsOnly(ColumnRole.FEATURE);
        assertThat(columns("name,x,k,y", row -> "name %d,%d,3,%d".formatted(row, row, row * row)))
                .extracting(DatasetColumn::role).containsExactly(ColumnRole.IGNORED, ColumnRole.FEATURE,
                        ColumnRole.IGNORED, ColumnRole.FEATURE);
    }

    @Test
    void keepsTheLastColumnUnlessThereIsAnotherTarget() {
        var columns = columns("x,y,title", row -> "%d,%d,title %d".formatted(row % 7, row % 2, row));
        assertThat(columns.getLast()).returns(ColumnType.TEXT, DatasetColumn::type).returns(ColumnRole.FEATURE,
                DatasetColumn::role);
        var options = new ColumnOptions(Map.of(), Map.of("y", ColumnRole.TARGET), null, Map.of(), List.of(), false);
        assertThat(RoleInference.roles(columns, options, false, 60)).extracting(DatasetColumn::role)
                .containsExactly(ColumnRole.FEATURE, ColumnRole.TARGET, ColumnRole.IGNORED);
    }

    @Test
    void followsTheUpload() {
        var columns = columns("name,x,w,y", row -> "name %d,%d,2,1".formatted(row, row % 7));
        var options = new ColumnOptions(Map.of(), Map.of("name", ColumnRole.FEATURE, "w", ColumnRole.WEIGHT, "x",
                ColumnRole.IGNORED), null, Map.of(), List.of(), false);
        assertThat(RoleInference.roles(columns, options, false, 60)).extracting(DatasetColumn::role)
                .containsExactly(ColumnRole.FEATURE, ColumnRole.IGNORED, ColumnRole.WEIGHT, ColumnRole.FEATURE);
    }

    @ParameterizedTest
    @CsvSource({"5,FEATURE", "60,IGNORED"})
    void ignoresANamelessColumnThatTellsRowsApart(int distinct, ColumnRole role) {
        var columns = columns("row_name,x,y", row -> "%d,%d,1".formatted(7 * row % distinct + 9, row % 3));
        assertThat(RoleInference.roles(columns, ColumnOptions.NONE, true, 60).getFirst().role()).isEqualTo(role);
    }

    @Test
    void keepsSmallTablesWhole() {
        assertThat(CsvDataset.of("a,k,name,y\n1,5,x,1\n2,5,y,2\n3,5,z,3\n").dataset().columns())
                .extracting(DatasetColumn::role).containsOnly(ColumnRole.FEATURE);
    }

    @Test
    void keepsColumnsInWhichOnlyTheGapsDiffer() {
        assertThat(columns("flag,x,y", row -> "%s,%d,1".formatted(row % 3 == 0 ? "1" : "", row % 7)).getFirst().role())
                .isEqualTo(ColumnRole.FEATURE);
    }

    private static List<DatasetColumn> columns(String header, IntFunction<String> row) {
        return CsvDataset
                .of(header + IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n", "\n", "\n")))
                .dataset().columns();
    }
}
