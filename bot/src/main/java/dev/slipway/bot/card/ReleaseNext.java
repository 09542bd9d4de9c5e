package dev.slipway.bot.card;

import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun.Stage;

/** What the bot does next with a release, or what a person can do; empty when that is plain. */
final class ReleaseNext {
  private ReleaseNext() {}

  static String of(Release release) {
    return RollbackLines.next(release).orElseGet(() -> usual(release));
  }

  private static String usual(Release release) {
    return switch (release) {
      case Release.Planning p when p.request().automatic() -> "it starts by itself";
      case Release.Planning p -> "the plan is shown here and waits for a confirmation";
      case Release.Awaiting a -> "";
      case Release.Confirmed c ->
          "the same plan is carried out; for a different one you are asked again";
      case Release.Carried c when c.run().tasks().unproven().isPresent() ->
          "find out whether it ran, and say so; it is not started again by guess";
      case Release.Preparing p when p.run().plan().howLive().asksBeforeLive() ->
          "somebody who may confirm puts it live when all of them are prepared";
      case Release.Preparing p -> "they go live when all of them are prepared";
      case Release.Prepared p when p.run().expiry().isPresent() ->
          "somebody who may confirm puts it live; " + unanswered(p.run().expiry().get());
      case Release.Prepared p ->
          "somebody who may confirm puts it live; what is prepared is taken away at "
              + Say.day(p.until());
      case Release.Baking b -> SignalLines.next(b);
      case Release.GoingLive g -> goingLive(g.run());
      case Release.TakingBack t when !t.run().any(Stage::runsNew) ->
          "each target stops what was prepared on it";
      case Release.TakingBack t when t.run().recall().isPresent() ->
          "every target returns to what it ran before, the last wave first; then %s is held"
              .formatted(t.request().environment());
      case Release.TakingBack t -> "what moves returns to what it ran before";
      case Release.Mixed m when m.givesWay() ->
          "whoever may release decides: carry on, or take everything back; until somebody does, the"
              + " next build goes to all targets instead";
      case Release.Mixed m -> "whoever may release decides: carry on, or take everything back";
      case Release.Restoring r -> "scale-in is what it was before the release";
      case Release.Closing c -> "a hold closes %s".formatted(c.request().environment());
      case Release.Superseded s -> "%s goes to all targets".formatted(s.by());
      case Release.Finishing f -> "";
      case Release.Live l when l.run().tasks().failed().isPresent() ->
          "nothing more is tried; mend the cause and run it by hand";
      case Release.Live l -> "";
      case Release.Failed f when f.run().isUnanswered() -> "ask for it again with `!release`";
      case Release.Failed f -> over(f);
      case Release.RolledBack r -> over(r);
      case Release.FoundThere f -> "";
      case Release.Refused r -> clause(r.next());
      case Release.Cancelled c -> "";
      case Release.Expired e -> "ask for it again with `!release`";
    };
  }

  private static String unanswered(Expiry expiry) {
    return "if nobody does, ECS %s at %s"
        .formatted(
            expiry.goesOn() ? "goes on by itself" : "takes the new tasks away",
            Say.day(expiry.at()));
  }

  private static String goingLive(Run run) {
    if (run.any(Stage::hasFailed)) {
      return "no further target is started; what moves is watched to its end";
    }
    return SignalLines.next(run)
        .orElse(
            run.waveNumber() < run.plan().waves()
                ? "the next wave begins when this one is live"
                : "");
  }

  private static String clause(String sentence) {
    String said = Foreign.sentence(sentence, 600).replaceFirst("\\.$", "");
    return said.isEmpty() ? "" : Character.toLowerCase(said.charAt(0)) + said.substring(1);
  }

  private static String over(Release release) {
    if (release.request().automatic()) {
      return "nothing more is tried; the next build starts a release of its own";
    }
    return "nothing more is tried; mend the cause and ask again with "
        + (release.request().goesBack() ? "`!rollback`" : "`!release`");
  }
}
