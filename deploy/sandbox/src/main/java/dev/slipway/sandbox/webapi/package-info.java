/** Slack's Web API as apps call it: tokens, scopes, limits, methods and their errors. */
@NullMarked
package dev.slipway.sandbox.webapi;

import org.jspecify.annotations.NullMarked;
