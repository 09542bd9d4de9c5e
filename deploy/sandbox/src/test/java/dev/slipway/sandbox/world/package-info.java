/** Tests of the sandbox's world and of the page as people use it. */
@NullMarked
package dev.slipway.sandbox.world;

import org.jspecify.annotations.NullMarked;
