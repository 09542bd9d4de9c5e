/** Proves the registry with Jib and with plain HTTP. */
@NullMarked
package dev.slipway.sandbox.registry;

import org.jspecify.annotations.NullMarked;
