package dev.slipway.bot.http;

/** The address or the port cannot be had; whoever runs the bot has to change one of them. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1;

  private CannotListen(String message, Throwable cause) {
    super(message, cause);
  }

  static CannotListen on(HttpSettings settings, Exception cause) {
    return new CannotListen(
        "cannot listen on %s:%d: %s".formatted(settings.address(), settings.port(), why(cause)),
        cause);
  }

  private static String why(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String said = String.valueOf(deepest.getMessage());
    if (said.contains("in use")) {
      return "another program has the port. Stop it, or change http.port";
    }
    return said.startsWith("Permission")
        ? "this user may not have the port. Change http.port to one above 1023"
        : "this machine does not have the address. Change http.address";
  }
}
