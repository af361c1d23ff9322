package io.mlpservice.dataset.reading.detection;

/** Where numbers stand. */
@FunctionalInterface
interface NumberPlaces {
    /** The first line of the file, counted from 1, with a cell that holds this number. */
    int lineOf(String number);
}
