package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import dev.slipway.core.signal.SignalName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases that all users have, and whose signals are watched before they are called live. */
final class SoakSamples {
  private static final SignalName ERRORS = new SignalName("errors");
  private static final SignalName CHECKOUT = new SignalName("checkout");
  private static final Pace WATCHED = Pace.AT_ONCE.with(List.of(ERRORS, CHECKOUT));
  private static final Counts UP = new Counts(2, 2, 0);
  private static final Reading OK = new Reading.Good("alarm shop-5xx is OK");
  private static final ReleaseEvent READ_GOOD = read(new Reading.Good("0.004, bad above 0.01"));
  private static final ReleaseEvent READ_BAD =
      read(new Reading.Bad("0.2, bad above 0.01", "sum(rate(errors[1m]))"));
  private static final ReleaseEvent READ_LITTLE =
      read(new Reading.Inconclusive("too little traffic to judge, 12 of 100"));
  private static final ReleaseEvent SIGNAL_BAD =
      new ReleaseEvent.SignalBad(
          NOW,
          ERRORS,
          new Verdict(
              Reason.SIGNAL_BAD,
              "errors: 0.2, bad above 0.01, twice in a row",
              "sum(rate(errors[1m]))",
              "users are on the new build"));

  private SoakSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("soaking-unwatched-yet", soaking());
    all.put("soaking-good", PaceSamples.after(soaking(), READ_GOOD));
    all.put("soaking-bad-once", PaceSamples.after(soaking(), READ_BAD));
    all.put("soaking-inconclusive", PaceSamples.after(soaking(), READ_LITTLE));
    all.put("soaking-signal-bad", PaceSamples.after(soaking(), READ_BAD, SIGNAL_BAD));
    all.put("live-after-inconclusive", live());
    return all;
  }

  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put(
        "SignalsRead (soaking)", new Step(PaceSamples.after(soaking(), READ_GOOD), READ_GOOD));
    story.put(
        "SignalsRead (soaking, inconclusive)",
        new Step(PaceSamples.after(soaking(), READ_LITTLE), READ_LITTLE));
    story.put(
        "SignalBad (soaking)",
        new Step(PaceSamples.after(soaking(), READ_BAD, SIGNAL_BAD), SIGNAL_BAD));
    story.put("TargetLive (after inconclusive signals)", new Step(live(), live(WORKER)));
    return story;
  }

  private static Release soaking() {
    return PaceSamples.running(
        WATCHED,
        PaceSamples.fetched(WEB),
        PaceSamples.fetched(WORKER),
        prepared(WEB),
        prepared(WORKER),
        started(WEB),
        started(WORKER),
        soaks(WEB),
        soaks(WORKER));
  }

  private static Release live() {
    return PaceSamples.after(soaking(), READ_LITTLE, live(WEB), live(WORKER));
  }

  private static ReleaseEvent prepared(TargetName target) {
    return new ReleaseEvent.TargetPrepared(NOW, target, "shop-web:42");
  }

  private static ReleaseEvent started(TargetName target) {
    return new ReleaseEvent.TargetStarted(NOW, target, "ecs-svc/1");
  }

  private static ReleaseEvent soaks(TargetName target) {
    return new ReleaseEvent.TargetProgressed(
        NOW,
        target,
        UP,
        "complete, watched until 14:08:30 UTC whether it stays up",
        Optional.of(NOW));
  }

  private static ReleaseEvent live(TargetName target) {
    return new ReleaseEvent.TargetLive(NOW, target, UP, "deployment ecs-svc/1 is complete");
  }

  private static ReleaseEvent read(Reading errors) {
    return new ReleaseEvent.SignalsRead(
        NOW, new Look(NOW, List.of(new Sign(ERRORS, errors), new Sign(CHECKOUT, OK))));
  }
}
