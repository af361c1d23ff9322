package io.mlpservice.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A data set that comes with the service. */
@Schema(description = "A data set that comes with the service.")
record SampleView(@Schema(description = "Its name in the path.", example = "spiral") String name,
        @Schema(description = "Its content.", example = "Two spirals, wound into each other.") String description,
        @Schema(description = "The number of rows, by default where it can be chosen.", example = "300") int rowCount,
        @Schema(description = "What can be chosen when it is made; nothing for a table that is stored.") List<SampleParameter> parameters) {

    /** A number that can be chosen. */
    @Schema(description = "A number that can be chosen, as a parameter of the query.")
    record SampleParameter(@Schema(example = "noise") String name,
            @Schema(description = "Whether it must be a whole number.", example = "false") boolean integer,
            @Schema(description = "Null where it has no lower end.", example = "0.0") @Nullable Double minimum,
            @Schema(description = "Null where it has no upper end.", example = "1.0") @Nullable Double maximum,
            @Schema(description = "What it is where none is given.", example = "0.1") double defaultValue,
            @Schema(example = "How far the points scatter.") String description) {}
}
