/**
 * How a workspace speaks to its app: events, clicks and slash commands, over Socket Mode or HTTP.
 */
@NullMarked
package dev.slipway.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
