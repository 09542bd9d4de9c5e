package dev.slipway.sandbox.verdicts;

import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** docs/verdicts.md. */
final class TruthTable {
  private static final String HEAD =
      """
      # What the bot says when a release to ECS fails

      Written by `VerdictsTest`, which plays each of these scenarios against the ECS stand-in with the
      engine, the rules and the adapter that the bot has, and reads the card. `bin/golden sandbox
      VerdictsTest` writes it anew. The whole stories, with every call to ECS, are in
      `deploy/sandbox/src/test/golden/verdicts/`.

      *After* is the time from the confirmation of the release until the cause was on the card, or until
      it was live. None of the verdicts rests on a service being "stable": they come from the identity
      of our own deployment and from what ECS says of its tasks. Where nobody is to blame there is no
      reason, and the release goes on.

      | # | What happens | What the card says | Reason | What users see | What the bot does next | After |
      |--:|---|---|---|---|---|--:|
      """;

  private static final int MOST = 140;

  private TruthTable() {}

  static String of(List<Scenario> scenarios, Map<String, Played> played) {
    StringBuilder table = new StringBuilder(HEAD);
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      table
          .append(row(i + 1, scenario, Objects.requireNonNull(played.get(scenario.name()))))
          .append('\n');
    }
    return table.toString();
  }

  private static String row(int number, Scenario scenario, Played played) {
    return "| %d | %s | %s | %s | %s | %s | %s |"
        .formatted(
            number,
            cell(scenario.what()),
            cell(said(played)),
            played.verdict().map(verdict -> "`%s`".formatted(verdict.reason())).orElse("none"),
            cell(played.verdict().map(Verdict::effect).orElse("users are on the new build")),
            cell(played.next()),
            time(played.verdict().flatMap(why -> played.known()).orElseGet(played::took)));
  }

  private static String said(Played played) {
    return played
        .verdict()
        .map(verdict -> verdict.cause() + quoted(verdict))
        .orElseGet(() -> "%s On the way: %s".formatted(played.headline(), played.meanwhile()));
  }

  private static String quoted(Verdict verdict) {
    String who = verdict.reason() == Reason.SIGNAL_BAD ? "its query" : "ECS";
    String line = verdict.evidence().lines().findFirst().orElse("");
    String begin = line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    return line.isBlank() ? "" : "; %s: “%s”".formatted(who, begin);
  }

  private static String time(Duration after) {
    return after.toSeconds() < 120 ? after.toSeconds() + " s" : after.toMinutes() + " min";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }
}
