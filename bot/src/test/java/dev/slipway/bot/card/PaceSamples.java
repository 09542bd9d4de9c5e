package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases whose build runs beside the old one, and that go live by clicks and shares. */
final class PaceSamples {
  private static final Share SOME = Share.parse("0.5");
  private static final Share FIVE = Share.parse("5");
  private static final Pace BY_CLICK =
      new Pace(true, List.of(SOME, FIVE), Duration.ofMinutes(10), true);
  private static final Pace BY_CLOCK =
      new Pace(false, List.of(SOME, FIVE), Duration.ofMinutes(10), false);
  private static final SignalName ERRORS = new SignalName("errors");
  private static final SignalName CHECKOUT = new SignalName("checkout");
  private static final Pace WATCHED = BY_CLOCK.with(List.of(ERRORS, CHECKOUT));
  private static final Reading GOOD = new Reading.Good("0.004, bad above 0.01");
  private static final Reading OK = new Reading.Good("alarm shop-5xx is OK");
  private static final ReleaseEvent READ_GOOD = read(GOOD, OK);
  private static final ReleaseEvent READ_BAD =
      read(new Reading.Bad("0.2, bad above 0.01", "sum(rate(errors[1m]))"), OK);
  private static final ReleaseEvent READ_LITTLE =
      read(
          NOW.plus(BY_CLOCK.bake()),
          new Reading.Inconclusive("too little traffic to judge, 12 of 100"),
          OK);
  private static final ReleaseEvent READ_EARLY =
      read(new Reading.Inconclusive("too little traffic to judge, 12 of 100"), OK);
  private static final ReleaseEvent SIGNAL_BAD =
      new ReleaseEvent.SignalBad(
          NOW,
          ERRORS,
          new Verdict(
              Reason.SIGNAL_BAD,
              "errors: 0.2, bad above 0.01, twice in a row",
              "sum(rate(errors[1m]))",
              "a part of the users is on the new build"));
  static final ReleaseEvent LIVE_REQUESTED = new ReleaseEvent.LiveRequested(NOW, MANAGER);
  private static final ReleaseEvent LAPSED = new ReleaseEvent.PreparationLapsed(NOW);
  private static final ReleaseEvent CLICKED =
      new ReleaseEvent.ShareRaised(NOW, Optional.of(MANAGER), FIVE);
  private static final ReleaseEvent CLOCKED =
      new ReleaseEvent.ShareRaised(NOW, Optional.empty(), FIVE);
  private static final ReleaseEvent WEB_AT_SHARE = atShare(WEB);
  private static final ReleaseEvent WORKER_AT_SHARE = atShare(WORKER);
  private static final ReleaseEvent WORKER_FAILED =
      new ReleaseEvent.TargetFailed(
          NOW,
          WORKER,
          new Verdict(
              Reason.NEVER_HEALTHY,
              "it answered 500 for 60 s; its start usually takes 12 s",
              "HTTP 500\nno database",
              "users are on the old build"),
          true);
  private static final ReleaseEvent WEB_CLEARED =
      new ReleaseEvent.TargetTakenBack(NOW, WEB, "green is stopped");
  private static final ReleaseEvent WORKER_CLEARED =
      new ReleaseEvent.TargetTakenBack(NOW, WORKER, "green is stopped");

