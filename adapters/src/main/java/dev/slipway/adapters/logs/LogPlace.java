package dev.slipway.adapters.logs;

/** Where the log of one container of one task is, such as {@code app/web/0a1b2c} in a group. */
public record LogPlace(String region, String group, String stream) {}
