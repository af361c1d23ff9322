package io.mlpservice.quota;

/**
 * A table of things that count as stored. It has the columns {@code id}, {@code owner} and {@code stored_bytes}, and if
 * they are jobs, {@code state}. The room that owns the table makes it a bean.
 *
 * @param kind the things
 * @param name of the table
 * @param size the bytes of a row and all that belongs to it, as an SQL expression of type {@code bigint}
 * @param ofJobs whether the things are jobs
 */
public record StoredTable(StoredKind kind, String name, String size, boolean ofJobs) {}
