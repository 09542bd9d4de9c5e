package dev.slipway.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A bare repository of an invented web shop, and its commits that are worth trying. For the same
 * authors the commit ids are always the same.
 *
 * @param directory the bare repository
 * @param trunkHead the newest commit of {@link #TRUNK}
 * @param releaseHead the newest commit of {@link #RELEASE}
 * @param releasedAt when that was committed
 * @param cleanPicks commits of the trunk that copy onto the release branch, alone or in this order
 * @param conflictingPick changes a line that the release branch changed, too
 * @param emptyPick is on the release branch already
 * @param dependentPick changes a file that only {@code prerequisite} brings
 * @param prerequisite copies cleanly, and makes {@code dependentPick} do so
 */
public record SampleRepository(
    Path directory,
    String trunkHead,
    String releaseHead,
    Instant releasedAt,
    List<Commit> cleanPicks,
    Commit conflictingPick,
    Commit emptyPick,
    Commit dependentPick,
    Commit prerequisite) {
  public static final String TRUNK = "main";
  public static final String RELEASE = "release/2026-11-20";

  /** A commit as people see it. */
  public record Commit(String sha, String subject, PersonIdent author) {
    public Instant at() {
      return author.getWhenAsInstant();
    }
  }

  public SampleRepository {
    cleanPicks = List.copyOf(cleanPicks);
  }

  /** Makes the repository in a directory that does not exist or is empty; four authors fit best. */
  public static SampleRepository create(Path directory, List<PersonIdent> authors) {
    try (FileRepository repository = new FileRepository(directory.toFile())) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + TRUNK);
      return new ShopHistory(repository, authors).write();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to make a repository in " + directory, e);
    }
  }
}
