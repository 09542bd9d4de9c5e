# No worker of an earlier nginx is left: everybody is on the new configuration.
action() { drain; }
