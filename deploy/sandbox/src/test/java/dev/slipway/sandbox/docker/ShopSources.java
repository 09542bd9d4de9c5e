package dev.slipway.sandbox.docker;

import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.git.Git;
import dev.slipway.sandbox.git.SampleRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The files of the shop, whose Dockerfile stands on images that no registry has to give. */
final class ShopSources {
  private final SampleRepository shop;
  private final String base;

  private ShopSources(SampleRepository shop, String base) {
    this.shop = shop;
    this.base = base;
  }

  /**
   * Makes an image to stand on: a shell, and a compiler that takes its time. Nothing that was built
   * on another one is in its cache.
   *
   * @param work how much the compiler has to do, in MiB
   */
  static ShopSources on(SampleRepository shop, Daemon daemon, Path folder, int work)
      throws IOException {
    String base = "slipway.test/base:" + Long.toString(System.nanoTime(), 36);
    Files.createDirectories(folder);
    Files.copy(Path.of("/bin/busybox"), folder.resolve("busybox"));
    Files.writeString(
        folder.resolve("javac"),
        """
        #!/bin/sh
        # of %s
        dd if=/dev/zero bs=1M count=%d 2>/dev/null | sha256sum
        mkdir -p classes && cp src/shop/*.java classes
        """
            .formatted(base, work));
    Files.writeString(
        folder.resolve("Dockerfile"),
        """
        FROM scratch
        COPY busybox /bin/busybox
        COPY javac /bin/javac
        RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install /bin && chmod 755 /bin/javac"]
        """);
    Daemon.Said said = daemon.run("build", "--tag=" + base, folder.toString());
    if (said.exitCode() != 0) {
      throw new AssertionError("no base image:\n" + said.text());
    }
    return new ShopSources(shop, base);
  }

  /**
   * @param edit of the Dockerfile
   */
  Path export(CommitSha commit, Path parent, UnaryOperator<String> edit) {
    Path files = parent.resolve("src");
    Git git = new Git(parent);
    git.must("clone", "-q", "--no-checkout", shop.directory().toString(), files.toString());
    new Git(files).must("checkout", "-q", commit.value());
    try {
      Path dockerfile = files.resolve("Dockerfile");
      String text = Files.readString(dockerfile);
      Files.writeString(
          dockerfile, edit.apply(text.replaceAll("eclipse-temurin:25-j(dk|re)", base)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
