/** A stand-in for systems that speak HTTP and JSON, and tests of the way to them. */
@NullMarked
package dev.slipway.adapters.web;

import org.jspecify.annotations.NullMarked;
