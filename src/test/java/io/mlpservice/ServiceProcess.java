package io.mlpservice;

import org.awaitility.Awaitility;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The service in a virtual machine of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern NAME = Pattern.compile("name=(mlp-[0-9a-f-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Executor STARTERS = command -> Thread.ofVirtual().start(command);

    private final Process process;
    private final Path log;

    /** Starts the service and waits until it answers; what it logs is added to the file. */
    ServiceProcess(Path log, String... settings) {
        this.log = log;
        var earlier = found(PORT).size();
        this.process = start(settings);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || found(PORT).size() > earlier);
        if (!process.isAlive()) {
            throw new IllegalStateException("The service does not start:\n" + logged());
        }
    }

    private Process start(String... settings) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settingsOfTheEngine());
        Stream.of(settings).filter(ServiceProcess::isOfTheVirtualMachine).forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), MlpServiceApplication.class.getName(), "--server.port=0"));
        Stream.of(settings).filter(setting -> !isOfTheVirtualMachine(setting)).forEach(command::add);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfTheVirtualMachine(String setting) {
        return setting.startsWith("-D");
    }

    private static List<String> settingsOfTheEngine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-modules")
                        || argument.startsWith("--enable-native-access"))
                .toList();
    }

    /** Starts several at once, each with a log of its own. */
    static List<ServiceProcess> startTogether(int count, Path folder, String... settings) {
        return IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> new ServiceProcess(folder.resolve("log-%d.txt".formatted(number)), settings), STARTERS))
                .toList().stream().map(CompletableFuture::join).toList();
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(logged()).results().map((MatchResult found) -> found.group(1)).toList();
    }

    /** What it calls itself in the database. */
    String name() {
        return found(NAME).getLast();
    }

    /** Everything that was logged to the file. */
    String logged() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Trainer trainer() {
        return new Trainer(RestTestClient.bindToServer().baseUrl(address()).build());
    }

    /** Where it answers. */
    String address() {
        return "http://127.0.0.1:" + found(PORT).getLast();
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it where it stands, as a machine does that falls asleep. */
    void suspend() {
        signal("STOP");
    }

    /** Lets it go on after {@link #suspend}. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
            assertThat(sent.onExit().join().exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as {@code kill} does; the time that took, empty if it would not. */
    Optional<Duration> terminate() throws InterruptedException {
        var start = System.nanoTime();
        process.destroy();
        var ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return ended ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
    }

    @Override
    public void close() {
        kill();
    }
}
