package dev.slipway.bot.card;

import dev.slipway.core.app.Pace;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.Soak;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the signals say while a share of the users is on the new build, or what all have soaks. */
final class SignalLines {
  private static final int MOST = 10;

  private SignalLines() {}

  /** In a plan: what must stay good; nothing where there are no signals. */
  static String promise(Pace pace) {
    List<String> names = pace.signals().stream().map(name -> Say.name(name.value())).toList();
    return names.isEmpty()
        ? ""
        : "%s must stay good, or %s goes back"
            .formatted(Say.list(names, MOST), pace.shares().isEmpty() ? "it" : "the share");
  }

  /** On the card. */
  static void add(Blocks blocks, Release.Carried release) {
    Run run = release.run();
    if (!run.plan().howLive().signals().isEmpty()) {
      switch (release) {
        case Release.Baking b -> blocks.context(said(run, b.look()));
        case Release.GoingLive g when soaks(run) -> blocks.context(said(run, look(run)));
        case Release.Live live ->
            look(run).filter(look -> !look.isGood()).ifPresent(it -> blocks.context(last(run, it)));
        case Release.Carried other -> {}
      }
    }
  }

  /** What comes next while a target soaks; nothing while none does. */
  static Optional<String> next(Run run) {
    if (!soaks(run) || run.plan().howLive().signals().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        look(run).filter(look -> any(look, Sign::isBad)).isPresent()
            ? "when it is still bad at the next look, what all users have goes back"
            : "what all users have is watched for a while; it goes back when a signal is bad in two"
                + " looks in a row");
  }

  /** Of a target that is live: what was not good when it was last looked at, if it was. */
  static String unproven(Run run, TargetRun target) {
    Optional<Soak> soak =
        target.marks().soak().filter(any -> !run.plan().howLive().signals().isEmpty());
    return soak.map(
            all -> all.look().map(SignalLines::unproven).orElse("\nNobody looked at its signals."))
        .orElse("");
  }

  private static String unproven(Look look) {
    return look.isGood()
        ? ""
        : "\nLive all the same: %s.".formatted(said(look, sign -> !sign.isGood()));
  }

  /** What comes next while a share stays. */
  static String next(Release.Baking baking) {
    boolean bad = baking.look().filter(look -> any(look, Sign::isBad)).isPresent();
    String share = baking.next().toString();
    if (bad) {
      return "when it is still bad at the next look, the share goes back";
    }
    if (baking.run().plan().howLive().asksBetween()) {
      return "somebody who may confirm goes on to %s".formatted(share);
    }
    return baking.asks()
        ? "the signals are inconclusive: somebody who may confirm goes on to %s, or it does when they are good"
            .formatted(share)
        : "it goes on to %s at %s%s"
            .formatted(
                share,
                PaceLines.time(baking.run().plan(), baking.until()),
                baking.run().plan().howLive().signals().isEmpty()
                    ? ""
                    : " if the signals are good then");
  }

  /** In the thread, when they say something else than before. */
  static String said(Release release, ReleaseEvent.SignalsRead event) {
    boolean waits =
        release instanceof Release.Baking b && b.asks() && !b.run().plan().howLive().asksBetween();
    boolean holdsNothing = release instanceof Release.GoingLive && event.look().isInconclusive();
    return "Signals: %s.%s%s"
        .formatted(
            said(event.look()),
            waits ? " The next share does not come by itself while they are inconclusive." : "",
            holdsNothing ? " What is inconclusive holds nothing up." : "");
  }

  /** In the thread, when users go back. */
  static String said(Release release, ReleaseEvent.SignalBad event) {
    String evidence = Foreign.head(event.verdict().evidence(), 600);
    boolean all = release instanceof Release.Carried carried && carried.run().aim().isAll();
    return "%s. %s goes back.%s"
        .formatted(
            Say.clause(event.verdict().cause(), 700),
            all ? "What all users have" : "The share",
            evidence.isEmpty() ? "" : "\n" + evidence);
  }

  private static boolean soaks(Run run) {
    return run.targets().stream().anyMatch(target -> target.soak().isPresent());
  }

  /** The last one while anything soaked. */
  private static Optional<Look> look(Run run) {
    return run.targets().stream()
        .flatMap(target -> target.marks().soak().flatMap(Soak::look).stream())
        .max(Comparator.comparing(Look::at));
  }

  private static String said(Run run, Optional<Look> look) {
    return look.map(it -> "signals at %s: %s".formatted(time(run, it), said(it)))
        .orElse("signals: not looked at yet");
  }

  private static String last(Run run, Look look) {
    return "signals at %s, before it was called live: %s"
        .formatted(time(run, look), said(look, sign -> !sign.isGood()));
  }

  private static String time(Run run, Look look) {
    return PaceLines.time(run.plan(), look.at());
  }

  private static boolean any(Look look, Predicate<Sign> which) {
    return look.signs().stream().anyMatch(which);
  }

  private static String said(Look look) {
    return said(look, sign -> true);
  }

  private static String said(Look look, Predicate<Sign> which) {
    return look.signs().stream()
        .filter(which)
        .map(SignalLines::said)
        .collect(Collectors.joining(" · "));
  }

  private static String said(Sign sign) {
    String name = Say.name(sign.signal().value());
    String words = Say.clause(sign.reading().words(), 200);
    return switch (sign.reading()) {
      case Reading.Good good -> "%s is good (%s)".formatted(name, words);
      case Reading.Bad bad -> ":warning: *%s is bad* (%s)".formatted(name, words);
      case Reading.Inconclusive none ->
          ":grey_question: %s is inconclusive (%s)".formatted(name, words);
    };
  }
}
