/**
 * An app on plain servers, blue and green behind nginx: each action is one script that is sent to
 * the server; who does what when is not decided here.
 */
@NullMarked
package dev.slipway.adapters.servers;

import org.jspecify.annotations.NullMarked;
