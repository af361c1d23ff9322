package io.mlpservice;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.mlpservice.platform.owner.Owned;
import jakarta.persistence.Entity;
import jdk.incubator.vector.FloatVector;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;

import java.io.File;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house. A rule, and each floor of the house, fails when there is no class that it speaks of. */
@AnalyzeClasses(packages = "io.mlpservice", importOptions = ArchitectureTest.ServiceOnly.class)
class ArchitectureTest {
    /** The classes that were compiled together with the service's main class, wherever that was: not those of tests. */
    static final class ServiceOnly implements ImportOption {
        private final String service = MlpServiceApplication.class.getProtectionDomain().getCodeSource().getLocation()
                .toString();

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().startsWith(service);
        }
    }

    /** The floors and their rooms, from the lowest up; each may use only those before it. */
    private static final List<String> ROOMS = List.of("engine", "platform", "security", "quota", "webhook", "column",
            "dataset", "sample", "configuration", "metric", "model", "schema", "exchange", "training", "prediction",
            "surface", "evaluation", "snapshot", "alias",
            "scoring", "inference", "console");

    private static final List<String> FEATURES = ROOMS.subList(ROOMS.indexOf("security"), ROOMS.size());

    private static final List<String> ENGINE = List.of("engine.hyperparameter", "engine.random", "engine.matrix",
            "engine.format", "engine.function", "engine.network", "engine.optimizer", "engine.data", "engine.training",
            "engine.scaling", "engine.feature", "engine.encoding", "engine.metric", "engine.model", "engine.pipeline");

    private static final List<String> PLATFORM = List.of("platform.problem", "platform.setting", "platform",
            "platform.access",
            "platform.owner",
            "platform.embedded", "platform.memory", "platform.damage", "platform.json", "platform.body",
            "platform.caching", "platform.entity",
            "platform.csv", "platform.deprecation",
            "platform.idempotency", "platform.paging", "platform.label", "platform.job", "platform.openapi",
            "platform.waiting");

    private static final List<String> MODEL = List.of("model.cache", "model", "model.storage", "model.http");

    private static final List<String> TRAINING = List.of("training.job", "training.translation",
            "training.resolution.schema", "training.resolution.size", "training.resolution.check",
            "training.resolution.defaults", "training.resolution.origin", "training.resolution", "training.run",
            "training.event", "training");

    private static final List<String> PREDICTION = List.of("prediction.row", "prediction.answer", "prediction",
            "prediction.trace", "prediction.table", "prediction.openapi");

    private static final List<String> SCORING = List.of("scoring.result", "scoring.job", "scoring.run", "scoring");

    /** Rooms that are part of the facade of their feature: every door takes rows and gives answers. */
    private static final List<String> SHARED = List.of("prediction.row", "prediction.answer");

    private static final List<String> EXCHANGE = List.of("exchange.pipeline", "exchange.onnx", "exchange.onnx.reading",
            "exchange.safetensors", "exchange.javascript", "exchange.go", "exchange");

    private static final List<String> INFERENCE = List.of("inference", "inference.openinference",
            "inference.tensorflow", "inference.mlflow");

    @ArchTest
    static void roomsUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, ROOMS, "io.mlpservice.%s..");
    }

    @ArchTest
    static void roomsOfTheEngineUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, ENGINE, "io.mlpservice.%s");
        layers(ENGINE, "io.mlpservice.%s").whereLayer("engine.format").mayOnlyAccessLayers("engine.matrix")
                .whereLayer("engine.optimizer").mayOnlyAccessLayers("engine.hyperparameter", "engine.random",
                        "engine.matrix", "engine.function")
                .whereLayer("engine.data").mayOnlyAccessLayers("engine.hyperparameter", "engine.random",
                        "engine.matrix", "engine.function")
                .check(engineOf(service));
    }

    /** Every feature may use the rooms of the platform. */
    @ArchTest
    static void roomsOfThePlatformUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, PLATFORM, "io.mlpservice.%s");
    }

    /** What the facade needs of the database it says in interfaces, which the storage above it implements. */
    @ArchTest
    static void roomsOfModelsUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, MODEL, "io.mlpservice.%s");
    }

    @ArchTest
    static void roomsOfTrainingUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, TRAINING, "io.mlpservice.%s");
    }

    @ArchTest
    static void roomsOfPredictionUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, PREDICTION, "io.mlpservice.%s");
    }

    @ArchTest
    static void roomsOfScoringUseLowerRoomsOnly(JavaClasses service) {
        holdsOrder(service, SCORING, "io.mlpservice.%s");
    }

    @ArchTest
    static void formatsServeTheirRoomAlone(JavaClasses service) {
        holdsOrder(service, EXCHANGE, "io.mlpservice.%s");
    }

    /** Only the room of the format sees its library. */
    @ArchTest
    static final ArchRule onlyOnnxUsesItsLibraries = noClasses().that()
            .resideOutsideOfPackage("io.mlpservice.exchange.onnx..").should().dependOnClassesThat()
            .resideInAnyPackage("ai.onnx..", "com.google.protobuf..");

    /** Protocols share what the room above them holds, and know nothing of each other. */
    @ArchTest
    static void protocolsDoNotUseEachOther(JavaClasses service) {
        var rule = layers(INFERENCE, "io.mlpservice.%s").whereLayer("inference").mayNotAccessAnyLayer();
        for (var protocol : INFERENCE.subList(1, INFERENCE.size())) {
            rule = rule.whereLayer(protocol).mayOnlyAccessLayers("inference");
        }
        rule.check(service);
    }

    private static void holdsOrder(JavaClasses service, List<String> rooms, String packages) {
        var rule = layers(rooms, packages);
        for (var index = 0; index < rooms.size(); index++) {
            var lower = rooms.subList(0, index).toArray(String[]::new);
            rule = lower.length == 0
                    ? rule.whereLayer(rooms.get(index)).mayNotAccessAnyLayer()
                    : rule.whereLayer(rooms.get(index)).mayOnlyAccessLayers(lower);
        }
        rule.check(service);
    }

    private static LayeredArchitecture layers(List<String> rooms, String packages) {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var room : rooms) {
            layers = layers.layer(room).definedBy(packages.formatted(room));
        }
        return layers;
    }

    private static JavaClasses engineOf(JavaClasses service) {
        return service.that(JavaClass.Predicates.resideInAPackage("io.mlpservice.engine.."));
    }

    /** A new package has to be given its place in the order. */
    @ArchTest
    static final ArchRule everyClassIsInARoom = classes().should()
            .resideInAnyPackage(Stream.concat(Stream.of("io.mlpservice"),
                    ROOMS.stream().flatMap(ArchitectureTest::packagesOf)).toArray(String[]::new));

    private static Stream<String> packagesOf(String room) {
        var inner = Stream.of(ENGINE, PLATFORM, MODEL, EXCHANGE, TRAINING, PREDICTION, SCORING, INFERENCE)
                .flatMap(List::stream)
                .filter(name -> name.equals(room) || name.startsWith(room + ".")).map("io.mlpservice.%s"::formatted)
                .toList();
        return inner.isEmpty() ? Stream.of("io.mlpservice.%s..".formatted(room)) : inner.stream();
    }

    /** Others get and change models through the facade, which checks what may be done. */
    @ArchTest
    static final ArchRule theStoreOfModelsServesTheirFeatureAlone = classes().that()
            .haveSimpleName("ModelStore").or().haveSimpleName("ModelIndex").should()
            .onlyHaveDependentClassesThat().resideInAPackage("io.mlpservice.model..");

    /**
     * Nothing outside of a feature uses its inner rooms, but for the {@link #SHARED} ones. What its facade answers is
     * shared through the JSON alone.
     */
    @ArchTest
    static void innerRoomsServeTheirFeatureAlone(JavaClasses service) {
        var shared = SHARED.stream().map("io.mlpservice.%s"::formatted).toArray(String[]::new);
        for (var feature : FEATURES) {
            classes().that().resideInAPackage("io.mlpservice.%s.(*)..".formatted(feature)).and()
                    .resideOutsideOfPackages(shared).should()
                    .onlyHaveDependentClassesThat().resideInAPackage("io.mlpservice.%s..".formatted(feature))
                    .allowEmptyShould(packagesOf(feature).count() == 1).check(service);
        }
    }

    /** What other rooms of training need of the resolution stands in it, not in the rooms behind it. */
    @ArchTest
    static final ArchRule roomsOfTheResolutionServeItAlone = classes().that()
            .resideInAPackage("io.mlpservice.training.resolution.(*)..").should().onlyHaveDependentClassesThat()
            .resideInAPackage("io.mlpservice.training.resolution..");

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("io.mlpservice.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineIsPureJava = classes().that().resideInAPackage("io.mlpservice.engine..").should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jdk.incubator.vector..", "org.jspecify..", "io.mlpservice.engine..");

    @ArchTest
    static final ArchRule onlyMatricesUseNativeAndVectorCode = noClasses().that()
            .resideOutsideOfPackage("io.mlpservice.engine.matrix..").should().dependOnClassesThat()
            .resideInAnyPackage("java.lang.foreign..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule controllersAreInsideTheirFeatures = classes().that().areAnnotatedWith(RestController.class)
            .and().doNotImplement(ErrorController.class).should().bePackagePrivate().andShould()
            .resideOutsideOfPackages("io.mlpservice", "io.mlpservice.engine..", "io.mlpservice.platform");

    @ArchTest
    static final ArchRule entitiesAndRepositoriesAreInsideTheirFeatures = classes().that()
            .areAnnotatedWith(Entity.class).or().areAssignableTo(Repository.class).and()
            .areNotAnnotatedWith(NoRepositoryBean.class).should().bePackagePrivate();

    /**
     * Hibernate restricts those that are {@link Owned} to the things of an owner. The others are found by the id of one
     * that is, or have the owner in their key.
     */
    @ArchTest
    static final ArchRule entitiesHaveAnOwner = classes().that().areAnnotatedWith(Entity.class).and()
            .doNotHaveSimpleName("ModelContent").and().doNotHaveSimpleName("PartDetails").and()
            .doNotHaveSimpleName("ModelNameCounter").should().beAssignableTo(Owned.class);

    /** Else Hibernate makes a proxy class of each at every start; none is ever loaded later than asked for. */
    @ArchTest
    static final ArchRule entitiesHaveNoProxies = classes().that().areAnnotatedWith(Entity.class).should()
            .haveModifier(JavaModifier.FINAL);

    /**
     * SQL of our own sees the things of all owners. These classes have in their conditions the owner, or the id of a
     * thing that was found for the owner before; the queues and what users do not see are the service's own.
     */
    @ArchTest
    static final ArchRule sqlIsWrittenWithOwnersInMind = noClasses().that()
            .haveNameNotMatching(".*\\.(" + String.join("|", "BlockStore", "ContentStore", "IdempotencyKeyStore",
                    "JobQueues", "Checkpoints", "Snapshots", "EpochHistory", "FinishedFits", "JobEventLog",
                    "ResultChunks",
                    "JobWaits", "MarkKeeper", "Backups", "EarlySaving", "Inventory", "DispatchConfiguration",
                    "ScoringQueueConfiguration",
                    "WebhookStore",
                    "KeyStore", "UsageStore", "TrainingTimes")
                    + ")(\\$.*)?")
            .should().dependOnClassesThat().resideInAPackage("org.springframework.jdbc.core..");

    @ArchTest
    static final ArchRule repositoriesUseSqlForTheQueueAlone = methods().that().areAnnotatedWith(NativeQuery.class)
            .should().haveNameMatching("countQueued|queuePlaces");

    @ArchTest
    static final ArchRule dependenciesAreGivenToConstructors = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /**
     * What the service says and stores is the same on every machine. Its start sets the language; Error Prone sees to
     * letters of a case and to charsets.
     */
    @ArchTest
    static final ArchRule nothingAsksForTheMachinesHabits = noClasses().that()
            .areNotAssignableTo(MlpServiceApplication.class).should().callMethod(Locale.class, "getDefault").orShould()
            .callMethod(Locale.class, "setDefault", Locale.class).orShould()
            .callMethod(ZoneId.class, "systemDefault").orShould().callMethod(TimeZone.class, "getDefault").orShould()
            .callMethod(Charset.class, "defaultCharset").orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class);

    /** Without a folder, the JDK makes them where the virtual machine began, whatever the service has set since. */
    @ArchTest
    static final ArchRule temporaryFilesAreMadeInAFolderThatIsNamed = noClasses().should()
            .callMethod(Files.class, "createTempFile", String.class, String.class, FileAttribute[].class).orShould()
            .callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class).orShould()
            .callMethod(File.class, "createTempFile", String.class, String.class);

    /** No such code exists outside of the tests, so the rule shows here that it would see it. */
    @ArchTest
    static void nativeAndVectorCodeElsewhereIsFound(JavaClasses service) {
        assertThat(breaksTheRule(UsesNativeCode.class)).isTrue();
        assertThat(breaksTheRule(UsesVectors.class)).isTrue();
        assertThat(onlyMatricesUseNativeAndVectorCode.evaluate(service).hasViolation()).isFalse();
    }

    private static boolean breaksTheRule(Class<?> type) {
        return onlyMatricesUseNativeAndVectorCode.evaluate(new ClassFileImporter().importClasses(type)).hasViolation();
    }

    private record UsesNativeCode(MemorySegment memory) {}

    private record UsesVectors(FloatVector vector) {}
}
