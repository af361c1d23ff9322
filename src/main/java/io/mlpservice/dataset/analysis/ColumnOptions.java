package io.mlpservice.dataset.analysis;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.TypeInference;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.json.JsonParameter;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an upload says of its columns.
 *
 * @param types by column
 * @param roles by column
 * @param dateOrder the order of dates where two are possible; null to find it
 * @param dateOrders the same of single columns, where it is known
 * @param problems what cannot be read of the options
 * @param inBody whether they are fields of a JSON body, else of a form or an address
 */
public record ColumnOptions(Map<String, ColumnType> types, Map<String, ColumnRole> roles, @Nullable DateOrder dateOrder,
        Map<String, DateOrder> dateOrders, List<FieldError> problems, boolean inBody) {
    /** All is found. */
    public static final ColumnOptions NONE = new ColumnOptions(Map.of(), Map.of(), null, Map.of(), List.of(), false);

    /** The reason of columns that the upload has ignored. */
    public static final String IGNORED_BY_UPLOAD = "The upload says so.";

    private static final String TYPES = "types";
    private static final String ROLES = "roles";
    private static final int NAMES_SHOWN = 20;

    /** Those of a form or an address. */
    public static ColumnOptions of(ReadingOptions options) {
        var problems = new ArrayList<FieldError>();
        return new ColumnOptions(read(TYPES, options.types(), ColumnType.class, problems),
                read(ROLES, options.roles(), ColumnRole.class, problems), dateOrder(options.dateOrder(), problems),
                Map.of(),
                problems, false);
    }

    private static @Nullable DateOrder dateOrder(@Nullable String name, List<FieldError> problems) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var order = constant(name, DateOrder.class);
        if (order.isEmpty()) {
            problems.add(FieldError.parameter("date_order", "invalid_value",
                    "'%s' is not an order of dates; send one of: %s.".formatted(Messages.shortened(name),
                            JsonNames.listing(DateOrder.class))));
        }
        return order.orElse(null);
    }

    private static <E extends Enum<E>> Map<String, E> read(String option, @Nullable String text, Class<E> type,
            List<FieldError> problems) {
        var read = new LinkedHashMap<String, E>();
        if (text == null || text.isBlank()) {
            return read;
        }
        JsonParameter.object(text).ifPresentOrElse(object -> object.forEachEntry((column, value) -> constant(
                value.isString() ? value.asString() : value.toString(), type).ifPresentOrElse(
                        constant -> read.put(column, constant),
                        () -> problems.add(FieldError.parameter(option, "invalid_value",
                                "Column '%s': %s is none of the %s; send one of: %s.".formatted(
                                        Messages.shortened(column), Messages.shortened(value.toString()), option,
                                        JsonNames.listing(type)))))),
                () -> problems.add(FieldError.parameter(option, "invalid_value",
                        "'%s' must be a JSON object with a value for each column that is named once, such as {\"zip\": \"%s\"}."
                                .formatted(option, option.equals(TYPES) ? "categorical" : "ignored"))));
        return read;
    }

    private static <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> JsonNames.of(constant).equals(name))
                .findFirst();
    }

    /** The type that is given for a column; null to find it. */
    @Nullable
    public ColumnType type(String column) {
        return types.get(column);
    }

    /** The order of dates of a column where two are possible; null to find it. */
    @Nullable
    public DateOrder dateOrder(String column) {
        return dateOrders.getOrDefault(column, dateOrder);
    }

    /** The role that is given for a column; null to find it. */
    @Nullable
    ColumnRole role(String column) {
        return roles.get(column);
    }

    /** Whether a column is given this role. */
    boolean give(ColumnRole role) {
        return roles.containsValue(role);
    }

    /** Adds an error for each option that cannot be read, or whose column does not exist. */
    public void checkNames(List<String> names, FieldErrors errors) {
        problems.forEach(errors::add);
        types.keySet().forEach(name -> checkName(TYPES, name, names, errors));
        roles.keySet().forEach(name -> checkName(ROLES, name, names, errors));
        var weights = roles.entrySet().stream().filter(role -> role.getValue() == ColumnRole.WEIGHT)
                .map(Map.Entry::getKey).toList();
        weights.stream().skip(1).forEach(name -> errors.add(error(ROLES, name, null, "duplicate_weight",
                "Columns '%s' and '%s' both hold weights; give one of them another role.".formatted(
                        Messages.shortened(weights.getFirst()), Messages.shortened(name)))));
    }

    private void checkName(String option, String name, List<String> names, FieldErrors errors) {
        if (!names.contains(name)) {
            errors.add(error(option, name, null, "unknown_column",
                    "There is no column '%s'; there are: %s%s.".formatted(Messages.shortened(name),
                            String.join(", ", names.stream().limit(NAMES_SHOWN).map(Messages::shortened).toList()),
                            names.size() > NAMES_SHOWN ? " and %d more".formatted(names.size() - NAMES_SHOWN) : "")));
        }
    }

    /** Adds an error for each column that has values of another type than the given one, or weights that are none. */
    public void checkValues(List<String> names, List<TypeInference> columns, FieldErrors errors) {
        IntStream.range(0, names.size()).forEach(index -> check(names.get(index), columns.get(index), errors));
    }

    private void check(String name, TypeInference column, FieldErrors errors) {
        column.misfit().ifPresent(misfit -> errors.add(error(TYPES, name, misfit.place(), "wrong_type",
                "Column '%s' cannot be %s. %s".formatted(Messages.shortened(name),
                        JsonNames.of(Objects.requireNonNull(type(name))), misfit.sentence()))));
        if (role(name) == ColumnRole.WEIGHT && column.shape(name).type() != ColumnType.NUMERIC) {
            errors.add(error(ROLES, name, null, "not_numeric",
                    "Column '%s' is %s, but weights are numbers; give it another role.".formatted(
                            Messages.shortened(name), JsonNames.of(column.shape(name).type()))));
        }
    }

    private FieldError error(String option, String name, @Nullable Integer place, String code, String detail) {
        return inBody
                ? FieldError.at(JsonPointer.empty().appendProperty(option).appendProperty(name).toString(), code,
                        detail)
                : new FieldError(null, option, place, code, detail);
    }
}
