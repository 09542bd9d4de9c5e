package dev.slipway.sandbox.crash;

import java.util.List;
import java.util.Locale;

/**
 * Where a replica dies.
 *
 * @param at the number of a write, counted from 1, or the name of an event, at its first write, or
 *     {@code TargetLive/2} at its second
 */
record CrashPoint(String at, Moment moment) {
  private static final String AT = "crash.at";
  private static final String MOMENT = "crash.moment";
  private static final String NOWHERE = "0";

  static CrashPoint nowhere() {
    return new CrashPoint(NOWHERE, Moment.BEFORE);
  }

  static CrashPoint fromProperties() {
    return new CrashPoint(
        System.getProperty(AT, NOWHERE),
        Moment.valueOf(System.getProperty(MOMENT, Moment.BEFORE.name()).toUpperCase(Locale.ROOT)));
  }

  List<String> properties() {
    return List.of(
        "-D" + AT + "=" + at, "-D" + MOMENT + "=" + moment.name().toLowerCase(Locale.ROOT));
  }

  /** Whether this is the write, in a process whose writes so far are known. */
  boolean isAt(int number, String event, int occurrence) {
    return at.equals(Integer.toString(number))
        || at.equals(event + "/" + occurrence)
        || (occurrence == 1 && at.equals(event));
  }

  boolean isNowhere() {
    return at.equals(NOWHERE);
  }

  @Override
  public String toString() {
    return moment.name().toLowerCase(Locale.ROOT) + " " + at;
  }
}
