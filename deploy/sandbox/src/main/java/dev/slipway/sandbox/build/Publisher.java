package dev.slipway.sandbox.build;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Makes the image from nothing and pushes it. The same commit always yields the same digest. */
final class Publisher {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Path scratch;
  private final Order order;

  Publisher(Path scratch, Order order) {
    this.scratch = scratch;
    this.order = order;
  }

  /** Returns the digest under which the registry has the image. */
  String publish(List<FileEntriesLayer> layers) throws InterruptedException {
    try {
      return image(layers).containerize(destination()).getDigest().toString();
    } catch (ExecutionException e) {
      throw new BuildFailed(
          "failed to push " + order.image(), e.getCause() == null ? e : e.getCause());
    } catch (RegistryException | IOException | CacheDirectoryCreationException e) {
      throw new BuildFailed("failed to push " + order.image(), e);
    }
  }

  private JibContainerBuilder image(List<FileEntriesLayer> layers) {
    return Jib.fromScratch()
        .setFormat(ImageFormat.OCI)
        .setCreationTime(order.headTime())
        .setFileEntriesLayers(layers)
        .addLabel("org.opencontainers.image.revision", order.gitHash())
        .addEnvironmentVariable("GIT_HASH", order.gitHash())
        .addEnvironmentVariable(
            "GIT_HEAD_EPOCH_TIME", Long.toString(order.headTime().getEpochSecond()));
  }

  private Containerizer destination() {
    String host = order.image().getRegistry().replaceFirst(":\\d+$", "");
    return Containerizer.to(RegistryImage.named(order.image()))
        .setAllowInsecureRegistries(LOOPBACK.contains(host))
        .setBaseImageLayersCache(scratch.resolve("base"))
        .setApplicationLayersCache(scratch.resolve("layers"));
  }
}
