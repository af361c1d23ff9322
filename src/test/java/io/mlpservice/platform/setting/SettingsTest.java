package io.mlpservice.platform.setting;

import io.mlpservice.MlpServiceApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A start refuses values of settings that make no sense, and says what is allowed. */
class SettingsTest {
    private static final MockEnvironment ENVIRONMENT = new MockEnvironment().withProperty("OF_JOBS", "365");
    private static final BindHandler HANDLER = new UnitsOfTime(ENVIRONMENT).apply(BindHandler.DEFAULT);

    /** All settings that count or measure something, with the record that begins at the prefix. */
    record Setting(String prefix, Class<?> owner, String name, String type) {
        boolean isTime() {
            return type.contains(Duration.class.getName());
        }

        boolean isMeasure() {
            return isTime() || List.of("int", Integer.class.getName(), DataSize.class.getName()).contains(type);
        }

        void bind(String value) {
            new Binder(List.of(new MapConfigurationPropertySource(Map.of(name, value))),
                    new PropertySourcesPlaceholdersResolver(ENVIRONMENT)).bind(prefix, Bindable.of(owner), HANDLER);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Setting> MEASURES = all().filter(Setting::isMeasure).toList();

    private static Stream<Setting> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents(ClassUtils.getPackageName(MlpServiceApplication.class)).stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .flatMap(owner -> {
                    var prefix = owner.getAnnotation(ConfigurationProperties.class).value();
                    return of(prefix, owner, prefix, owner);
                });
    }

    private static Stream<Setting> of(String prefix, Class<?> owner, String parent, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> {
            var name = parent + "." + part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return part.getType().isRecord()
                    ? of(prefix, owner, name, part.getType())
                    : Stream.of(new Setting(prefix, owner, name, part.getGenericType().getTypeName()));
        });
    }

    private static Stream<Setting> measures() {
        return MEASURES.stream();
    }

    private static Stream<Setting> times() {
        return measures().filter(Setting::isTime);
    }

    private static Setting setting(String name) {
        return measures().filter(setting -> setting.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("measures")
    void areNeverNegative(Setting setting) {
        var value = setting.isTime() ? "-1d" : setting.type().equals(DataSize.class.getName()) ? "-1MB" : "-1";
        assertThatThrownBy(() -> setting.bind(value)).rootCause().isInstanceOf(InvalidSettingException.class)
                .message().startsWith(setting.name() + " is " + value + "; it must ").endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("times")
    void areNeverTimesWithoutAUnit(Setting time) {
        assertThatThrownBy(() -> time.bind("365")).rootCause().isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("%s is 365; it needs a unit: 365d for days, ".formatted(time));
    }

    @ParameterizedTest
    @MethodSource("times")
    void areNeverLongerThanTheClockCounts(Setting time) {
        assertThatThrownBy(() -> time.bind("200000d")).rootCause()
                .hasMessage(time + " is 200000d; it must be at most 100000d.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${OF_JOBS}", "+90", "007"})
    void needAUnitHoweverTheyAreWritten(String value) {
        assertThatThrownBy(() -> setting("mlp.training.retention").bind(value)).rootCause()
                .isInstanceOf(InvalidSettingException.class);
    }

    @ParameterizedTest
    @CsvSource({"mlp.training.retention, 365d", "mlp.training.retention, P1D", "mlp.webhooks.retry-delays, '1s, 2m'",
        "mlp.http.pace.grace, 0", "mlp.http.pace.least-rate, 0", "mlp.requests.memory-timeout, 0",
        "mlp.model.cache-size, 0", "mlp.training.snapshots.max-bytes, 0", "mlp.training.checkpoint-interval, 0",
        "mlp.security.rate-limit.requests, 0", "mlp.training.slots, 1", "mlp.training.max-epochs, 1"})
    void mayHaveAllOtherValues(String name, String value) {
        assertThatCode(() -> setting(name).bind(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"mlp.training.retention, 0, 0d, be more than 0", "mlp.requests.memory, 0, 0B, be more than 0",
        "mlp.http.pace.most-time, 0, 0d, be more than 0", "mlp.dataset.max-columns, 0, 0, be at least 1",
        "mlp.http.max-json-size, -1, -1B, be more than 0", "mlp.http.pace.grace, -90s, -90s, not be negative",
        "mlp.http.pace.grace, -1500ms, -1500ms, not be negative",
        "mlp.http.pace.grace, -1ns, PT-0.000000001S, not be negative",
        "mlp.security.rate-limit.per, 500ms, 500ms, be at least 1s"})
    void areShownAsTheyAreWritten(String name, String value, String shown, String rule) {
        assertThatThrownBy(() -> setting(name).bind(value)).rootCause()
                .hasMessage("%s is %s; it must %s.".formatted(name, shown, rule));
    }

    @Test
    void areExplainedBeforeSpringSaysWhichClassItCouldNotBind() {
        var failure = new IllegalStateException(new InvalidSettingException("mlp.a", "-1", "must be at least 1"));
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class,
                SpringFactoriesLoader.ArgumentResolver.none(), (_, _, _) -> {});
        assertThat(analyzers).first().isInstanceOf(InvalidSettingFailureAnalyzer.class)
                .extracting(analyzer -> analyzer.analyze(failure)).isNotNull()
                .extracting(analysis -> analysis.getDescription())
                .isEqualTo("mlp.a is -1; it must be at least 1.");
    }
}
