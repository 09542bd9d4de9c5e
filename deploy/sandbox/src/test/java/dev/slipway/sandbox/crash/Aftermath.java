package dev.slipway.sandbox.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** What the outside world looks like after the story: every effect is there, and there once. */
final class Aftermath {
  private static final Pattern SHA = Pattern.compile("\\b[0-9a-f]{7}\\b");

  private final World world;
  private final Path work;
  private final Person developer;
  private final Person manager;

  Aftermath(World world, Path work) {
    this.world = world;
    this.work = work;
    developer = world.slack().person(Shop.DEVELOPER);
    manager = world.slack().person(Shop.MANAGER);
  }

  void isAsIfNothingHadHappened(Commit picked) throws IOException {
    List<RevCommit> landed = landed();
    assertThat(landed)
        .extracting(RevCommit::getShortMessage)
        .describedAs("commits beyond the start of the release branch")
        .containsExactly(picked.subject());
    builtOnce(landed.getFirst().name());
    deployedOnce(Shop.STAGING, List.of("web"));
    deployedOnce(Shop.PRODUCTION, Shop.FLAVORS);
    toldOnce();
    assertThat(cards()).filteredOn(card -> card.says("Live on")).hasSize(2);
  }

  void everyPauseWasAnsweredOnce() {
    assertThat(world.ecs().count("ContinueServiceDeployment")).isEqualTo(Shop.FLAVORS.size());
  }

  /** The author was told once, in one message with one thread, which says how it ended. */
  void isAsIfOneConflictHadBeen() throws IOException {
    List<RevCommit> landed = landed();
    assertThat(landed)
        .extracting(RevCommit::getShortMessage)
        .containsExactly(
            world.repository().dependentPick().subject(),
            world.repository().prerequisite().subject());
    builtOnce(landed.getFirst().name());
    deployedOnce(Shop.STAGING, List.of("web"));
    toldOnce();
    assertThat(developer.directMessages())
        .filteredOn(message -> message.says("conflict"))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.plain()).contains("Goes on as pick-2");
              assertThat(notice.buttons()).isEmpty();
              assertThat(notice.replies())
                  .singleElement()
                  .matches(aside -> aside.says("git cherry-pick -x"));
            });
  }

  private List<RevCommit> landed() throws IOException {
    try (FileRepository repository = new FileRepository(world.repository().directory().toFile());
        RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.R_HEADS + SampleRepository.RELEASE);
      walk.markStart(walk.parseCommit(head));
      walk.markUninteresting(
          walk.parseCommit(ObjectId.fromString(world.repository().releaseHead())));
      List<RevCommit> commits = new ArrayList<>();
      walk.forEach(commits::add);
      return commits;
    }
  }

  private void builtOnce(String commit) throws IOException {
    assertThat(world.registry().pushes())
        .filteredOn(push -> push.reference().equals(commit))
        .describedAs("images pushed for the landed commit")
        .hasSize(1);
    Path attempts = work.resolve("builds").resolve("shop").resolve(commit);
    try (Stream<Path> all = Files.list(attempts)) {
      assertThat(all.filter(Aftermath::ran))
          .describedAs("attempts to build the landed commit")
          .hasSize(1);
    }
  }

  /** One that a bot only claimed before it died never runs: its successor makes another. */
  private static boolean ran(Path attempt) {
    Path process = attempt.resolve("pid");
    try {
      return Files.exists(process) && Files.size(process) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deployedOnce(String cluster, List<String> flavors) {
    for (String flavor : flavors) {
      String service = cluster + "-" + flavor;
      for (String operation : List.of("RegisterTaskDefinition", "UpdateService")) {
        assertThat(world.ecs().count(operation, service))
            .describedAs("%s of %s", operation, service)
            .isEqualTo(1);
      }
    }
  }

  private void toldOnce() {
    assertThat(told().map(Aftermath::id)).doesNotHaveDuplicates();
    assertThat(told().map(told -> told.channel() + told.threadTs() + told.plain()))
        .describedAs("what people read, by thread")
        .doesNotHaveDuplicates();
    assertThat(
            Stream.of(developer, manager)
                .flatMap(
                    one ->
                        Stream.concat(
                            one.sees(Shop.CHANNEL).stream(), one.directMessages().stream()))
                .filter(Message::ephemeral)
                .map(Message::plain))
        .describedAs("refusals and other words for one person only")
        .isEmpty();
    assertThat(developer.directMessages()).filteredOn(told -> told.says(Story.TOLD)).hasSize(1);
    assertThat(cards()).filteredOn(card -> card.says("On staging with")).hasSize(1);
    assertThat(cards()).filteredOn(card -> card.says("Built ")).hasSize(1);
  }

  /** The first lines of all that was told, in order of the alphabet, whatever the copies' ids. */
  List<String> headlines() {
    return told()
        .map(told -> told.plain().lines().findFirst().orElse(""))
        .map(line -> SHA.matcher(line).replaceAll("(commit)"))
        .sorted()
        .toList();
  }

  private Stream<Message> told() {
    return Stream.of(
            cards().stream(),
            cards().stream().flatMap(card -> card.replies().stream()),
            developer.directMessages().stream(),
            developer.directMessages().stream().flatMap(notice -> notice.replies().stream()),
            manager.directMessages().stream())
        .flatMap(messages -> messages);
  }

  private List<Message> cards() {
    return developer.sees(Shop.CHANNEL).stream().filter(Message::byBot).toList();
  }

  private static String id(Message message) {
    return message
        .metadata()
        .map(metadata -> metadata.path("event_payload").path("id").asText())
        .orElseThrow(() -> new AssertionError("without an id: " + message.plain()));
  }
}
