package dev.slipway.sandbox.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** A branch that grows commit by commit, without a work tree. */
final class Branch {
  private final Repository repository;
  private final String name;
  private final Map<String, String> files;
  private ObjectId head;

  private Branch(Repository repository, String name, Map<String, String> files, ObjectId head) {
    this.repository = repository;
    this.name = name;
    this.files = new TreeMap<>(files);
    this.head = head;
  }

  static Branch empty(Repository repository, String name) {
    return new Branch(repository, name, Map.of(), ObjectId.zeroId());
  }

  Branch cut(String branch) {
    return new Branch(repository, branch, files, head);
  }

  String head() {
    return head.name();
  }

  SampleRepository.Commit commit(PersonIdent author, String message, Edit... edits)
      throws IOException {
    for (Edit edit : edits) {
      edit.applyTo(files);
    }
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(inserter));
      if (!head.equals(ObjectId.zeroId())) {
        commit.setParentId(head);
      }
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(message + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      move(id);
    }
    String subject = message.lines().findFirst().orElse("");
    return new SampleRepository.Commit(head(), subject, author);
  }

  private ObjectId tree(ObjectInserter inserter) throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder entries = index.builder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content));
      entries.add(entry);
    }
    entries.finish();
    return index.writeTree(inserter);
  }

  private void move(ObjectId to) throws IOException {
    RefUpdate update = repository.updateRef(Constants.R_HEADS + name);
    update.setNewObjectId(to);
    update.disableRefLog();
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
      throw new IOException("failed to move " + name + ": " + result);
    }
    head = to;
  }
}
