/** The story of a release on stand-in servers, and what may go wrong with it. */
@NullMarked
package dev.slipway.sandbox.servers;

import org.jspecify.annotations.NullMarked;
