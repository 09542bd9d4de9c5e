package dev.slipway.adapters.logs;

import java.util.Optional;

/**
 * Where the log of one container of one task is, such as {@code app/web/0a1b2c} in a group.
 *
 * @param home the name under which the bot knows the region of the task
 * @param region the region of the log; empty when it is that of the task
 */
public record LogPlace(String home, Optional<String> region, String group, String stream) {}
