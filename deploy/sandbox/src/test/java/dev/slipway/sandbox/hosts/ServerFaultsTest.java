package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.sandbox.slack.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What goes wrong on real hosts, as the release manager reads it: one card each, users see nothing,
 * and when it is mended one more try goes live.
 */
@Isolated("It loads the machine, and what others wait for would come too late")
final class ServerFaultsTest extends FaultsOnServers {
  private static final String ANOTHER_BOT = String.valueOf(1L << 40);

  @Test
  void anImageWithoutItsProgram() throws IOException {
    badBuild(AppImages.Kind.EMPTY, "bad-image");
  }

  @Test
  void aContainerThatEnds() throws IOException {
    badBuild(AppImages.Kind.DYING, "crashing");
  }

  @Test
  void aBuildThatNeverBecomesHealthy() throws IOException {
    badBuild(AppImages.Kind.SICK, "never-healthy");
  }

  @Test
  void aBuildThatSaysAnotherCommit() throws IOException {
    badBuild(AppImages.Kind.WRONG, "wrong-version");
  }

  @Test
  void aMigrationThatFails() throws IOException {
    badBuild(AppImages.Kind.MIGRATION_FAILS, "migration-failed");
  }

  @Test
  void anImageThatTheRegistryDoesNotGive() throws IOException {
    stage().build(stage().next().commit().value(), AppImages.Kind.WELL);
    String registry = stage().fleet().hosts().getFirst().gateway();
    onSecond("ip route add unreachable " + registry);
    stage().release(stage().next().commit());
    failed("registry-unreachable");
    onSecond("ip route del unreachable " + registry);
    oneMoreReleaseGoesLive();
  }

  @Test
  void aRegistryThatWantsALogin() throws IOException {
    stage().build(stage().next().commit().value(), AppImages.Kind.WELL);
    stage().registry().wantLoginFrom(second().host());
    stage().release(stage().next().commit());
    failed("registry-login");
    stage().registry().wantLoginFrom("");
    oneMoreReleaseGoesLive();
  }

  @Test
  void nginxBrokenByHandAfterTheFirstServerIsLive() throws IOException {
    prepared();
    Path site = second().folder().resolve("etc/nginx/sites-enabled/shop");
    String before = Files.readString(site);
    Files.writeString(site, before + "listen_hard 80;\n");
    stage().click("Go live");
    stage().looksLike("nginx-broken", stage().awaits("Carry on"));
    Files.writeString(site, before);
    carriesOn();
  }

  @Test
  void aFullDiskBeforeAnythingRuns() {
    fill();
    stage().release(stage().next().commit());
    stage().awaits("the disk is full");
    usersAreOnTheOldBuild();
    empty();
    failed("disk-full");
    oneMoreReleaseGoesLive();
  }

  @Test
  void aFullDiskWhileItGoesLive() {
    prepared();
    fill();
    stage().click("Go live");
    stage().looksLike("disk-full-going-live", stage().awaits("Carry on"));
    empty();
    carriesOn();
  }

  @Test
  void aHostThatIsGoneWhenItsTurnComes() {
    prepared();
    second().cut(true);
    stage().click("Go live");
    Message card = stage().awaits("Carry on");
    assertThat(Load.each(stage().fleet().hosts().subList(0, 1), 20, 2).values())
        .containsOnly(stage().next().commit().value());
    second().cut(false);
    stage().looksLike("host-gone", card);
    carriesOn();
  }

  @Test
  void anotherBotThatWasThereWithAHigherFence() {
    onSecond("printf %s " + ANOTHER_BOT + " >/srv/slipway/shop/fence");
    stage().release(stage().next().commit());
    failed("older-fence");
    onSecond("rm /srv/slipway/shop/fence");
    oneMoreReleaseGoesLive();
  }

  @Test
  void anotherBotAtWork() throws IOException {
    Job other = new Job("another", "prepare", 1);
    new Hooks(second()).hold(other.toString());
    Outcome outcome =
        stage()
            .fleet()
            .servers()
            .act(
                second().address(),
                RealHosts.SHOP,
                other,
                stage().fleet().fence(),
                new ServerAction.Maintenance(false),
                Duration.ZERO);
    assertThat(outcome).isInstanceOf(Outcome.Underway.class);
    stage().release(stage().next().commit());
    stage().looksLike("another-bot-at-work", stage().awaits("Waiting: "));
    new Hooks(second()).none();
    stage().awaits("Prepared on all 2 targets");
    goesLive();
  }

  @Test
  void connectionsThatAreCutInEveryJob() throws IOException {
    Hooks hooks = new Hooks(second());
    hooks.cutSshInEveryJob();
    prepared();
    goesLive();
    List<String> jobs = hooks.begun();
    hooks.none();
    assertThat(jobs).as("each is begun once").doesNotHaveDuplicates();
    assertThat(jobs)
        .extracting(job -> Job.parse(job).map(Job::step))
        .containsExactly(
            Optional.of("pull"),
            Optional.of("prepare"),
            Optional.of("live"),
            Optional.of("others"));
  }

  /**
   * Nobody meets it; with a good image of the same commit the next release goes live. The first
   * server is the first to fail.
   */
  private void badBuild(AppImages.Kind kind, String golden) throws IOException {
    stage().build(stage().next().commit().value(), kind);
    Hooks hooks = new Hooks(second());
    hooks.hold("*-prepare-*");
    stage().release(stage().next().commit());
    failed(golden);
    hooks.none();
    stage().build(stage().next().commit().value(), AppImages.Kind.WELL);
    oneMoreReleaseGoesLive();
  }

  private void fill() {
    onSecond(
        "cd /srv/slipway/shop && mount -t tmpfs -o size=4k full jobs && rm -rf jobs/* && head -c 4096 /dev/zero >jobs/big || true");
  }

  private void empty() {
    onSecond("umount /srv/slipway/shop/jobs");
  }
}
