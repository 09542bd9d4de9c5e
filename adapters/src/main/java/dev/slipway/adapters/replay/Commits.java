package dev.slipway.adapters.replay;

import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Tells core what JGit read. */
public final class Commits {
  private Commits() {}

  public static Commit of(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    String message = commit.getFullMessage();
    return new Commit(
        sha(commit),
        author == null
            ? new Author("unknown", "")
            : new Author(author.getName(), author.getEmailAddress()),
        Instant.ofEpochSecond(commit.getCommitTime()),
        message.stripLeading().lines().findFirst().orElse("").strip(),
        Trailers.copied(message),
        Reverts.theOneIn(message));
  }

  public static CommitSha sha(ObjectId id) {
    return new CommitSha(id.name());
  }

  public static ObjectId id(CommitSha sha) {
    return ObjectId.fromString(sha.value());
  }
}
