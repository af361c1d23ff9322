package io.mlpservice.platform.damage;

import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.problem.CutAnswer;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;

@RestController
@RequestMapping("/api/v1/admin")
@RequiresScope(Scope.ADMIN)
@ChangesNothing
@Tag(name = "Administration", description = "For those who run the service.")
class VerificationController {
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration LATER = Duration.ofSeconds(60);

    private final ObjectProvider<Inspection> inspections;
    private final Inventory inventory;
    private final Damages damages;
    private final JsonMapper mapper;
    private final ReentrantLock underWay = new ReentrantLock();

    VerificationController(ObjectProvider<Inspection> inspections, Inventory inventory, Damages damages,
            JsonMapper mapper) {
        this.inspections = inspections;
        this.inventory = inventory;
        this.damages = damages;
        this.mapper = mapper;
    }

    @PostMapping("/verify")
    @Operation(operationId = "verify", summary = "Look through everything that is stored, for damage", description = "Reads all data sets, models, training jobs and prediction jobs, those of all owners, and answers line by line while it does: a line for each that is damaged, with its `kind`, `id`, `name`, `owner`, `code` and `detail`, and every few seconds, as well as at the end, a line with how many were `checked` and how many are `damaged`. Only the last line has `complete: true`; without it the answer broke off. It takes about as long as reading the database once; it ends when the client goes away.")
    @ApiResponse(responseCode = "409")
    @ApiResponse(responseCode = "200", description = "The damaged things, and how far it came.", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string", format = "binary")))
    void verify(HttpServletResponse response) throws IOException {
        if (!underWay.tryLock()) {
            throw ProblemException.conflict("verification_running",
                    "A verification is under way; its client gets what it finds. Ask again when it is over.", LATER);
        }
        try {
            response.setContentType(NDJSON);
            HeapShare.callUncounted(() -> CurrentOwner.callAsService(() -> {
                run(response);
                return true;
            }));
        } finally {
            underWay.unlock();
        }
    }

    /** What fails once a part was sent cuts the connection. */
    private void run(HttpServletResponse response) throws IOException {
        try {
            new Verification(inventory, damages, line -> write(line, response))
                    .run(inspections.stream().sorted(Comparator.comparing(Inspection::kind)).toList());
        } catch (IOException | RuntimeException e) {
            if (Disconnection.isBehind(e) || !response.isCommitted()) {
                throw e;
            }
            throw new CutAnswer(e);
        }
    }

    private void write(Record line, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        out.write((mapper.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
