/**
 * A stand-in for nginx: it reads configurations as nginx writes them, reloads them as nginx does,
 * and serves; it knows nothing of Slipway.
 */
@NullMarked
package dev.slipway.sandbox.nginx;

import org.jspecify.annotations.NullMarked;
