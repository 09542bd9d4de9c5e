package dev.slipway.adapters.builds;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts that this bot has claimed and not started yet, first come, first served. */
final class BuildQueue {
  private static final Logger LOG = LoggerFactory.getLogger(BuildQueue.class);

  /** Locks on files hold between processes only; this one holds between the builders of one bot. */
  private static final Lock BOT = new ReentrantLock();

  private record Turn(BuildOrder order, Attempt attempt) {}

  private final BuildDirectories directories;
  private final Recipe recipe;
  private final int atOnce;
  private final Consumer<AppName> ended;
  private final Launcher launcher = new Launcher();
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();

  /**
   * @param ended hears of builds that this bot has started, as soon as they end
   */
  BuildQueue(BuildDirectories directories, Recipe recipe, int atOnce, Consumer<AppName> ended) {
    this.directories = directories;
    this.recipe = recipe;
    this.atOnce = atOnce;
    this.ended = ended;
  }

  void add(BuildOrder order, Attempt attempt) {
    turns.add(new Turn(order, attempt));
  }

  /** Starts as many as there is room for on the host; returns at once. */
  void advance() throws IOException {
    BOT.lock();
    try {
      begin();
    } finally {
      BOT.unlock();
    }
  }

  /** Gives up those whose turn has not come; whoever observes them starts them elsewhere. */
  void close() throws IOException {
    BOT.lock();
    try {
      while (!turns.isEmpty()) {
        turns.remove().attempt().lose("the bot stopped before its turn came");
      }
    } finally {
      BOT.unlock();
    }
  }

  private void begin() throws IOException {
    while (!turns.isEmpty() && madeRoom(turns.element().attempt())) {
      Turn turn = turns.remove();
      Thread.ofVirtual()
          .name("build-" + turn.order().commit().abbreviated())
          .start(() -> launch(turn));
    }
  }

  /** The lock makes counting and taking one act for all bots of the host. */
  private boolean madeRoom(Attempt attempt) throws IOException {
    Path lock = directories.root().resolve(".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null || underway() >= atOnce) {
        return false;
      }
      Files.createDirectory(attempt.work());
      return true;
    }
  }

  private int underway() throws IOException {
    int count = 0;
    for (Attempt attempt : directories.uncleared()) {
      count += attempt.state().isUnderway() ? 1 : 0;
    }
    return count;
  }

  private void launch(Turn turn) {
    Attempt attempt = turn.attempt();
    try {
      try {
        Process process = launcher.launch(attempt, recipe.program(turn.order(), attempt.work()));
        var _ = process.onExit().thenRun(() -> ended.accept(turn.order().app()));
      } catch (Unavailable e) {
        attempt.lose(String.valueOf(e.getMessage()));
      } catch (IOException | RuntimeException e) {
        LOG.warn("build {} could not be started", attempt.directory(), e);
        attempt.stop("failed to start the build: " + e.getMessage());
      }
    } catch (IOException e) {
      LOG.error("build {} could not be started, nor that be noted", attempt.directory(), e);
    }
  }
}
