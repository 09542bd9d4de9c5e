package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.App;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import org.junit.jupiter.api.AfterEach;

/** What stories of the shop have in common. */
abstract class ShopStory {
  World world = new World();
  Outside outside = world.outside;

  /** Every build succeeds at once. */
  ShopStory() {
    this(5);
  }

  /**
   * @param successes how many builds succeed at once; later ones run until the test ends them
   */
  ShopStory(int successes) {
    buildsSucceed(outside, successes);
  }

  @AfterEach
  void close() {
    world.close();
    assertThat(world.troubles()).isEmpty();
  }

  /** Begins the story anew with another configuration. */
  void given(App app) {
    world.close();
    world = new World(app);
    outside = world.outside;
    buildsSucceed(outside, 5);
  }

  static void buildsSucceed(Outside outside, int builds) {
    for (int i = 0; i < builds; i++) {
      outside.builder.next(new BuildProgress.Succeeded());
    }
  }

  /** A change that was merged to trunk. */
  CommitSha merged(String what) {
    return outside.repository.commit("main", what, what.replace(' ', '-'), "1\n");
  }

  Answer picks(CommitSha commit) {
    return world.asks(DEVELOPER, "!pick " + commit.value());
  }

  /** A change is picked and reaches staging. */
  CommitSha staged(String what) {
    CommitSha commit = merged(what);
    picks(commit);
    world.comesToRest();
    return commit;
  }

  /** A change is on staging, and a manager has confirmed its release to production. */
  int confirmed(String what) {
    int release = awaiting(what);
    assertThat(world.confirms(MANAGER, release)).isInstanceOf(Answer.Accepted.class);
    return release;
  }

  /** A change is on staging, and its release to production waits for a confirmation. */
  int awaiting(String what) {
    staged(what);
    Answer answer = world.asks(DEVELOPER, "!release");
    world.comesToRest();
    int release = number(answer);
    assertThat(world.release(release)).isInstanceOf(Release.Awaiting.class);
    return release;
  }

  static int number(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Started.class);
    return (int) ((Answer.Started) answer).process().number();
  }

  static Refusal refusal(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).refusal();
  }
}
