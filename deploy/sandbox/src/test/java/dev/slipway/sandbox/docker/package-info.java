/** Images built and pushed by a real docker daemon. */
@NullMarked
package dev.slipway.sandbox.docker;

import org.jspecify.annotations.NullMarked;
