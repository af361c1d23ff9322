package io.mlpservice.dataset;

import io.mlpservice.platform.JsonNames;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

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
    DIGITS("Handwritten digits of 8 by 8 pixels with 17 gray levels.", 1797);

    private final String description;
    private final int rowCount;

    Sample(String description, int rowCount) {
        this.description = description;
        this.rowCount = rowCount;
    }

    SampleView view() {
        return new SampleView(JsonNames.of(this), description, rowCount);
    }

    String fileName() {
        return JsonNames.of(this) + ".csv";
    }

    InputStream open() {
        try {
            return new ClassPathResource("samples/" + fileName()).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
