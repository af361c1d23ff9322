package io.mlpservice.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** A prediction computed from what a model's schema and parameters say as JSON, with none of the service's code. */
final class HandPrediction {
    private static final int SECONDS_OF_DAY = 86_400;

    private final JsonNode schema;
    private final Map<String, ? extends @Nullable Object> row;

    /**
     * Takes a row.
     *
     * @param row numbers, text and booleans by feature
     */
    HandPrediction(JsonNode schema, Map<String, ? extends @Nullable Object> row) {
        this.schema = schema;
        this.row = row;
    }

    double[] inputs() {
        return schema.get("inputs").valueStream().mapToDouble(input -> scaled(unscaled(input), input.get("scale")))
                .toArray();
    }

    /** What the output units answer; of a regression in the targets' own unit. */
    double[] answer(JsonNode parameters) {
        var values = inputs();
        for (var layer = 0; layer < schema.get("layers").size(); layer++) {
            values = output(values, schema.get("layers").get(layer), parameters.get("layers").get(layer));
        }
        var outputs = values;
        return IntStream.range(0, outputs.length).mapToDouble(unit -> {
            var scale = schema.get("targets").get(Math.min(unit, schema.get("targets").size() - 1)).get("scale");
            return scale.isNull() ? outputs[unit] : unscaled(outputs[unit], scale);
        }).toArray();
    }

    private double unscaled(JsonNode input) {
        var kind = name(input.get("kind"));
        if (kind.equals("product")) {
            return input.get("factors").valueStream().mapToDouble(factor -> number(feature(factor.asString()))).reduce(
                    1,
                    (product, factor) -> product * factor);
        }
        var feature = feature(input.get("feature").asString());
        var cell = row.get(input.get("feature").asString());
        return switch (kind) {
            case "value" -> number(feature);
            case "missing" -> cell == null ? 1 : 0;
            case "category" -> input.get("category").asString().equals(category(feature, cell)) ? 1 : 0;
            case "other" -> isOther(feature, cell) ? 1 : 0;
            case "hash" -> cell != null && hash(cell.toString(), input.get("feature").asString()) == input
                    .get("category").asInt() ? 1 : 0;
            default -> ofDate(kind, instant(feature, cell));
        };
    }

    private JsonNode feature(String name) {
        return schema.get("features").valueStream().filter(feature -> feature.get("name").asString().equals(name))
                .findFirst().orElseThrow();
    }

    private double number(JsonNode feature) {
        var cell = row.get(feature.get("name").asString());
        if (cell == null) {
            return feature.at("/missing/fill").asDouble();
        }
        return switch (name(feature.get("type"))) {
            case "numeric" -> Double.parseDouble(cell.toString());
            case "boolean" -> cell.equals(true) ? 1 : 0;
            default -> {
                var place = feature.get("categories").valueStream().map(JsonNode::asString).toList()
                        .indexOf(cell.toString());
                yield place < 0 ? feature.at("/missing/fill").asDouble() : place;
            }
        };
    }

    private static String category(JsonNode feature, @Nullable Object cell) {
        if (cell != null) {
            return cell.toString();
        }
        var fill = feature.at("/missing/fill");
        return fill.isNull() ? "" : fill.asString();
    }

    private static boolean isOther(JsonNode feature, @Nullable Object cell) {
        if (cell == null && name(feature.at("/missing/rule")).equals("own_category")) {
            return false;
        }
        return feature.get("categories").valueStream()
                .noneMatch(category -> category.asString().equals(category(feature, cell)));
    }

