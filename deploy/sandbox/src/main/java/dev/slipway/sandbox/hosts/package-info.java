/**
 * Real hosts on this machine, each with its own network, processes, sshd, nginx and docker, and
 * what is needed to try them: images, users in a hurry.
 */
@NullMarked
package dev.slipway.sandbox.hosts;

import org.jspecify.annotations.NullMarked;
