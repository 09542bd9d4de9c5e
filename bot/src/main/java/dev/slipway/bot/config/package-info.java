/**
 * The configuration: one file, read once into one tree of records, every mistake told at once.
 * Makes no adapter and asks nothing over the network.
 */
@NullMarked
package dev.slipway.bot.config;

import org.jspecify.annotations.NullMarked;
