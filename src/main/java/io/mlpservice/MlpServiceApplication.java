package io.mlpservice;

import io.mlpservice.platform.EngineSettings;
import io.mlpservice.platform.TemporaryDirectory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.util.Locale;

/** Starts the service: one process that trains networks, keeps them and serves their predictions. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MlpServiceApplication {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int CARRIERS_PER_CORE = 2;
    private static final int FEWEST_CARRIERS = 8;

    /** Runs until the process is asked to stop. */
    public static void main(String[] args) {
        useNoLanguageOfTheMachine();
        letRequestsShareTheCores();
        var application = new SpringApplication(MlpServiceApplication.class);
        application.addListeners(new EngineSettings(), new TemporaryDirectory());
        application.run(args);
    }

    /**
     * A virtual thread keeps its carrier until it waits for something. With one carrier for each core, two large uploads
     * would keep two cores from answering anything else; with more, the operating system divides the cores among them.
     */
    private static void letRequestsShareTheCores() {
        if (System.getProperty(CARRIERS) == null) {
            var carriers = CARRIERS_PER_CORE * Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, String.valueOf(Math.max(FEWEST_CARRIERS, carriers)));
        }
    }

    /** Numbers in messages have ASCII digits everywhere, in those of the libraries too. */
    private static void useNoLanguageOfTheMachine() {
        Locale.setDefault(Locale.ROOT);
    }
}