    private long hash(String category, String feature) {
        var buckets = schema.get("inputs").valueStream().filter(input -> name(input.get("kind")).equals("hash")
                && input.get("feature").asString().equals(feature)).count();
        var hash = new CRC32C();
        hash.update(category.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % buckets;
    }

    private static Instant instant(JsonNode feature, @Nullable Object cell) {
        var text = cell == null ? feature.at("/missing/fill").asString() : cell.toString();
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static double ofDate(String kind, Instant instant) {
        var date = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return switch (kind) {
            case "days" -> (instant.getEpochSecond() + instant.getNano() * 1e-9) / SECONDS_OF_DAY;
            case "year" -> date.getYear();
            case "month_sine" -> Math.sin(2 * Math.PI * (date.getMonthValue() - 1) / 12);
            case "month_cosine" -> Math.cos(2 * Math.PI * (date.getMonthValue() - 1) / 12);
            case "day_of_week_sine" -> Math.sin(2 * Math.PI * (date.getDayOfWeek().getValue() - 1) / 7);
            case "day_of_week_cosine" -> Math.cos(2 * Math.PI * (date.getDayOfWeek().getValue() - 1) / 7);
            case "day_of_year_sine" -> Math.sin(2 * Math.PI * (date.getDayOfYear() - 1) / 365.25);
            case "day_of_year_cosine" -> Math.cos(2 * Math.PI * (date.getDayOfYear() - 1) / 365.25);
            case "hour_sine" -> Math.sin(2 * Math.PI * date.toLocalTime().toSecondOfDay() / SECONDS_OF_DAY);
            case "hour_cosine" -> Math.cos(2 * Math.PI * date.toLocalTime().toSecondOfDay() / SECONDS_OF_DAY);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static double scaled(double x, JsonNode scale) {
        return switch (name(scale.get("kind"))) {
            case "none" -> x;
            case "constant" -> scale.get("base").asDouble();
            case "linear" -> linear(x, scale);
            case "log" -> linear(Math.signum(x) * Math.log1p(Math.abs(x) / scale.get("unit").asDouble()), scale);
            case "robust" -> {
                var t = (x - scale.get("center").asDouble()) / scale.get("width").asDouble();
                yield t / Math.sqrt(1 + (t / 3) * (t / 3));
            }
            case "quantile_normal" -> normalQuantile(Math.clamp(
                    share(x, scale.get("quantiles").valueStream().mapToDouble(JsonNode::asDouble).toArray()), 0.001,
                    0.999));
            default -> throw new IllegalArgumentException(scale.toString());
        };
    }

    private static double linear(double x, JsonNode scale) {
        return (x - scale.get("center").asDouble()) / scale.get("width").asDouble() + scale.get("base").asDouble();
    }

    private static double unscaled(double y, JsonNode scale) {
        var x = (y - scale.get("base").asDouble()) * scale.get("width").asDouble() + scale.get("center").asDouble();
        return switch (name(scale.get("kind"))) {
            case "none", "linear" -> x;
            case "log" -> Math.signum(x) * Math.expm1(Math.abs(x)) * scale.get("unit").asDouble();
            default -> throw new IllegalArgumentException(scale.toString());
        };
    }

    private static double share(double x, double[] quantiles) {
        var steps = quantiles.length - 1.0;
        var equal = IntStream.range(0, quantiles.length).filter(index -> quantiles[index] == x).toArray();
        if (equal.length > 0) {
            return (equal[0] + equal[equal.length - 1]) / 2.0 / steps;
        }
        var below = (int) Arrays.stream(quantiles).filter(quantile -> quantile < x).count();
        if (below == 0 || below == quantiles.length) {
            return below == 0 ? 0 : 1;
        }
        return (below - 1 + (x - quantiles[below - 1]) / (quantiles[below] - quantiles[below - 1])) / steps;
    }

    /** By bisection. */
    private static double normalQuantile(double p) {
        var low = -5.0;
        var high = 5.0;
        for (var step = 0; step < 60; step++) {
            var middle = (low + high) / 2;
            if (normalShare(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Φ(z) = ½ + φ(z)(z + z³/3 + z⁵/(3·5) + …). */
    private static double normalShare(double z) {
        var term = z;
        var sum = z;
        for (var factor = 3; factor < 200; factor += 2) {
            term *= z * z / factor;
            sum += term;
        }
        return 0.5 + Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum;
    }

    private static double[] output(double[] inputs, JsonNode layer, JsonNode parameters) {
        var sums = IntStream.range(0, layer.get("units").asInt()).mapToDouble(unit -> {
            var weights = parameters.get("weights").get(unit);
            var sum = parameters.get("biases").get(unit).asDouble() + IntStream.range(0, inputs.length)
                    .mapToDouble(input -> weights.get(input).asDouble() * inputs[input]).sum();
            return layer.get("batch_normalization").asBoolean() ? normalized(sum, unit, parameters) : sum;
        }).toArray();
        var outputs = activated(layer.get("activation").asString(), sums);
        return layer.get("residual").asBoolean()
                ? IntStream.range(0, outputs.length).mapToDouble(unit -> outputs[unit] + inputs[unit]).toArray()
                : outputs;
    }

    private static double normalized(double sum, int unit, JsonNode parameters) {
        return parameters.get("gamma").get(unit).asDouble()
                * (sum - parameters.get("running_mean").get(unit).asDouble())
                / Math.sqrt(parameters.get("running_variance").get(unit).asDouble() + 0.00001)
                + parameters.get("beta").get(unit).asDouble();
    }

    private static double[] activated(String activation, double[] sums) {
        return switch (activation) {
            case "identity" -> sums;
            case "relu" -> Arrays.stream(sums).map(sum -> Math.max(0, sum)).toArray();
            case "tanh" -> Arrays.stream(sums).map(Math::tanh).toArray();
            case "softmax" -> {
                var powers = Arrays.stream(sums).map(Math::exp).toArray();
                yield Arrays.stream(powers).map(power -> power / DoubleStream.of(powers).sum()).toArray();
            }
            default -> throw new IllegalArgumentException(activation);
        };
    }

    private static String name(JsonNode constant) {
        return constant.asString().toLowerCase(Locale.ROOT);
    }
}
