package dev.slipway.sandbox.nginx;

import java.io.Serial;

/** A configuration that cannot be used; whoever asked for it is told, in nginx's words. */
final class Emergency extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  Emergency(String complaint) {
    super(complaint);
  }

  /** The line that nginx writes. */
  String line() {
    return "nginx: [emerg] " + getMessage();
  }
}
