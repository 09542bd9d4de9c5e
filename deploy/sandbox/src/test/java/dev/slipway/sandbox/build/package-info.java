/** Starts the sample build as the bot does, and looks at what the registry got. */
@NullMarked
package dev.slipway.sandbox.build;

import org.jspecify.annotations.NullMarked;
