package dev.slipway.core.engine;

/**
 * The stored events of a process make no sense to this version of the bot: one cannot be read, or
 * does not fit to what came before. Looking again does not help; the process is set aside.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProcessId process;
  private final String why;

  /**
   * @param why which event, and what is wrong with it
   */
  public Unreadable(ProcessId process, String why, Throwable cause) {
    super("%s cannot be read: %s".formatted(process, why), cause);
    this.process = process;
    this.why = why;
  }

  public ProcessId process() {
    return process;
  }

  public String why() {
    return why;
  }
}
