package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Repositories of the app {@code shop} for tests. */
final class Repositories {
  static final Author BOT = new Author("Slipway", "slipway@example.com");

  private Repositories() {}

  static GitRepository of(String remote, Path mirror) {
    return of(remote, mirror, new Credentials.None());
  }

  static GitRepository of(String remote, Path mirror, Credentials credentials) {
    return new GitRepository(
        settings(remote, mirror, credentials),
        InstantSource.system(),
        new CheckedMerge(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60));
  }

  static GitRepository of(String remote, Path mirror, Imprint imprint) {
    return new GitRepository(
        settings(remote, mirror, imprint, new Credentials.None()),
        InstantSource.system(),
        new CheckedMerge(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60));
  }

  private static RepositorySettings settings(
      String remote, Path mirror, Imprint imprint, Credentials credentials) {
    return new RepositorySettings(
        new AppName("shop"), remote, mirror, new BranchName("main"), BOT, imprint, credentials);
  }

  static RepositorySettings settings(String remote, Path mirror, Credentials credentials) {
    return settings(remote, mirror, Imprint.NONE, credentials);
  }
}
