package io.mlpservice.exchange.onnx;

import java.util.List;

/**
 * Compares a column of text with words.
 *
 * @param text [rows][1]
 */
record TextNodes(Tensor text) {
    /** For each word 1 where the text is the word, else 0, [rows][words]. */
    Tensor is(List<String> words) {
        return text.isEqualTo(text.graph().texts(words, 1, words.size())).as(Element.FLOAT64);
    }

    /** Whether the text is any of the words, [rows][1]. */
    Tensor isAny(List<String> words) {
        return is(words).sumOfColumns().isMoreThan(0);
    }
}
