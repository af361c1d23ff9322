package io.mlpservice.platform.setting;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Refuses times without a unit in settings {@code mlp.*}. Spring takes them for milliseconds, and who writes a retention of
 * {@code 365} means days.
 */
@Component
final class UnitsOfTime implements ConfigurationPropertiesBindHandlerAdvisor {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("mlp");
    private static final Pattern WITHOUT_UNIT = Pattern.compile("[+-]?0*[1-9]\\d*");
    private static final Pattern BETWEEN = Pattern.compile(",");

    private final Environment environment;

    UnitsOfTime(Environment environment) {
        this.environment = environment;
    }

    @Override
    public BindHandler apply(BindHandler handler) {
        return new AbstractBindHandler(handler) {
            @Override
            public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
                    Object result) {
                var property = context.getConfigurationProperty();
                if (property != null && OURS.isAncestorOf(name) && isTime(target)) {
                    check(name.toString(), environment.resolvePlaceholders(String.valueOf(property.getValue())));
                }
                return super.onSuccess(name, target, context, result);
            }
        };
    }

    /** One or several. */
    private static boolean isTime(Bindable<?> target) {
        var type = target.getType();
        return type.resolve() == Duration.class || type.asCollection().resolveGeneric() == Duration.class;
    }

    private static void check(String setting, String value) {
        Arrays.stream(BETWEEN.split(value)).map(String::strip)
                .filter(time -> WITHOUT_UNIT.matcher(time).matches()).findFirst().ifPresent(time -> {
                    throw new InvalidSettingException(setting, time,
                            "needs a unit: %1$sd for days, %1$sh for hours, %1$sm for minutes, %1$ss for seconds or %1$sms for milliseconds"
                                    .formatted(time));
                });
    }
}
