package io.mlpservice.engine.data;

/**
 * The indexes of the training, validation and test rows. Each part is in file order.
 *
 * @param training the rows to train on
 * @param validation the rows to monitor training with
 * @param test the rows to evaluate the trained model on
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] validation, int[] test) {
    /** The parts of an order that is cut in two places. */
    static Split of(int[] order, int trainingRows, int testFrom) {
        return new Split(Rows.sorted(order, 0, trainingRows), Rows.sorted(order, trainingRows, testFrom),
                Rows.sorted(order, testFrom, order.length));
    }
}
