package dev.slipway.bot.card;

import dev.slipway.core.course.Course;
import dev.slipway.core.course.Stage;
import dev.slipway.core.course.Usual;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long something takes so far beside how long it usually takes, and where the time went. */
final class Elapsed {
  private static final int BAR = 10;

  /** Nothing is done before it is done. */
  private static final int FULLEST = BAR - 1;

  private static final Duration MINUTES = Duration.ofMinutes(2);

  private Elapsed() {}

  /** Of something that goes on. */
  static String of(Duration elapsed, Optional<Usual> usual) {
    return usual
        .filter(Usual::isKnown)
        .map(known -> bar(elapsed, known) + " " + beside(elapsed, known))
        .orElseGet(() -> "so far " + Say.duration(elapsed));
  }

  /** Of something that is over. */
  static String took(Course course) {
    String stages = spent(course, Optional.empty());
    return "took " + Say.duration(course.lasted()) + (stages.isEmpty() ? "" : ": " + stages);
  }

  /** Of something that goes on: where the time went, and where it goes now. */
  static String goes(Course course) {
    return spent(course, Optional.of(course.stays().getLast().stage()));
  }

  private static String spent(Course course, Optional<Stage> now) {
    return course.spent().entrySet().stream()
        .map(each -> said(each.getKey(), now) + " " + Say.duration(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String said(Stage stage, Optional<Stage> now) {
    return now.filter(stage::equals).isPresent() ? stage.going() : stage.done();
  }

  private static String bar(Duration elapsed, Usual usual) {
    long whole = Math.max(1, usual.median().toMillis());
    int full = Math.clamp(BAR * elapsed.toMillis() / whole, 0, FULLEST);
    return "▰".repeat(full) + "▱".repeat(BAR - full);
  }

  private static String beside(Duration elapsed, Usual usual) {
    String so = Say.duration(elapsed);
    String median = Say.duration(usual.median());
    if (elapsed.compareTo(usual.most()) > 0) {
      return "%s, longer than any of the last %d: usually %s".formatted(so, usual.of(), median);
    }
    return elapsed.compareTo(usual.median()) > 0
        ? "%s, longer than usual: %s%s".formatted(so, median, range(usual))
        : "%s of usually %s%s".formatted(so, median, range(usual));
  }

  private static String range(Usual usual) {
    boolean always = Say.duration(usual.least()).equals(Say.duration(usual.most()));
    return always ? "" : " (%s)".formatted(fromTo(usual));
  }

  private static String fromTo(Usual usual) {
    return usual.least().compareTo(MINUTES) < 0
        ? "%s to %s".formatted(Say.duration(usual.least()), Say.duration(usual.most()))
        : "%d to %d min".formatted(usual.least().toMinutes(), upToMinutes(usual.most()));
  }

  private static long upToMinutes(Duration most) {
    return most.plusMinutes(1).minusNanos(1).toMinutes();
  }
}
