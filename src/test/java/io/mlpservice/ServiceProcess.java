package io.mlpservice;

import org.awaitility.Awaitility;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service in a virtual machine of its own, which can be killed. No process outlives the tests: one that does not start
 * is killed at once, the others at the latest when this virtual machine ends.
 */
public final class ServiceProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(GenerousWaits.SECONDS);

    /** Without the vector module, which the quick compiler cannot compile; networks here are small. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Xmx512m", "--enable-native-access=ALL-UNNAMED");
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern NAME = Pattern.compile("name=(mlp-[0-9a-f-]+)");
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path log;

    /**
     * Starts the service and waits until it answers; what it logs is added to the file. Settings that begin with {@code -D}
     * are those of the virtual machine.
     */
    public ServiceProcess(Path log, String... settings) {
        this(log, PATIENCE, MlpServiceApplication.class, settings("0", settings));
    }

    /**
     * Starts a program and waits until it logs its port.
     *
     * @throws IllegalStateException if the program ends before, or the patience does; then it is killed
     */
    ServiceProcess(Path log, Duration patience, Class<?> program, String... arguments) {
        this.log = log;
        var earlier = found(PORT).size();
        this.process = start(program, arguments);
        try {
            Awaitility.await().atMost(patience).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || found(PORT).size() > earlier);
        } catch (RuntimeException late) {
            kill();
            throw new IllegalStateException("The service does not start in time:\n" + logged(), late);
        }
        if (found(PORT).size() == earlier) {
            kill();
            throw new IllegalStateException("The service does not start:\n" + logged());
        }
    }

    private static String[] settings(String port, String... settings) {
        return Stream.concat(Stream.of("--server.port=" + port), Stream.of(settings)).toArray(String[]::new);
    }

    /** Starts it once more where it answered before it was killed. */
    public ServiceProcess again(String... settings) {
        return new ServiceProcess(log, PATIENCE, MlpServiceApplication.class,
                settings(found(PORT).getLast(), settings));
    }

    private Process start(Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(QUICK_TO_START);
        var areProperties = Stream.of(arguments).collect(partitioningBy(argument -> argument.startsWith("-D")));
        command.addAll(areProperties.get(true));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(areProperties.get(false));
        try {
            var started = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            RUNNING.add(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts several at once, each with a log of its own; all of them or none. */
    static List<ServiceProcess> startTogether(int count, Path folder, String... settings) {
        return startTogether(count, number -> new ServiceProcess(folder.resolve("log-%d.txt".formatted(number)),
                settings));
    }

    static List<ServiceProcess> startTogether(int count, IntFunction<ServiceProcess> start) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> start.apply(number), threads)).toList();
            try {
                return starts.stream().map(CompletableFuture::join).toList();
            } catch (CompletionException e) {
                var _ = starts.stream().map(each -> each.thenAccept(ServiceProcess::close)).toList();
                throw e;
            }
        }
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

    public Trainer trainer() {
        return new Trainer(client());
    }

    RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl(address()).build();
    }

    /** Where it answers. */
    public String address() {
        return "http://127.0.0.1:" + found(PORT).getLast();
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        RUNNING.remove(process);
    }

    /** The id that the system gave it. */
    long pid() {
        return process.pid();
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

    /** Asks it to end, as {@code kill} does, and returns whether it did. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(PATIENCE);
    }

    @Override
    public void close() {
        kill();
    }
}
