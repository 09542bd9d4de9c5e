package dev.slipway.bot.card;

import dev.slipway.core.app.AppName;
import dev.slipway.core.heads.HeadMove;
import dev.slipway.core.heads.HeadsEvent;
import java.util.stream.Collectors;

/** What is said of branches and tags that lost something, and of a host that shows none. */
final class HeadLines {
  private static final int MOST = 10;

  private HeadLines() {}

  static String of(AppName app, HeadsEvent event) {
    return switch (event) {
      case HeadsEvent.HeadsMoved moved -> lost(app, moved);
      case HeadsEvent.HeadsHidden hidden ->
          ":x: *The branches of %s cannot be seen*: %s. Nothing that is pushed is built until they can."
              .formatted(app, Say.clause(hidden.why(), 700));
      case HeadsEvent.HeadsSeen seen ->
          ":eyes: The branches of %s can be seen again.".formatted(app);
      case HeadsEvent other -> Details.plain(other);
    };
  }

  private static String lost(AppName app, HeadsEvent.HeadsMoved moved) {
    var losses = moved.moves().stream().filter(HeadMove::loses).toList();
    String lines =
        losses.stream().limit(MOST).map(move -> line(app, move)).collect(Collectors.joining("\n"));
    return losses.size() > MOST ? lines + "\nand %d more.".formatted(losses.size() - MOST) : lines;
  }

  private static String line(AppName app, HeadMove move) {
    String what = "the %s %s of %s".formatted(move.kind(), Say.inCode(move.name().value()), app);
    String before = move.from().map(Say::sha).orElse("nothing");
    return move.to()
        .map(
            to ->
                ":warning: Somebody rewrote %s: it pointed at %s, and now at %s, which does not hold that."
                    .formatted(what, before, Say.sha(to)))
        .orElseGet(
            () -> ":warning: Somebody deleted %s. It pointed at %s.".formatted(what, before));
  }
}
