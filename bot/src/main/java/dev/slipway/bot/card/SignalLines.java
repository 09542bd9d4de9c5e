package dev.slipway.bot.card;

import dev.slipway.core.app.Pace;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the signals say while a share of the users is on the new build. */
final class SignalLines {
  private static final int MOST = 10;

  private SignalLines() {}

  /** In a plan: what must stay good; nothing where there are no signals. */
  static String promise(Pace pace) {
    List<String> names = pace.signals().stream().map(name -> Say.name(name.value())).toList();
    return names.isEmpty()
        ? ""
        : "%s must stay good, or the share goes back".formatted(Say.list(names, MOST));
  }

  /** On the card. */
  static void add(Blocks blocks, Release release) {
    if (release instanceof Release.Baking b && !b.run().plan().howLive().signals().isEmpty()) {
      blocks.context(
          b.look()
              .map(
                  look ->
                      "signals at %s: %s"
                          .formatted(PaceLines.time(b.run().plan(), look.at()), said(look)))
              .orElse("signals: not looked at yet"));
    }
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
    return "Signals: %s.%s"
        .formatted(
            said(event.look()),
            waits ? " The next share does not come by itself while they are inconclusive." : "");
  }

  /** In the thread, when the share goes back. */
  static String said(ReleaseEvent.SignalBad event) {
    String evidence = Foreign.head(event.verdict().evidence(), 600);
    return "%s. The share goes back.%s"
        .formatted(
            Say.clause(event.verdict().cause(), 700), evidence.isEmpty() ? "" : "\n" + evidence);
  }

  private static boolean any(Look look, Predicate<Sign> which) {
    return look.signs().stream().anyMatch(which);
  }

  private static String said(Look look) {
    return look.signs().stream().map(SignalLines::said).collect(Collectors.joining(" · "));
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
