package io.mlpservice;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import jdk.incubator.vector.FloatVector;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;

import java.lang.foreign.MemorySegment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house. A rule, and each floor of the house, fails when there is no class that it speaks of. */
@AnalyzeClasses(packages = "io.mlpservice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesDependOnLowerOnesOnly = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.mlpservice..")
            .layer("engine").definedBy("io.mlpservice.engine..")
            .layer("platform").definedBy("io.mlpservice.platform..")
            .layer("dataset").definedBy("io.mlpservice.dataset..")
            .layer("model").definedBy("io.mlpservice.model..")
            .layer("training").definedBy("io.mlpservice.training..")
            .layer("prediction").definedBy("io.mlpservice.prediction..")
            .layer("application").definedBy("io.mlpservice")
            .whereLayer("engine").mayNotAccessAnyLayer()
            .whereLayer("platform").mayOnlyAccessLayers("engine")
            .whereLayer("dataset").mayOnlyAccessLayers("engine", "platform")
            .whereLayer("model").mayOnlyAccessLayers("engine", "platform", "dataset")
            .whereLayer("training").mayOnlyAccessLayers("engine", "platform", "dataset", "model")
            .whereLayer("prediction").mayOnlyAccessLayers("engine", "platform", "dataset", "model", "training")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule packagesOfTheEngineDependOnLowerOnesOnly = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.mlpservice.engine..")
            .layer("hyperparameter").definedBy("io.mlpservice.engine.hyperparameter")
            .layer("random").definedBy("io.mlpservice.engine.random")
            .layer("matrix").definedBy("io.mlpservice.engine.matrix")
            .layer("format").definedBy("io.mlpservice.engine.format")
            .layer("function").definedBy("io.mlpservice.engine.function")
            .layer("network").definedBy("io.mlpservice.engine.network")
            .layer("optimizer").definedBy("io.mlpservice.engine.optimizer")
            .layer("data").definedBy("io.mlpservice.engine.data")
            .layer("training").definedBy("io.mlpservice.engine.training")
            .layer("pipeline").definedBy("io.mlpservice.engine.pipeline")
            .whereLayer("hyperparameter").mayNotAccessAnyLayer()
            .whereLayer("random").mayNotAccessAnyLayer()
            .whereLayer("matrix").mayNotAccessAnyLayer()
            .whereLayer("format").mayOnlyAccessLayers("matrix")
            .whereLayer("function").mayOnlyAccessLayers("hyperparameter", "random", "matrix")
            .whereLayer("network").mayOnlyAccessLayers("hyperparameter", "random", "matrix", "function")
            .whereLayer("optimizer").mayOnlyAccessLayers("hyperparameter", "random", "matrix", "function")
            .whereLayer("data").mayOnlyAccessLayers("hyperparameter", "random", "matrix", "function")
            .whereLayer("training")
            .mayOnlyBeAccessedByLayers("pipeline")
            .whereLayer("pipeline").mayNotBeAccessedByAnyLayer();

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
            .resideOutsideOfPackages("io.mlpservice", "io.mlpservice.engine..", "io.mlpservice.platform..");

    @ArchTest
    static final ArchRule entitiesAndRepositoriesAreInsideTheirFeatures = classes().that()
            .areAnnotatedWith(Entity.class).or().areAssignableTo(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule dependenciesAreGivenToConstructors = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

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
