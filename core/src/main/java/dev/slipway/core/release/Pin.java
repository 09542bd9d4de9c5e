package dev.slipway.core.release;

/**
 * A reference that a platform resolves at every start, held to what it means when the plan is made:
 * what was confirmed is what every task gets, however late it starts.
 *
 * @param reference as people wrote it, such as the ARN of a secret; never the secret itself
 * @param pinned the same with its version
 */
public record Pin(String reference, String pinned) {}
