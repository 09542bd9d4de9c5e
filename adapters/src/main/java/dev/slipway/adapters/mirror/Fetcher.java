package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches much: with the installed git where that can, else with JGit. */
final class Fetcher {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

  private final RepositorySettings settings;
  private final Host host;
  private final NativeGit git;

  Fetcher(RepositorySettings settings, Host host, NativeGit git) {
    this.settings = settings;
    this.host = host;
    this.git = git;
  }

  /**
   * Brings the branches and tags that are kept into a repository that has few of them.
   *
   * @throws IOException when this machine could not do it
   */
  void fetch(Repository bare, Progress progress) throws IOException {
    if (!fetchedNatively(bare.getDirectory().toPath(), progress)) {
      host.fetch(bare, progress.monitor(Thread.currentThread()::isInterrupted));
    }
  }

  /**
   * Whether that was possible and went well. What failed early is left to JGit, which says why.
   *
   * @throws IOException when this machine could not do it
   */
  boolean fetchedNatively(Path folder, Progress progress) throws IOException {
    if (!NativeLogin.isPossible(settings)) {
      return false;
    }
    return switch (git.fetch(folder, settings.kept().specs(), progress::heard)) {
      case NativeGit.Ended.Well() -> true;
      case NativeGit.Ended.Absent() -> false;
      case NativeGit.Ended.Badly(var words) -> {
        if (progress.hasBegun()) {
          throw broken(words);
        }
        LOG.info("git did not fetch {}, JGit does: {}", settings.app(), words);
        yield false;
      }
    };
  }

  private IOException broken(String words) {
    IOException why = new IOException(words);
    if (LocalTrouble.of(why).isEmpty()) {
      throw new Unavailable(settings.host(), words, why);
    }
    return why;
  }
}
