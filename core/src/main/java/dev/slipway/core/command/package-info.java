/** What people type, turned into commands; forgiving in form, strict in meaning. */
@NullMarked
package dev.slipway.core.command;

import org.jspecify.annotations.NullMarked;
