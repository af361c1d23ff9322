package io.mlpservice.platform;

import io.mlpservice.platform.problem.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Warns at the start of settings {@code mlp.*} that do not exist, which are misspelled as a rule. They do not keep the
 * service from starting: clusters set variables of such names for a service that is called "mlp".
 */
public final class UnknownSettings implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String PREFIX = "mlp.";
    private static final String PREFIX_OF_VARIABLES = "MLP_";
    /** The engine takes these as system properties, without Spring. */
    private static final List<String> OF_THE_ENGINE = List.of("mlp.engine.threads", "mlp.engine.kernels");
    /** What clusters tell each container of a service, such as {@code MLP_PORT_8080_TCP_ADDR}. */
    private static final Pattern OF_A_CLUSTER = Pattern
            .compile("MLP_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");
    private static final Pattern INDEX = Pattern.compile("\\[.*|_\\d+_?$");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var context = event.getApplicationContext();
        warnings(context.getEnvironment(), known(context)).forEach(LOG::warn);
    }

    /** The names of all settings that are read. */
    static Set<String> known(ApplicationContext context) {
        var bound = ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> (bean.getAnnotation().prefix() + ".").startsWith(PREFIX))
                .flatMap(bean -> names(bean.getAnnotation().prefix(),
                        bean.asBindTarget().getType().resolve(Object.class)));
        return Stream.concat(bound, OF_THE_ENGINE.stream()).collect(Collectors.toSet());
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            var name = prefix + "." + JsonNames.of(component).replace('_', '-');
            return component.getType().isRecord() ? names(name, component.getType()) : Stream.of(name);
        });
    }

    /** A sentence for each setting that nothing reads. */
    static List<String> warnings(ConfigurableEnvironment environment, Collection<String> known) {
        var byCore = SimilarNames.byCore(known.stream().sorted().toList());
        return environment.getPropertySources().stream().flatMap(UnknownSettings::names).distinct()
                .filter(name -> !byCore.containsKey(SimilarNames.core(withoutIndex(name))))
                .map(name -> "There is no setting '%s', so it changes nothing.%s".formatted(Messages.shortened(name),
                        SimilarNames.question(withoutIndex(name), byCore)))
                .toList();
    }

    private static Stream<String> names(Object source) {
        return switch (source) {
            case SystemEnvironmentPropertySource variables -> Arrays.stream(variables.getPropertyNames())
                    .filter(name -> name.startsWith(PREFIX_OF_VARIABLES) && !OF_A_CLUSTER.matcher(name).matches());
            case EnumerablePropertySource<?> settings ->
                Arrays.stream(settings.getPropertyNames()).filter(name -> name.startsWith(PREFIX));
            default -> Stream.empty();
        };
    }

    private static String withoutIndex(String name) {
        return INDEX.matcher(name).replaceFirst("");
    }
}
