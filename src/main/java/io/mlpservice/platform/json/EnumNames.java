package io.mlpservice.platform.json;

import io.mlpservice.platform.JsonNames;

import org.springframework.stereotype.Component;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Gives enum constants their {@linkplain JsonNames names} in JSON. Jackson's own feature for lower case follows the
 * machine's locale, and in Turkish the lower case of {@code I} has no dot.
 */
@Component
public final class EnumNames extends JacksonModule {
    private static final char DOTLESS = 'ı';

    @Override
    public String getModuleName() {
        return EnumNames.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Names());
    }

    private static final class Names extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants,
                String[] names) {
            for (var index = 0; index < constants.length; index++) {
                names[index] = JsonNames.of(constants[index]);
            }
            return names;
        }

        /** Version 0.1.0 stored names without dots where the machine's language was Turkish. */
        @Override
        public void findEnumAliases(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants,
                String[][] aliases) {
            for (var index = 0; index < constants.length; index++) {
                aliases[index] = new String[]{JsonNames.of(constants[index]).replace('i', DOTLESS)};
            }
        }
    }
}
