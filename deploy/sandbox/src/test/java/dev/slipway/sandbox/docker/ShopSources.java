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
  private static final String BASE = "slipway.test/base:1";

  private final SampleRepository shop;

  ShopSources(SampleRepository shop) {
    this.shop = shop;
  }

  /** Everything but the kernel: a shell, and a compiler that takes its time. */
  static void makeBase(Daemon daemon, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.copy(Path.of("/bin/busybox"), folder.resolve("busybox"));
    Files.writeString(
        folder.resolve("javac"),
        """
        #!/bin/sh
        dd if=/dev/zero bs=1M count=2000 2>/dev/null | sha256sum
        mkdir -p classes && cp src/shop/*.java classes
        """);
    Files.writeString(
        folder.resolve("Dockerfile"),
        """
        FROM scratch
        COPY busybox /bin/busybox
        COPY javac /bin/javac
        RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install -s /bin && chmod 755 /bin/javac"]
        """);
    Daemon.Said said = daemon.run("build", "--tag=" + BASE, folder.toString());
    if (said.exitCode() != 0) {
      throw new AssertionError("no base image:\n" + said.text());
    }
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
          dockerfile, edit.apply(text.replaceAll("eclipse-temurin:25-j(dk|re)", BASE)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
