package dev.slipway.sandbox.slack;

/** A person looked for a button that is not there, or not alone. */
public final class ButtonNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ButtonNotFound(String wanted, int found, String plain) {
    super(
        (found == 0 ? "no button" : found + " buttons")
            + " \""
            + wanted
            + "\" in the message:\n"
            + plain);
  }
}
