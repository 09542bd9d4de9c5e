/**
 * A stand-in for docker and its compose: images, containers that answer HTTP, and the command line
 * that goes with them.
 */
@NullMarked
package dev.slipway.sandbox.containers;

import org.jspecify.annotations.NullMarked;
