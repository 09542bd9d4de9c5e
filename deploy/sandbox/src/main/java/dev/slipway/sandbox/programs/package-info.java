/**
 * Programs on a stand-in server: small scripts that hand what they were asked to this process and
 * print its answer.
 */
@NullMarked
package dev.slipway.sandbox.programs;

import org.jspecify.annotations.NullMarked;
