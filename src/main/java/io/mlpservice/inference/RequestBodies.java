package io.mlpservice.inference;

import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Reads bodies without regard to their {@code Content-Type}, which many clients leave out. They are held in memory, so
 * the limit of JSON holds for all.
 */
@Component
public class RequestBodies {
    private final ServiceSettings settings;

    RequestBodies(ServiceSettings settings) {
        this.settings = settings;
    }

    /**
     * The whole body of a request, decompressed.
     *
     * @throws ProblemException 400 if there is none, 413 if it is too large
     */
    public byte[] read(HttpServletRequest request) throws IOException {
        var limit = settings.http().jsonLimit();
        var most = limit.most().toBytes();
        if (request.getContentLengthLong() > most) {
            throw limit.exceeded();
        }
        var body = HeapShare.reserving(request.getInputStream())
                .readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        if (body.length > most) {
            throw limit.exceeded();
        }
        if (body.length == 0) {
            throw ProblemException.badRequest("malformed_body", "The body is empty; send the rows to predict.");
        }
        return body;
    }
}
