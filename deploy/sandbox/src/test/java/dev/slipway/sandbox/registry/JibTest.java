package dev.slipway.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JibTest {
  @TempDir Path directory;

  @BeforeAll
  static void letJibSendCredentialsOverPlainHttp() {
    System.setProperty("sendCredentialsOverHttp", "true");
  }

  @AfterAll
  static void forget() {
    System.clearProperty("sendCredentialsOverHttp");
  }

  static List<Access> doors() {
    return List.of(
        new Access.Open(), new Access.Basic("ci", "secret"), new Access.Bearer("ci", "secret"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void jibPushesAnImageAndBuildsOnIt(Access access) throws Exception {
    Path file = Files.writeString(directory.resolve("app.txt"), "hello");
    try (var registry = RegistryStandIn.start(0, access)) {
      RegistryImage base = image(registry, "team/base", "1");
      JibContainer pushed =
          Jib.fromScratch()
              .setFormat(ImageFormat.OCI)
              .addLayer(List.of(file), AbsoluteUnixPath.get("/app"))
              .containerize(containerizer(base, "a"));
      JibContainer child =
          Jib.from(image(registry, "team/base", "1"))
              .setFormat(ImageFormat.Docker)
              .containerize(containerizer(image(registry, "shop", "2"), "b"));

      assertThat(registry.find("team/base", "1"))
          .contains(new Digest(pushed.getDigest().toString()));
      assertThat(registry.find("shop", "2")).contains(new Digest(child.getDigest().toString()));
    }
  }

  private Containerizer containerizer(RegistryImage to, String cache) {
    return Containerizer.to(to)
        .setAllowInsecureRegistries(true)
        .setBaseImageLayersCache(directory.resolve(cache))
        .setApplicationLayersCache(directory.resolve(cache));
  }

  private static RegistryImage image(RegistryStandIn registry, String repository, String tag) {
    return RegistryImage.named(ImageReference.of(registry.address(), repository, tag))
        .addCredential("ci", "secret");
  }
}
