package dev.slipway.sandbox.crash;

import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What people do in a story, and what must be left of it however often the bot dies. */
enum Plot {
  RELEASE {
    @Override
    void play(World world) {
      new Story(world).play(world.repository().cleanPicks().getFirst().sha());
    }

    @Override
    List<String> leaves(World world, Path work) throws IOException {
      Aftermath aftermath = new Aftermath(world, work);
      aftermath.isAsIfNothingHadHappened(world.repository().cleanPicks().getFirst());
      return aftermath.headlines();
    }
  },

  CONFLICT {
    @Override
    void play(World world) {
      new ConflictStory(world).play();
    }

    @Override
    List<String> leaves(World world, Path work) throws IOException {
      Aftermath aftermath = new Aftermath(world, work);
      aftermath.isAsIfOneConflictHadBeen();
      return aftermath.headlines();
    }
  },

  /** A release whose deployments pause before users meet them, until somebody puts it live. */
  PAUSE {
    @Override
    String configured(String text) {
      return text.replaceAll(
              "(service: production-\\w+, container: [\\w-]+) }", "$1, strategy: blue-green }")
          .replace("waves: [[web], [api, worker]]", "go-live: click");
    }

    @Override
    void play(World world) {
      new Story(world).playToThePause(world.repository().cleanPicks().getFirst().sha());
    }

    @Override
    List<String> leaves(World world, Path work) throws IOException {
      Aftermath aftermath = new Aftermath(world, work);
      aftermath.isAsIfNothingHadHappened(world.repository().cleanPicks().getFirst());
      aftermath.everyPauseWasAnsweredOnce();
      return aftermath.headlines();
    }
  };

  /** The configuration of the bots that play it. */
  String configured(String text) {
    return text;
  }

  abstract void play(World world);

  /**
   * Asserts that everything happened once.
   *
   * @return what people read, in a form that can be compared with another play
   */
  abstract List<String> leaves(World world, Path work) throws IOException;
}
