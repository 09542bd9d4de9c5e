package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Users are served, and come back, while docker is stopped or a release is mixed. */
@Isolated("It loads the machine, and what others wait for would come too late")
final class WaysBackTest extends FaultsOnServers {
  @Test
  void dockerThatIsStoppedBeforeAnythingRuns() {
    second().stopDocker();
    stage().release(stage().next().commit());
    failed("docker-stopped");
    second().startDocker();
    oneMoreReleaseGoesLive();
  }

  @Test
  void dockerThatIsStoppedWhileItGoesLive() {
    prepared();
    second().stopDocker();
    stage().click("Go live");
    stage().looksLike("docker-stopped-going-live", stage().awaits("Carry on"));
    assertThat(stage().on(stage().old(), 20)).as("nginx needs no docker").isEqualTo(10);
    second().startDocker();
    carriesOn();
  }

  @Test
  void aMixedReleaseIsTakenBack() throws IOException {
    prepared();
    Path site = second().folder().resolve("etc/nginx/sites-enabled/shop");
    String before = Files.readString(site);
    Files.writeString(site, before + "listen_hard 80;\n");
    stage().click("Go live");
    stage().awaits("Carry on");
    Files.writeString(site, before);
    try (Load load = Load.begin(stage().fleet().hosts(), 2)) {
      stage().click("Take back");
      System.out.printf("taken back in %d ms%n", stage().until(stage().old()).toMillis());
      stage().awaits(FAILED);
      assertThat(load.failures()).isEmpty();
    }
    usersAreOnTheOldBuild();
  }
}
