package dev.slipway.sandbox.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People at the same time, people who may not, and messages that are no commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeopleTest {
  private final Scene scene =
      Scene.start(
          world -> BotFile.alone(world, 0),
          (world, text) ->
              text.replace(
                  "{ group: " + Shop.MANAGERS + " }",
                  "{ group: %s, people: [%s] }".formatted(Shop.MANAGERS, Shop.DEVELOPER)));
  private final SampleRepository repository = scene.world().repository();

  @BeforeAll
  void stageANewBuild() {
    scene.stage(repository.cleanPicks().getFirst());
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void twoConfirmAtTheSameInstantAndOneTwice() throws Exception {
    Trial trial = Trial.ask(scene);
    Message seen = trial.card();

    CyclicBarrier together = new CyclicBarrier(3);
    List<Thread> clicks =
        List.of(scene.developer(), scene.manager(), scene.manager()).stream()
            .map(person -> Thread.ofVirtual().start(() -> confirm(together, person, seen)))
            .toList();
    for (Thread click : clicks) {
      click.join();
    }

    trial.isLiveOnce();
    assertThat(trial.lines()).filteredOn(line -> line.startsWith("Confirmed by")).hasSize(1);
  }

  @Test
  void oldCardAndOutsiderAreRefusedInPrivate() {
    Trial trial = Trial.ask(scene);
    Message seen = trial.card();

    scene.outsider().clickAsSeen(seen, "Confirm");
    whispered(scene.outsider(), seen.ts(), "you may not confirm");
    assertThat(trial.card().plain()).contains("Waiting for a confirmation");

    scene.manager().click(Shop.CHANNEL, seen.ts(), "Cancel");
    trial.awaits("Cancelled");
    scene.manager().clickAsSeen(seen, "Confirm");
    whispered(scene.manager(), seen.ts(), "that button is out of date");
    trial.isOnTheOldBuildEverywhere();
    assertThat(trial.count("RegisterTaskDefinition", "web")).isZero();
  }

  @Test
  void nobodyReleasesToWhatIsHeldAndAHoldOutlivesTheBot() {
    Trial trial = Trial.ask(scene);
    String held = scene.manager().type(Shop.CHANNEL, "!hold production for 2h the sale is on");
    Message card = holdCard("Closed to releases");
    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Confirm");
    whispered(scene.manager(), held, "production of shop is held by");
    scene.outsider().type(Shop.CHANNEL, "!unhold production");
    whispered(scene.outsider(), held, "you may not open production");

    scene.bot().kill();
    scene.startBotAgain();
    scene.developer().type(Shop.CHANNEL, "!status");
    scene.untilSeen(
        scene.developer(), message -> message.byBot() && message.says("Closed to releases until"));

    scene.manager().click(Shop.CHANNEL, card.ts(), "Open production");
    assertThat(holdCard("Open again").ts()).isEqualTo(card.ts());
    scene.manager().click(Shop.CHANNEL, trial.card().ts(), "Cancel");
    trial.awaits("Cancelled");
  }

  private Message holdCard(String words) {
    return scene.untilSeen(
        scene.manager(),
        message -> message.byBot() && message.says("Hold ") && message.says(words));
  }

  @Test
  void commandsComeWithFilesAndBroadcastsButNotByEditsAndBots() {
    Commit first = repository.cleanPicks().get(1);
    Commit second = repository.cleanPicks().get(2);
    Person developer = scene.developer();

    String said = developer.type(Shop.CHANNEL, "what about a pick");
    developer.edit(Shop.CHANNEL, said, "!pick " + repository.conflictingPick().sha());
    scene.world().slack().otherBotSays(Shop.CHANNEL, "!pick " + first.sha());
    developer.typeWithFile(Shop.CHANNEL, "!pick " + first.sha(), "notes.txt", "notes");
    pickCard(first);
    developer.replyAndBroadcast(Shop.CHANNEL, said, "!pick " + second.sha());
    scene.world().slack().redeliverLast();
    pickCard(second);

    assertThat(cardsOf(repository.conflictingPick())).isZero();
    assertThat(cardsOf(first)).isEqualTo(1);
    assertThat(cardsOf(second)).isEqualTo(1);
  }

  private static void confirm(CyclicBarrier together, Person person, Message seen) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    person.clickAsSeen(seen, "Confirm");
  }

  private void pickCard(Commit commit) {
    scene.untilSeen(scene.developer(), message -> isPickOf(message, commit));
  }

  private long cardsOf(Commit commit) {
    return scene.developer().sees(Shop.CHANNEL).stream()
        .flatMap(message -> Stream.concat(Stream.of(message), message.replies().stream()))
        .filter(message -> isPickOf(message, commit))
        .map(Message::ts)
        .distinct()
        .count();
  }

  private static boolean isPickOf(Message message, Commit commit) {
    return message.byBot() && message.says("Pick ") && message.says(commit.sha().substring(0, 7));
  }

  private void whispered(Person person, String after, String words) {
    scene.untilSeen(
        person,
        message -> message.ephemeral() && message.ts().compareTo(after) > 0 && message.says(words));
  }
}
