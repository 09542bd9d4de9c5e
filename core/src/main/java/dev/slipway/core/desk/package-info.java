/**
 * Where a command or a click meets the rules: who may, what exists, what it would do. Starts
 * processes; performs nothing.
 */
@NullMarked
package dev.slipway.core.desk;

import org.jspecify.annotations.NullMarked;
