package dev.slipway.sandbox.scene;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The branch that a bot picks to, as its host has it. */
public record ReleaseBranch(SampleRepository repository) {
  private static final String NAME = Constants.R_HEADS + SampleRepository.RELEASE;

  public static ReleaseBranch of(World world) {
    return new ReleaseBranch(world.repository());
  }

  /** The sha of its newest commit. */
  public String head() {
    try (FileRepository git = open()) {
      return git.resolve(NAME).name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come to it since the repository was made, the newest first. */
  public List<String> subjects() {
    try (FileRepository git = open();
        RevWalk walk = new RevWalk(git)) {
      walk.markStart(walk.parseCommit(git.resolve(NAME)));
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(repository.releaseHead())));
      List<String> subjects = new ArrayList<>();
      for (RevCommit commit : walk) {
        subjects.add(commit.getShortMessage());
      }
      return subjects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody else pushes a commit. */
  public void pushByHand(String subject) {
    try (FileRepository git = open();
        RevWalk walk = new RevWalk(git);
        ObjectInserter inserter = git.newObjectInserter()) {
      RevCommit head = walk.parseCommit(git.resolve(NAME));
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(head.getTree());
      commit.setParentId(head);
      PersonIdent author = new PersonIdent("Backend Developer", "backend@example.com");
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(subject);
      RefUpdate update = git.updateRef(NAME);
      update.setNewObjectId(inserter.insert(commit));
      inserter.flush();
      update.forceUpdate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileRepository open() throws IOException {
    return new FileRepository(repository.directory().toFile());
  }
}
