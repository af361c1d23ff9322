package io.mlpservice;

import io.mlpservice.platform.EngineSettings;
import io.mlpservice.platform.QueriesAsWritten;
import io.mlpservice.platform.TemporaryDirectory;
import io.mlpservice.platform.UnknownSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.util.Locale;

/**
 * Starts the service: one process that trains networks, keeps them and serves their predictions. A start looks through all
 * classes once, for components: who uses settings enables them, and the features with repositories are named here.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableJpaRepositories(queryEnhancerSelector = QueriesAsWritten.class, bootstrapMode = BootstrapMode.LAZY, basePackages = {
    "io.mlpservice.alias", "io.mlpservice.dataset", "io.mlpservice.model", "io.mlpservice.scoring.job",
    "io.mlpservice.training.job"})
@EnableScheduling
public class MlpServiceApplication {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final String BEFOREHAND = "spring.backgroundpreinitializer.ignore";

    /** Runs until the process is asked to stop. */
    public static void main(String[] args) {
        useNoLanguageOfTheMachine();
        letRequestsShareTheCores();
        makeOnlyWhatIsUsed();
        var application = new SpringApplication(MlpServiceApplication.class);
        application.addListeners(new EngineSettings(), new TemporaryDirectory(), new UnknownSettings());
        application.run(args);
    }

    /**
     * A virtual thread keeps its carrier until it waits for something. Computations that take long, and large JSON, take turns
     * of their own, each of as many threads as there are cores. One more carrier is left for all that is short, and the
     * operating system divides the cores among them. Many more would slow predictions down.
     */
    private static void letRequestsShareTheCores() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, String.valueOf(Runtime.getRuntime().availableProcessors() * 2 + 1));
        }
    }

    /** Else Spring Boot makes validators and converters in the background that nothing here uses. */
    private static void makeOnlyWhatIsUsed() {
        if (System.getProperty(BEFOREHAND) == null) {
            System.setProperty(BEFOREHAND, "true");
        }
    }

    /** Numbers in messages have ASCII digits everywhere, in those of the libraries too. */
    private static void useNoLanguageOfTheMachine() {
        Locale.setDefault(Locale.ROOT);
    }
}
