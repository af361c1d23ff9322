package io.mlpservice.sample;

import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A data set that comes with the service. */
enum Sample {
    /** Logical and. */
    AND("Whether both of two bits are set.", 4),
    /** Logical or. */
    OR("Whether at least one of two bits is set.", 4),
    /** Exclusive or. */
    XOR("Whether exactly one of two bits is set; a network needs a hidden layer to learn it.", 4),
    /** Negation. */
    NOT("The opposite of a bit.", 2),
    /** Fisher's irises. */
    IRIS("Fisher's irises: three species, by the sizes of sepals and petals in centimeters.", 150),
    /** Diabetes. */
    DIABETES("Progression of diabetes within a year, from ten measurements of a patient.", 442),
    /** Handwritten digits. */
    DIGITS("Handwritten digits of 8 by 8 pixels with 17 gray levels.", 1797),
    /** A disc within a ring. */
    CIRCLE("A disc within a ring.", Shape.CIRCLE),
    /** Two round clouds. */
    GAUSSIANS("Two round clouds, which a line can separate.", Shape.GAUSSIANS),
    /** Two spirals. */
    SPIRAL("Two spirals, wound into each other.", Shape.SPIRAL),
    /** Two half circles. */
    MOONS("Two half circles, hooked into each other.", Shape.MOONS),
    /** A sine wave. */
    SINE("The sine of x, as y.", Shape.SINE),
    /** A plane. */
    PLANE("A number z that grows evenly with x and y.", Shape.PLANE);

    private final String description;
    private final int rowCount;
    /** Null for a table that is stored. */
    private final @Nullable Shape shape;

    Sample(String description, int rowCount) {
        this(description, rowCount, null);
    }

    Sample(String description, Shape shape) {
        this(description, MadeRows.USUAL, shape);
    }

    Sample(String description, int rowCount, @Nullable Shape shape) {
        this.description = description;
        this.rowCount = rowCount;
        this.shape = shape;
    }

    SampleView view() {
        return new SampleView(JsonNames.of(this), description, rowCount,
                shape == null ? List.of() : MadeRows.PARAMETERS);
    }

    /** How its points are made; null for a table that is stored. */
    @Nullable
    Shape shape() {
        return shape;
    }

    String fileName() {
        return JsonNames.of(this) + ".csv";
    }

    /** The file of a table that is stored. */
    InputStream open() {
        try {
            return new ClassPathResource("samples/" + fileName()).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
