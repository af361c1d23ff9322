package io.mlpservice.platform.embedded;

/** An embedded database has lost its latest changes. */
final class LostChangesException extends RuntimeException {
    LostChangesException(DatabaseFile file, ChangeMark mark, long count) {
        super("""
                The database %s has lost its latest changes, or is an older copy: it held changes at %s that it no \
                longer holds (it counts %d, and %s says %d). Its file may have been cut off at its end."""
                .formatted(file.path(), mark.written(), count, file.mark().getFileName(), mark.count()));
    }
}
