package io.mlpservice.platform.embedded;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@RequestMapping("/api/v1/admin")
@RequiresScope(Scope.ADMIN)
@Tag(name = "Administration", description = "For those who run the service.")
class BackupController {
    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    @PostMapping("/backups")
    @Operation(operationId = "createBackup", summary = "Back up the embedded database", description = "Writes all that is committed, the things of all owners, into a ZIP file in the directory `backups` of the service's data directory, while everything goes on, and answers when the file is complete. PostgreSQL has tools of its own for this.")
    @ApiResponse(responseCode = "200", description = "The file is complete.")
    @ApiResponse(responseCode = "409")
    Backup create() throws IOException {
        return backups.make();
    }
}
