package io.mlpservice;

import io.mlpservice.platform.EngineSettings;
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

    /** Runs until the process is asked to stop. */
    public static void main(String[] args) {
        useNoLanguageOfTheMachine();
        var application = new SpringApplication(MlpServiceApplication.class);
        application.addListeners(new EngineSettings());
        application.run(args);
    }

    /** Numbers in messages have ASCII digits everywhere, in those of the libraries too. */
    private static void useNoLanguageOfTheMachine() {
        Locale.setDefault(Locale.ROOT);
    }
}
