/**
 * The story of the README, played against the sandbox's world and printed as people would see it.
 */
@NullMarked
package dev.slipway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
