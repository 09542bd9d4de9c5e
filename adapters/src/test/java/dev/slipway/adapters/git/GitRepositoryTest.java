package dev.slipway.adapters.git;

import dev.slipway.core.repository.RepositoryContract;
import dev.slipway.core.repository.TestCommits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class GitRepositoryTest extends RepositoryContract<GitRepository> {
  @TempDir Path folder;
  private final List<GitRepository> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(GitRepository::close);
  }

  @Override
  protected TestCommits remote() {
    return new BareRemote(folder.resolve("remote.git"));
  }

  @Override
  protected GitRepository repository() {
    String remote = folder.resolve("remote.git").toUri().toString();
    opened.add(Repositories.of(remote, folder.resolve("mirrors/shop")));
    return opened.getLast();
  }
}
