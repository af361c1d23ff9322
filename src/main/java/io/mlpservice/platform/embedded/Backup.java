package io.mlpservice.platform.embedded;

import java.time.Instant;

/**
 * A backup of the embedded database.
 *
 * @param file its name in the directory of backups
 * @param sizeBytes the size of the file
 * @param sha256 of the file, in hexadecimal digits
 * @param createdAt when it was begun: it holds what was committed by then
 */
record Backup(String file, long sizeBytes, String sha256, Instant createdAt) {}
