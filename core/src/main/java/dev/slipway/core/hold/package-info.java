/** The hold: an environment that is closed to releases, with a reason, a holder and an end. */
@NullMarked
package dev.slipway.core.hold;

import org.jspecify.annotations.NullMarked;
