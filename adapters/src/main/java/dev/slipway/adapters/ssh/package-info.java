/** Scripts run on servers over SSH, with Apache MINA; what the scripts do is not known here. */
@NullMarked
package dev.slipway.adapters.ssh;

import org.jspecify.annotations.NullMarked;
