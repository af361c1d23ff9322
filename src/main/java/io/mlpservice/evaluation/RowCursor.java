package io.mlpservice.evaluation;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The place of an evaluated row in any order. */
record RowCursor(int row, double error) {
    /** The cursor as a client sees it: it is good for one part and order only. */
    String toText(ModelPart part, RowOrder order) {
        var text = "%s %s %d %d".formatted(part.name(), order.text(), row, Double.doubleToLongBits(error));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Parses the output of {@link #toText}; anything else is the client's mistake. */
    static RowCursor parse(String text, ModelPart part, RowOrder order) {
        try {
            var words = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
            if (words.length == 4 && words[0].equals(part.name()) && words[1].equals(order.text())) {
                return new RowCursor(Integer.parseInt(words[2]), Double.longBitsToDouble(Long.parseLong(words[3])));
            }
        } catch (IllegalArgumentException e) {
            throw forged();
        }
        throw forged();
    }

    private static ProblemException forged() {
        return ProblemException.invalid(List.of(FieldError.parameter("cursor", "invalid_value",
                "This is not a cursor for this 'split' and 'sort'; send the next_cursor of the previous page, or none to start.")));
    }
}
