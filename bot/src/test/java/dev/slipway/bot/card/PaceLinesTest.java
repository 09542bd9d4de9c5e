package dev.slipway.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceLinesTest {
  private static final List<Share> SHARES =
      List.of(Share.parse("0.5"), Share.parse("5"), Share.parse("50"));
  private static final Pace CLICK = new Pace(true, List.of(), Duration.ZERO, false);

  @Test
  void theClickNamesTheSharesThatItBeginsWith() {
    assertThat(said(Samples.apps(), new Pace(true, SHARES, Duration.ofSeconds(30), false)))
        .isEqualTo(
            "goes live by a click: 0.5 % → 5 % → 50 % → 100 % of the users, at least 30 s each");
    assertThat(said(Samples.apps(), new Pace(true, SHARES, Duration.ZERO, true)))
        .isEqualTo(
            "goes live by a click: 0.5 % → 5 % → 50 % → 100 % of the users, each step by a click");
    assertThat(said(Samples.apps(), CLICK)).isEqualTo("goes live by a click");
    assertThat(said(Samples.apps(), Pace.AT_ONCE)).isEmpty();
  }

  @Test
  void whatEcsShiftsByItsOwnClockIsNamedWithItsServices() {
    Apps apps =
        with(
            new EcsStrategy.Canary(
                Share.parse("5"), Duration.ofMinutes(10), Optional.empty(), Optional.empty()));

    assertThat(said(apps, CLICK))
        .isEqualTo(
            "goes live by a click: 5 % → 100 % of the users of web, worker, 10 min 0 s each by the"
                + " clock of ECS");
    assertThat(said(apps, Pace.AT_ONCE)).startsWith("5 % → 100 % of the users of web, worker");
    assertThat(said(with(new EcsStrategy.Rolling(Optional.empty())), CLICK))
        .isEqualTo("goes live by a click");
  }

  private static String said(Apps apps, Pace pace) {
    Plan usual = Samples.plan();
    return PaceLines.of(
        apps,
        new Plan(
            usual.app(),
            usual.environment(),
            usual.to(),
            usual.image(),
            usual.targets(),
            usual.commits(),
            usual.commitCount(),
            usual.takesOut(),
            usual.risks(),
            usual.leaving(),
            usual.tasks(),
            Optional.of(pace),
            Optional.empty()));
  }

  /** The shop, whose services on production have this strategy. */
  private static Apps with(EcsStrategy strategy) {
    Environment like = Samples.production();
    List<TargetSpec> targets =
        like.targets().stream()
            .map(TargetSpec.EcsService.class::cast)
            .<TargetSpec>map(
                it ->
                    new TargetSpec.EcsService(
                        it.name(),
                        it.wave(),
                        it.region(),
                        it.cluster(),
                        it.service(),
                        it.container(),
                        Optional.of(strategy)))
            .toList();
    Environment production =
        new Environment(
            like.name(),
            like.automatic(),
            targets,
            like.release(),
            like.confirm(),
            like.fourEyes(),
            like.confirmWithin(),
            like.deadline(),
            like.tasks(),
            like.pace(),
            like.link());
    return new Apps(List.of(Samples.shop(List.of(production))));
  }
}
