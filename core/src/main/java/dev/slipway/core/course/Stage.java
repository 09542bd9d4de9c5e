package dev.slipway.core.course;

/** What a process may be busy with, as far as people want to know where the time goes. */
public interface Stage {
  /** While it goes on, such as {@code waiting for a confirmation}. */
  String going();

  /** When it is over, such as {@code waited for a confirmation}. */
  String done();
}
