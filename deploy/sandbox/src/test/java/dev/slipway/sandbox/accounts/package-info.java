/** One release that goes to services of several accounts of AWS. */
@NullMarked
package dev.slipway.sandbox.accounts;

import org.jspecify.annotations.NullMarked;
