/** The engine that runs every process: decide, act, remember. Knows no pick, build or release. */
@NullMarked
package dev.slipway.core.engine;

import org.jspecify.annotations.NullMarked;
