package dev.slipway.sandbox.hosts;

import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Images of a small shop, built from scratch on a host and pushed to a registry. */
public final class AppImages {
  /** How a build of the shop behaves. */
  public enum Kind {
    /** Answers its commit at {@code /version} and 200 at {@code /up}. */
    WELL,
    /** Answers 404 at {@code /up}. */
    SICK,
    /** Answers another commit. */
    WRONG,
    /** Ends at once. */
    DYING,
    /** Its program is not in it. */
    EMPTY,
    /** Well, but its migration ends with 1. */
    MIGRATION_FAILS
  }

  private static final String OTHER = "0123456789012345678901234567890123456789";
  private static final String SERVE =
      "[\"/busybox\",\"httpd\",\"-f\",\"-p\",\"8000\",\"-h\",\"/www\"]";
  private static final String DIE =
      "[\"/busybox\",\"sh\",\"-c\",\"echo cannot open the database; exit 3\"]";

  private final RealHost builder;
  private final ImageName name;

  AppImages(RealHost builder, String registry) {
    this.builder = builder;
    this.name = new ImageName(registry + "/shop");
  }

  /** Builds and pushes; the building host forgets the image. */
  public ServerBuild build(String commit, Instant committedAt, Kind kind) throws IOException {
    Path context =
        Files.createDirectories(builder.folder().resolve("context/%s-%s".formatted(commit, kind)));
    Path www = Files.createDirectories(context.resolve("www"));
    Files.copy(
        Path.of("/bin/busybox"), context.resolve("busybox"), StandardCopyOption.REPLACE_EXISTING);
    if (kind != Kind.SICK) {
      Files.writeString(www.resolve("up"), "ok\n");
    }
    Files.writeString(www.resolve("version"), (kind == Kind.WRONG ? OTHER : commit) + "\n");
    Files.writeString(context.resolve("migrate"), migration(kind));
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM scratch
        ENV GIT_HASH=%s GIT_HEAD_EPOCH_TIME=%d
        COPY busybox /busybox
        COPY migrate /migrate
        COPY www /www
        CMD %s
        """
            .formatted(commit, committedAt.getEpochSecond(), command(kind)));
    return new ServerBuild(
        new Image(name, push(context, commit)), new CommitSha(commit), committedAt);
  }

  private static String command(Kind kind) {
    return switch (kind) {
      case WELL, SICK, WRONG, MIGRATION_FAILS -> SERVE;
      case DYING -> DIE;
      case EMPTY -> "[\"/shop/serve\"]";
    };
  }

  private static String migration(Kind kind) {
    return kind == Kind.MIGRATION_FAILS
        ? "echo column price exists already; exit 1\n"
        : "echo 2 migrations done\n";
  }

  private ImageDigest push(Path context, String commit) {
    String said =
        builder.shell(
            """
            set -e
            export DOCKER_BUILDKIT=0
            docker build --quiet --tag %1$s %2$s >/dev/null 2>&1
            docker push --quiet %1$s >/dev/null
            docker inspect --format '{{index .RepoDigests 0}}' %1$s
            docker rmi %1$s >/dev/null
            """
                .formatted(name + ":" + commit, context));
    return new ImageDigest(said.strip().replaceFirst(".*@", ""));
  }
}
