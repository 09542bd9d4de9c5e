/** The SSH of the bot against the sshd and the ssh-agent of OpenSSH. */
@NullMarked
package dev.slipway.adapters.ssh;

import org.jspecify.annotations.NullMarked;
