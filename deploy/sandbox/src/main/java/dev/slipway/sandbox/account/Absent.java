package dev.slipway.sandbox.account;

/** The error answer of a service that was asked for something that is not there. */
final class Absent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code as AWS has it, such as {@code NoSuchEntity}
   */
  Absent(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
