package dev.slipway.sandbox.build;

/** The build ends here; the message is the last line that people read. */
final class BuildFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  BuildFailed(String message) {
    super(message);
  }

  BuildFailed(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
