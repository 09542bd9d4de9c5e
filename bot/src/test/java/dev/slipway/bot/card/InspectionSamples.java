package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Pin;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Releases to targets that were inspected before anybody was asked. */
final class InspectionSamples {
  private static final List<String> BOTH =
      List.of(
          "image of app: shop:a71d004 → shop@abababababab",
          "variable GIT_HASH of app: a71d004 → 9c01d22",
          "secret DB_URL of app: shop/database version 5d2c8f01 → version c0ffee00");

  private InspectionSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put(
        "awaiting-inspected", ReleaseSamples.release(new ReleaseEvent.ReleasePlanned(NOW, plan())));
    all.put("refused-not-ready", ReleaseSamples.release(refused()));
    return all;
  }

  private static Plan plan() {
    return new Plan(
        Samples.SHOP,
        Samples.PRODUCTION,
        COPY,
        Samples.IMAGE,
        List.of(
            target(WEB, 41, BOTH),
            target(
                WORKER,
                40,
                Stream.concat(
                        BOTH.stream(),
                        Stream.of("secret KEY of app: /shop/key unpinned → version 3"))
                    .toList())),
        List.of(new PlannedCommit(COPY, Optional.of(DEVELOPER))),
        1,
        0,
        List.of(
            "web: each release takes some 270 s longer than it had to: shop-web keeps old tasks for"
                + " 300 s (deregistration delay); 30 s are enough unless requests last longer",
            "web, worker: the execution role shop-execution was not looked at: the bot's role lacks"
                + " iam:GetRole"));
  }

  private static PlannedTarget target(TargetName name, int revision, List<String> differences) {
    return new PlannedTarget(
        name,
        1,
        Optional.of(OLD),
        "shop-%s:%d".formatted(name, revision),
        false,
        false,
        List.of(new Pin("secret:shop/database", "secret:shop/database:c0ffee00")),
        differences);
  }

  private static ReleaseEvent refused() {
    return new ReleaseEvent.ReleaseRefused(
        NOW,
        "production is not ready for it, and nothing was changed",
        "Mend this and ask again; `!release --dry-run` checks it.",
        List.of(
            "web, worker: there is no secret shop/database, which DB_URL names; create it, or"
                + " correct valueFrom",
            "worker: nothing says whether its tasks are well: there is no load balancer, and no"
                + " healthCheck in shop-worker:40 for app; give each essential container one"));
  }
}
