package io.mlpservice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The processes that tests start end, whatever happens to the tests. */
class ServiceProcessTest {
    @TempDir
    private Path folder;

    private final Set<Long> before = children();

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** Runs forever; if it gets a port, it responds there like a service that has started. */
    static final class Sleeper {
        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                System.out.println("Tomcat started on port " + arguments[0]);
            }
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Ends before it answers. */
    static final class Failing {
        public static void main(String[] arguments) {
            System.out.println("There is no database.");
        }
    }

    /** Starts a process, prints its id and ends without closing it. */
    static final class Forgetful {
        @SuppressWarnings("resource") // the forgotten process is what the test is about
        public static void main(String[] arguments) {
            var log = Path.of(arguments[0]);
            System.out.println(
                    "Tomcat started on port "
                            + new ServiceProcess(log, ServiceProcess.PATIENCE, Sleeper.class, "1").pid());
        }
    }

    private ServiceProcess start(String name, Duration patience, Class<?> program, String... arguments) {
        return new ServiceProcess(folder.resolve(name), patience, program, arguments);
    }

    @Test
    void runsUntilItIsClosed() {
        try (var service = start("log", ServiceProcess.PATIENCE, Sleeper.class, "8080")) {
            assertThat(service.address()).isEqualTo("http://127.0.0.1:8080");
            assertThat(children()).contains(service.pid());
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void isKilledWhereItDoesNotStartInTime() {
        assertThatThrownBy(() -> start("log", Duration.ofMillis(100), Sleeper.class))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("does not start in time");
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void showsTheLogWhereItEndsTooEarly() {
        assertThatThrownBy(() -> start("log", ServiceProcess.PATIENCE, Failing.class))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("There is no database.");
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void isKilledWhereAnotherOneThatStartsWithItFails() {
        assertThatThrownBy(() -> ServiceProcess.startTogether(3, number -> start("log" + number,
                ServiceProcess.PATIENCE, number == 1 ? Failing.class : Sleeper.class, "1")))
                .isInstanceOf(CompletionException.class).hasMessageContaining("There is no database.");
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void isKilledWhenTheVirtualMachineEndsThatStartedIt() throws Exception {
        var forgetful = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Forgetful.class.getName(), folder.resolve("inner").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("outer").toFile()).start();
        assertThat(forgetful.waitFor()).isZero();
        var left = Long.parseLong(Files.readString(folder.resolve("outer")).replaceAll("\\D+", ""));
        ProcessHandle.of(left).ifPresent(process -> process.onExit().join());
        assertThat(Files.readString(folder.resolve("inner"))).contains("Tomcat started");
    }
}
