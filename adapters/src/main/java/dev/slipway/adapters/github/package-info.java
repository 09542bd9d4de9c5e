/**
 * GitHub Actions as a builder: workflows dispatched, followed and cancelled; no git is spoken here.
 */
@NullMarked
package dev.slipway.adapters.github;

import org.jspecify.annotations.NullMarked;
