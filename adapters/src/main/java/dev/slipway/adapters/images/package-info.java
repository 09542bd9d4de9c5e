/**
 * Image registries over the distribution API of the Open Container Initiative: what is there, and
 * how to log in; nothing is pushed here.
 */
@NullMarked
package dev.slipway.adapters.images;

import org.jspecify.annotations.NullMarked;
