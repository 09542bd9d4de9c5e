/** The story of a release on real hosts, and everything that may go wrong with it. */
@NullMarked
package dev.slipway.sandbox.hosts;

import org.jspecify.annotations.NullMarked;
