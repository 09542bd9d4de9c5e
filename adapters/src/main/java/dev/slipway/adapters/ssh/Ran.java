package dev.slipway.adapters.ssh;

/**
 * A script that came to its end.
 *
 * @param exitCode of the script; 128 and more if a signal ended it
 * @param output what it said, cut after {@link SshServers#OUTPUT_LIMIT}
 * @param errors what it complained of, cut likewise
 */
public record Ran(int exitCode, String output, String errors) {}
