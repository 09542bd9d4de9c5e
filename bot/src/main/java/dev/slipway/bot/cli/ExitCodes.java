package dev.slipway.bot.cli;

/** What a command ends with. */
public final class ExitCodes {
  public static final int OK = 0;

  /** A pick has a conflict, is empty, or was refused. */
  public static final int CONFLICT = 1;

  /** The command line or the configuration is wrong; people have to change it. */
  public static final int USAGE = 2;

  /** Our fault, or the machine's. */
  public static final int BROKEN = 3;

  private ExitCodes() {}
}
