package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Set;

/** A conflict, the pick of what was missing, and a second conflict that a person resolves. */
class ConflictCrashTest extends CrashContract {
  ConflictCrashTest() {
    super(
        Set.of("PickBench.land"),
        new Kills(ConflictCrashTest::play, ConflictCrashTest::everythingHappenedOnce));
  }

  private static void play(World world) {
    ShopStory.buildsSucceed(world.outside, 5);
    CommitSha lacked = merged(world, "Add the column");
    CommitSha lacking = merged(world, "Use the column");
    CommitSha conflicting = merged(world, "Rename the column");
    world.outside.repository.needs(lacking, lacked);
    world.outside.repository.needs(conflicting, merged(world, "Never on the branch"));

    world.asks(DEVELOPER, "!pick " + lacking);
    world.comesToRest();
    world.clicks(new Click.PickFirst(id(1), DEVELOPER, now(world)));
    world.comesToRest();
    Pick.Rehearsed seen = (Pick.Rehearsed) world.pick(2);
    world.clicks(new Click.Land(id(2), DEVELOPER, now(world), seen.rehearsal().onto()));
    world.comesToRest();

    world.asks(DEVELOPER, "!pick " + conflicting);
    world.comesToRest();
    world.outside.repository.branch("pick/3", world.outside.repository.head("release/1"));
    world.outside.repository.commit(
        "pick/3",
        "Rename the column\n\n(cherry picked from commit %s)\n".formatted(conflicting),
        "resolved",
        "1\n");
    world.clicks(new Click.Resolved(id(3), DEVELOPER, now(world)));
    world.comesToRest();
  }

  private static void everythingHappenedOnce(World world) {
    assertThat(world.pick(1)).isInstanceOf(Pick.Replaced.class);
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    assertThat(world.pick(3)).isInstanceOf(Pick.Staged.class);
    assertThat(world.shared.store.latest(ProcessKind.PICK, world.pick(1).request().app(), 9))
        .hasSize(3);
    assertThat(world.outside.repository.pushes()).isEqualTo(2);
    assertThat(world.noticesTo(DEVELOPER).stream().filter(id(1)::equals)).hasSize(1);
    assertThat(world.noticesTo(DEVELOPER).stream().filter(id(3)::equals)).hasSize(1);
  }

  private static CommitSha merged(World world, String what) {
    return world.outside.repository.commit("main", what, what.replace(' ', '-'), "1\n");
  }

  private static Instant now(World world) {
    return world.shared.clock.instant();
  }

  private static ProcessId id(int pick) {
    return new ProcessId(ProcessKind.PICK, pick);
  }
}
