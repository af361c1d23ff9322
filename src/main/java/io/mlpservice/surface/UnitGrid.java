package io.mlpservice.surface;

import io.mlpservice.engine.model.RowPass.HiddenUnits;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What hidden units answer in each cell of a picture. */
final class UnitGrid {
    private final List<HiddenUnit> units;
    private final double[][] series;

    /** Makes room for a number of cells. */
    UnitGrid(List<HiddenUnit> units, int cells) {
        this.units = units;
        this.series = new double[units.size()][cells];
    }

    /** Sets what the units answer in a cell. */
    void set(int cell, HiddenUnits hidden) {
        for (var index = 0; index < series.length; index++) {
            var unit = units.get(index);
            series[index][cell] = Rounding.significant(hidden.get(unit.layer(), unit.unit()));
        }
    }

    boolean isFinite() {
        return Arrays.stream(series).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    List<SurfaceUnit> pictures() {
        return IntStream.range(0, series.length).mapToObj(index -> SurfaceUnit.of(units.get(index), series[index]))
                .toList();
    }
}
