package io.mlpservice.surface;

import io.mlpservice.engine.model.PassCost;
import io.mlpservice.engine.model.RowPass;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.Turns;
import org.jspecify.annotations.Nullable;

/** Computes surfaces: what models answer over two of their features. */
public final class Surfaces {
    /** The most multiplications that a request may cost, some seconds of a core. */
    private static final double BUDGET = 2e11;
    private static final int ROWS_BETWEEN_LOOKS = 1 << 10;

    private Surfaces() {}

    /**
     * Computes a surface.
     *
     * @param model finished, or as it is at some epoch of its training
     * @throws ProblemException 422 with everything that is wrong, if anything is; 413 or 503 if there is too little
     *     memory
     */
    public static Surface of(TrainedModel model, SurfaceRequest request) {
        var plan = Plan.of(model, request);
        var grid = plan.grid(request.resolutionOrDefault(), SurfaceRequest.MOST_VALUES);
        var unitGrid = request.showsUnits()
                ? plan.grid(request.unitResolutionOrDefault(), SurfaceRequest.MOST_UNIT_VALUES)
                : null;
        var cost = cost(model, grid, unitGrid);
        return Turns.answer(cost, () -> surface(plan, grid, unitGrid));
    }

    private static double cost(TrainedModel model, Grid grid, @Nullable Grid unitGrid) {
        var rows = (long) grid.cells() + (unitGrid == null ? 0 : unitGrid.cells());
        var cost = PassCost.multiplications(model, rows);
        if (cost > BUDGET) {
            throw ProblemException.invalid("/resolution", "too_costly",
                    "The model is too large to answer %,d rows at once; lower 'resolution'%s.".formatted(rows,
                            unitGrid == null ? "" : " and 'unit_resolution'"));
        }
        return cost;
    }

    private static Surface surface(Plan plan, Grid grid, @Nullable Grid unitGrid) {
        return surface(plan, answers(plan, grid), units(plan.model(), unitGrid), grid, unitGrid);
    }

    private static void pass(TrainedModel model, Grid grid, RowPass.Reader reader) {
        new RowPass(model, grid.cells()).run(grid.cells(), grid, (cell, prediction, hidden) -> {
            if (cell % ROWS_BETWEEN_LOOKS == 0) {
                Turns.requireClient();
            }
            reader.read(cell, prediction, hidden);
        });
    }

    private static AnswerGrid answers(Plan plan, Grid grid) {
        HeapShare.reserve(PassCost.bytes(plan.model(), grid.cells(), plan.targets().series()));
        var answers = new AnswerGrid(plan.targets(), grid.cells());
        pass(plan.model(), grid, (cell, prediction, _) -> answers.set(cell, prediction));
        checkFinite(answers.isFinite());
        return answers;
    }

    private static @Nullable UnitGrid units(TrainedModel model, @Nullable Grid grid) {
        if (grid == null) {
            return null;
        }
        var strongest = HiddenUnit.strongest(model);
        HeapShare.reserve(PassCost.bytes(model, grid.cells(), strongest.size()));
        var units = new UnitGrid(strongest, grid.cells());
        pass(model, grid, (cell, _, hidden) -> units.set(cell, hidden));
        checkFinite(units.isFinite());
        return units;
    }

    private static void checkFinite(boolean isFinite) {
        if (!isFinite) {
            throw ProblemException.invalid("", "out_of_range",
                    "Some numbers of this picture are too large for the model; check 'x_range', 'y_range' and 'at'.");
        }
    }

    private static Surface surface(Plan plan, AnswerGrid answers, @Nullable UnitGrid units, Grid grid,
            @Nullable Grid unitGrid) {
        var model = plan.model();
        var classes = plan.targets().classes();
        return new Surface(SurfaceAxis.of(model, grid.x()), SurfaceAxis.ofNullable(model, grid.y()),
                plan.row().byName(model.features().names()), model.schema().task(), plan.targets().names(),
                classes.isEmpty() ? null : classes, answers.probabilities(), answers.labelIndexes(),
                answers.topProbabilities(), answers.values(), units == null ? null : units.pictures(),
                unitGrid == null ? null : SurfaceUnitValues.of(unitGrid), hiddenUnits(model), plan.row().warnings());
    }

    private static int hiddenUnits(TrainedModel model) {
        var layers = model.network().layers();
        return layers.subList(0, layers.size() - 1).stream().mapToInt(LayerSpec::units).sum();
    }
}