  private PaceSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("awaiting-by-click", ReleaseSamples.release(planned(BY_CLICK)));
    all.put("fetched", running(BY_CLICK, fetched(WEB), starting()));
    all.put("prepared", prepared());
    all.put("going-live-for-some", after(prepared(), LIVE_REQUESTED, started(WEB)));
    all.put("baking-by-click", baking(BY_CLICK));
    all.put("baking-by-clock", baking(BY_CLOCK));
    all.put(
        "baking-quickly",
        baking(new Pace(false, List.of(SOME, FIVE), Duration.ofSeconds(30), false)));
    all.put("baking-unwatched-yet", baking(WATCHED));
    all.put("baking-good", after(baking(WATCHED), READ_GOOD));
    all.put("baking-bad-once", after(baking(WATCHED), READ_BAD));
    all.put("baking-inconclusive-early", after(baking(WATCHED), READ_EARLY));
    all.put("baking-inconclusive", after(baking(WATCHED), READ_LITTLE));
    all.put("signal-bad", after(baking(WATCHED), READ_BAD, SIGNAL_BAD));
    all.put("going-on", after(baking(BY_CLICK), CLICKED));
    all.put("clearing", after(prepared(), LAPSED));
    all.put("clearing-after-failure", unprepared());
    all.put("lapsed", after(prepared(), LAPSED, WEB_CLEARED, WORKER_CLEARED));
    return all;
  }

  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("LiveRequested", new Step(after(prepared(), LIVE_REQUESTED), LIVE_REQUESTED));
    story.put("TargetAtShare", new Step(baking(BY_CLICK), WORKER_AT_SHARE));
    story.put("ShareRaised", new Step(after(baking(BY_CLICK), CLICKED), CLICKED));
    story.put("ShareRaised (by the clock)", new Step(after(baking(BY_CLOCK), CLOCKED), CLOCKED));
    story.put("SignalsRead", new Step(after(baking(WATCHED), READ_GOOD), READ_GOOD));
    story.put(
        "SignalsRead (inconclusive)", new Step(after(baking(WATCHED), READ_LITTLE), READ_LITTLE));
    story.put("SignalBad", new Step(after(baking(WATCHED), READ_BAD, SIGNAL_BAD), SIGNAL_BAD));
    story.put("PreparationLapsed", new Step(after(prepared(), LAPSED), LAPSED));
    story.put(
        "TargetTakenBack (never live)",
        new Step(after(prepared(), LAPSED, WEB_CLEARED), WEB_CLEARED));
    story.put(
        "TargetTakenBack (the last, never live)",
        new Step(after(prepared(), LAPSED, WEB_CLEARED, WORKER_CLEARED), WORKER_CLEARED));
    return story;
  }

  private static Release prepared() {
    return running(BY_CLICK, fetched(WEB), fetched(WORKER), prepared(WEB), prepared(WORKER));
  }

  private static Release unprepared() {
    return running(BY_CLICK, fetched(WEB), fetched(WORKER), prepared(WEB), WORKER_FAILED);
  }

  private static Release baking(Pace pace) {
    Release ready = running(pace, fetched(WEB), fetched(WORKER), prepared(WEB), prepared(WORKER));
    Release moving = pace.asksBeforeLive() ? after(ready, LIVE_REQUESTED) : ready;
    return after(moving, started(WEB), started(WORKER), WEB_AT_SHARE, WORKER_AT_SHARE);
  }

  static Release running(Pace pace, ReleaseEvent... events) {
    Release confirmed =
        ReleaseSamples.release(
            planned(pace),
            new ReleaseEvent.ReleaseConfirmed(NOW, MANAGER, plan(pace).hash()),
            ReleaseSamples.HELD);
    return after(confirmed, events);
  }

  static Release after(Release release, ReleaseEvent... events) {
    return ReleaseSamples.after(release, events);
  }

  private static ReleaseEvent planned(Pace pace) {
    return new ReleaseEvent.ReleasePlanned(NOW, plan(pace));
  }

  /** Two targets in one wave. */
  private static Plan plan(Pace pace) {
    Plan usual = Samples.plan();
    return new Plan(
        usual.app(),
        usual.environment(),
        usual.to(),
        usual.image(),
        List.of(
            new PlannedTarget(WEB, 1, Optional.of(OLD), "12 blue", true),
            new PlannedTarget(WORKER, 1, Optional.of(OLD), "9 blue", true)),
        usual.commits(),
        usual.commitCount(),
        usual.takesOut(),
        usual.risks(),
        usual.leaving(),
        usual.tasks(),
        Optional.of(pace),
        Optional.empty());
  }

  static ReleaseEvent fetched(TargetName target) {
    return new ReleaseEvent.TargetFetched(NOW, target, "sha256:abab");
  }

  private static ReleaseEvent starting() {
    return new ReleaseEvent.TargetProgressed(NOW, WORKER, Counts.NONE, "pulling the image, 40 s");
  }

  private static ReleaseEvent prepared(TargetName target) {
    return new ReleaseEvent.TargetPrepared(
        NOW,
        target,
        "42.0123456789ab-prepare-1",
        Optional.of("green is well and says its commit, live is still blue (a71d004)"),
        Optional.empty());
  }

  private static ReleaseEvent started(TargetName target) {
    return new ReleaseEvent.TargetStarted(NOW, target, "generation 13");
  }

  private static ReleaseEvent read(Reading errors, Reading checkout) {
    return read(NOW, errors, checkout);
  }

  private static ReleaseEvent read(Instant at, Reading errors, Reading checkout) {
    return new ReleaseEvent.SignalsRead(
        at, new Look(at, List.of(new Sign(ERRORS, errors), new Sign(CHECKOUT, checkout))));
  }

  private static ReleaseEvent atShare(TargetName target) {
    return new ReleaseEvent.TargetAtShare(
        NOW, target, SOME, Counts.NONE, "nginx answers with generation 13", Optional.empty());
  }
}
