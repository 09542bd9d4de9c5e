/**
 * Reads a YAML file into values that know their line, and collects every mistake on the way. Knows
 * no key of any file.
 */
@NullMarked
package dev.slipway.bot.yaml;

import org.jspecify.annotations.NullMarked;
