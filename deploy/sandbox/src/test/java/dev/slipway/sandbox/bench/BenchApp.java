package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An app with a bare repository and a clone of it to push from.
 *
 * @param bare as a URL, such as {@code file:///…/app01.git}, is what the bot knows
 * @param first the commit that runs before anything is pushed
 */
record BenchApp(String name, Path bare, Git git, String first, BenchImages images) {
  static BenchApp create(Path home, String name, BenchImages images) {
    Path bare = home.resolve(name + ".git");
    Path folder = home.resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Git git = new Git(folder);
    git.must("init", "-q", "-b", "main", "--bare", bare.toString());
    git.must("init", "-q", "-b", "main");
    BenchApp app = new BenchApp(name, bare, git, "", images);
    String first = app.commit("The beginning");
    images.put(name, first, app.epoch(first));
    git.must("remote", "add", "origin", bare.toString());
    git.must("push", "-q", "origin", "HEAD:refs/heads/main", "HEAD:refs/heads/" + ManyApps.BRANCH);
    return new BenchApp(name, bare, git, first, images);
  }

  String url() {
    return bare.toUri().toString().replaceFirst("/$", "");
  }

  String email() {
    return name + "@example.com";
  }

  /** The image that users have at first. */
  String running() {
    return images.reference(name, first);
  }

  /** Commits without pushing. */
  String commit(String subject) {
    git.must(
        "commit",
        "-q",
        "--allow-empty",
        "--author",
        "Author <%s>".formatted(email()),
        "-m",
        subject);
    return head();
  }

  /** The newest commit of the clone. */
  String head() {
    return git.must("rev-parse", "HEAD");
  }

  String epoch(String commit) {
    return git.must("show", "-s", "--format=%ct", commit);
  }

  void push() {
    git.must("push", "-q", "origin", "HEAD:refs/heads/" + ManyApps.BRANCH);
  }

  /** As a poller asks. */
  String remoteHead() {
    return git.must("ls-remote", bare.toString(), "refs/heads/" + ManyApps.BRANCH)
        .split("\\s", 2)[0];
  }
}
