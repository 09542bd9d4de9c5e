package dev.slipway.bot.online;

import java.util.function.Supplier;

/**
 * One thing to be asked of a system outside.
 *
 * @param answer what is well; throws {@link Mistake}, or what adapters throw, when it is not
 */
public record Question(String subject, Supplier<String> answer) {
  /** Something that a person has to mend. */
  public static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param said what is wrong and how to mend it; may have lines
     */
    public Mistake(String said) {
      super(said, null, false, false);
    }
  }
}
