package dev.slipway.sandbox.workspace;

import java.security.SecureRandom;

/** Random ids in Slack's alphabets. */
public final class Identifiers {
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String MIXED = UPPER + "abcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Identifiers() {}

  /** An object id such as {@code Ev09AB…}: the prefix and ten capital letters or digits. */
  public static String id(String prefix) {
    return prefix + "0" + letters(UPPER, 9);
  }

  /** A secret or a short id that nobody can guess. */
  public static String random(int length) {
    return letters(MIXED, length);
  }

  private static String letters(String alphabet, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return letters.toString();
  }
}
