package io.mlpservice.surface;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a model answers over two features, by columns. The numbers of a picture are those of its cells from left to right,
 * then upward.
 *
 * @param x from left to right
 * @param y from bottom to top; null where the model has no other feature to show
 * @param at the row that gives the other features
 * @param task what the model does
 * @param targets those that are shown
 * @param classes of the target, in the order of the numbers; null for a regression
 * @param probabilities [classes][cells]; null for a regression and for more than 30 classes
 * @param labelIndexes for more than 30 classes [cells], the place of the most probable one among the classes
 * @param topProbabilities for more than 30 classes [cells], the probability of the most probable one
 * @param values [targets][cells], in the target's own unit; null for a classification
 * @param units null unless asked for
 * @param unitValues null unless asked for
 * @param unitCount of all hidden units, whether shown or not
 * @param warnings what is odd about the row
 */
@SuppressWarnings("ArrayRecordComponent")
@Schema(description = "What a model answers over two features, by columns. The numbers of a picture are those of its cells from left to right, then upward: first all values of `x` for the first value of `y`. They are rounded to about five digits.")
public record Surface(@Schema(description = "From left to right.") SurfaceAxis x,
        @Schema(description = "From bottom to top; null where the model has no other feature to show, so that the answer is a curve.") @Nullable SurfaceAxis y,
        @Schema(description = "The row that gives the other features, and a place on the axes; null for a missing value.", example = "{\"sepal_length\": 5.8, \"sepal_width\": 3.0, \"petal_length\": 4.35, \"petal_width\": 1.3}") Map<String, @Nullable CellValue> at,
        Task task,
        @Schema(description = "The targets that are shown.", example = "[\"species\"]") List<String> targets,
        @Schema(description = "Of a classification, in the order of the numbers.", nullable = true, example = "[\"setosa\", \"versicolor\", \"virginica\"]") @Nullable List<String> classes,
        @Schema(description = "Of a classification of at most 30 classes: for each class a number for each cell.", nullable = true, example = "[[0.99, 0.12], [0.01, 0.85], [0.0, 0.03]]") double @Nullable [][] probabilities,
        @Schema(description = "Of a classification of more classes: for each cell the place of the most probable class in `classes`, counted from 0.", nullable = true) int @Nullable [] labelIndexes,
        @Schema(description = "Of a classification of more classes: for each cell the probability of the most probable class.", nullable = true) double @Nullable [] topProbabilities,
        @Schema(description = "Of a regression: for each of `targets` a number for each cell, in the target's own unit.", nullable = true) double @Nullable [][] values,
        @Schema(description = "What hidden units answer, in the order of the network; null unless asked for. Of more than 256 these are the strongest ones, of each wide layer equally many.", nullable = true) @Nullable List<SurfaceUnit> units,
        @Schema(description = "The values of the axes for `units`; null unless asked for.") @Nullable SurfaceUnitValues unitValues,
        @Schema(description = "How many hidden units the model has.", example = "16") int unitCount,
        @Schema(description = "What is odd about the row, and what the model makes of it.") List<String> warnings) {}
