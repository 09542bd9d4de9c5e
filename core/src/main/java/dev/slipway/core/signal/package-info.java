/**
 * Signals: what the outside says of the build while a part of the users is on it. Knows no source
 * of them.
 */
@NullMarked
package dev.slipway.core.signal;

import org.jspecify.annotations.NullMarked;
