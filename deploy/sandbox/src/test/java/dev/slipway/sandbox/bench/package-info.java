/** Benchmarks of the whole bot, each beside a baseline of the same run; no timed tests. */
@NullMarked
package dev.slipway.sandbox.bench;

import org.jspecify.annotations.NullMarked;
