/**
 * Servers on this machine without root, docker or nginx: real ssh and real shell, stand-ins for the
 * rest.
 */
@NullMarked
package dev.slipway.sandbox.servers;

import org.jspecify.annotations.NullMarked;
