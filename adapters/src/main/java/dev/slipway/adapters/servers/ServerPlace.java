package dev.slipway.adapters.servers;

import dev.slipway.adapters.ssh.SshAddress;

/** Where an app is: the server, and how the app is laid out there. */
public record ServerPlace(SshAddress server, ServerApp app) {}
