/** What the stand-in for nginx has in common with nginx. */
@NullMarked
package dev.slipway.sandbox.nginx;

import org.jspecify.annotations.NullMarked;
