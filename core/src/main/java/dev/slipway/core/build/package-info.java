/**
 * The build: the image made from one commit of an app, and the ports to the systems that make and
 * keep it.
 */
@NullMarked
package dev.slipway.core.build;

import org.jspecify.annotations.NullMarked;
