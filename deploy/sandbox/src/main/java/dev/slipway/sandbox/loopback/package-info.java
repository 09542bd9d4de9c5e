/**
 * HTTP on ports of this machine's loopback, one request a connection, for a thousand ports at a
 * time; what is answered is not known here.
 */
@NullMarked
package dev.slipway.sandbox.loopback;

import org.jspecify.annotations.NullMarked;
