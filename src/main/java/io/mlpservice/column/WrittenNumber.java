package io.mlpservice.column;

/**
 * A number as a file has it.
 *
 * @param line where it stands, counted from 1
 */
public record WrittenNumber(String text, long line) {}
