package io.mlpservice.prediction.answer;

import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats in which rows are sent and answered. */
public enum PredictionFormat {
    /** A header, then a line for each row. */
    CSV("text/csv", "text/csv;charset=UTF-8"),
    /** A JSON object in each line. */
    NDJSON("application/x-ndjson", "application/x-ndjson"),
    /** One JSON object. */
    JSON("application/json", "application/json");

    /** The media types of a file with a JSON object in each line, of which none is registered. */
    private static final Set<String> JSON_LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines",
            "x-jsonlines");

    private final MediaType type;
    private final String contentType;

    PredictionFormat(String type, String contentType) {
        this.type = MediaType.parseMediaType(type);
        this.contentType = contentType;
    }

    /** The media type of an answer. */
    public String contentType() {
        return contentType;
    }

    /** The format of a body. */
    public static PredictionFormat ofBody(@Nullable String contentType) {
        var type = contentType == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(contentType);
        return JSON_LINES.contains(type.getSubtype())
                ? NDJSON
                : Arrays.stream(values()).filter(format -> format.type.includes(type)).findFirst().orElse(JSON);
    }

    /**
     * The format that a client ranks highest: by quality, then by how exactly its type is named, then by place. Without
     * a choice it is the format of the request.
     *
     * @throws ProblemException 406 if none is accepted
     */
    public static PredictionFormat accepted(@Nullable String accept, PredictionFormat request) {
        if (accept == null || accept.isBlank() || accept.equals(MediaType.ALL_VALUE)) {
            return request;
        }
        var ranges = ranges(accept);
        return Arrays.stream(values()).map(format -> Offer.of(format, ranges, format == request))
                .filter(offer -> offer.quality > 0).max(Offer.ORDER).map(Offer::format)
                .orElseThrow(PredictionFormat::notAcceptable);
    }

    private static List<MediaType> ranges(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw ProblemException.of(HttpStatus.NOT_ACCEPTABLE, "not_acceptable",
                    "%s '%s' cannot be read; accept one of: %s.".formatted(HttpHeaders.ACCEPT,
                            Messages.shortened(accept), listing()));
        }
    }

    private static ProblemException notAcceptable() {
        return ProblemException.of(HttpStatus.NOT_ACCEPTABLE, "not_acceptable",
                "None of the types in Accept can be written here; accept one of: %s.".formatted(listing()));
    }

    private static String listing() {
        return Arrays.stream(values()).map(format -> format.type.toString()).collect(Collectors.joining(", "));
    }

    /**
     * How a client ranks a format.
     *
     * @param exactness 2 if the type is named, 1 if its main type is, 0 otherwise
     * @param place of the range in the header, counted from 0
     */
    private record Offer(PredictionFormat format, double quality, int exactness, int place, boolean isRequest) {
        private static final Comparator<Offer> ORDER = Comparator.comparingDouble(Offer::quality)
                .thenComparingInt(Offer::exactness).thenComparing(Offer::place, Comparator.reverseOrder())
                .thenComparing(Offer::isRequest);

        /** The most exact range that includes the format decides. */
        static Offer of(PredictionFormat format, List<MediaType> ranges, boolean isRequest) {
            var best = new Offer(format, 0, -1, 0, isRequest);
            for (var place = 0; place < ranges.size(); place++) {
                var range = ranges.get(place);
                if (range.includes(format.type) && exactness(range) > best.exactness) {
                    best = new Offer(format, range.getQualityValue(), exactness(range), place, isRequest);
                }
            }
            return best;
        }

        private static int exactness(MediaType range) {
            if (range.isWildcardType()) {
                return 0;
            }
            return range.isWildcardSubtype() ? 1 : 2;
        }
    }
}
