package io.mlpservice.training.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** What is logged on behalf of a job says of which one. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class JobLogsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(JobRunner.class);
    private final Events events = new Events();

    @Autowired
    private RestTestClient http;

    @Autowired
    private JsonMapper mapper;

    private static final class Events extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            all.add(event);
        }

        private ILoggingEvent of(String jobId) {
            return all.stream().filter(event -> jobId.equals(event.getMDCPropertyMap().get("job_id"))).findFirst()
                    .orElseThrow();
        }
    }

    @BeforeEach
    void listen() {
        events.setContext(logger.getLoggerContext());
        events.start();
        logger.addAppender(events);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(events);
    }

    private String train() {
        var trainer = new Trainer(http);
        return (String) trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("xor")))
                .getOrDefault("id", "");
    }

    @Test
    void namesJobAndAttempt(CapturedOutput output) {
        var id = train();
        assertThat(output.getOut().lines().filter(line -> line.contains("[%s #1] ".formatted(id)))).isNotEmpty();
        LoggerFactory.getLogger(JobLogsTest.class).info("This is about no job.");
        assertThat(output.getOut().lines().filter(line -> line.endsWith("This is about no job."))).isNotEmpty()
                .noneMatch(line -> line.contains("#"));
    }

    @Test
    void hasFieldsForJobAndAttemptAsJson() {
        var event = events.of(train());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setFormat("ecs");
        encoder.start();
        var json = mapper.readTree(encoder.encode(event));
        assertThat(json.path("job_id").asString()).isEqualTo(event.getMDCPropertyMap().get("job_id"));
        assertThat(json.path("attempt").asString()).isEqualTo("1");
        assertThat(json.path("message").asString()).isEqualTo("Training starts.");
    }
}
