import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Ends with 0 when the service in this container is ready and with 1 when it is not; the image holds no curl. */
final class HealthCheck {
    private static final String REQUEST = """
            GET /actuator/health/readiness HTTP/1.1\r
            Host: localhost\r
            Connection: close\r
            \r
            """;

    public static void main(String[] args) {
        var port = Integer.parseInt(System.getenv().getOrDefault("SERVER_PORT", "8080"));
        System.exit(isReady(port) ? 0 : 1);
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(4000);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine()).startsWith("HTTP/1.1 200");
        } catch (IOException _) {
            return false;
        }
    }
}
