package dev.slipway.bot.online;

/**
 * What one question led to.
 *
 * @param subject what was asked about, such as {@code shop, registry}
 * @param said one or more lines; of a mistake also how to mend it
 */
public record Finding(String subject, boolean isGood, String said) {}
