package dev.slipway.sandbox.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an author says of a change on staging is what the manager reads before they confirm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AcceptanceTest {
  private static final String REMINDER = "is about to go to production";

  private final Scene scene = Scene.start();
  private final Person developer = scene.developer();
  private final Person manager = scene.manager();

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void theManagerReadsWhatTheAuthorSays() {
    Commit change = scene.world().repository().cleanPicks().getFirst();
    scene.stage(change);
    Message notice = told("Your change is on");
    assertThat(notice.buttons()).containsExactly("Works", "Does not work");

    manager.type(Shop.CHANNEL, "!release");
    Message card = seen(message -> message.says("not looked at by Developer"));
    manager.click(Shop.CHANNEL, card.ts(), "Remind");
    assertThat(seen(card, ", reminded ").buttons()).noneMatch(label -> label.startsWith("Remind"));
    scene.bot().kill();
    scene.startBotAgain();
    assertThat(told(REMINDER).says(change.subject())).isTrue();

    assertThat(developer.directMessages()).filteredOn(one -> one.says(REMINDER)).hasSize(1);
    says(notice, "Works", "");
    assertThat(told(notice, "You said that it works.").buttons()).containsExactly("Does not work");
    seen(card, "works, says Developer");

    says(notice, "Does not work", "");
    developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.ephemeral() && message.says("did not say what does not work"));
    says(notice, "Does not work", "VAT is <!channel> *twice*");
    assertThat(told(notice, "You said that it does not work.").buttons()).containsExactly("Works");
    Message warned = seen(card, "Does not work, says Developer: VAT is <!channel>");
    assertThat(warned.text()).doesNotContain("<!channel>");
    assertThat(warned.blocks().toString()).doesNotContain("<!channel>");

    manager.type(Shop.CHANNEL, "!where " + change.sha().substring(0, 8));
    seen(message -> message.threadTs().isPresent() && message.says("Does not work, says"));
    manager.type(Shop.CHANNEL, "!status");
    seen(message -> message.says("accepted: 0 of 1 change"));
    assertThat(developer.directMessages())
        .filteredOn(message -> !message.ephemeral())
        .as("the notice and the reminder, both answered in place")
        .hasSize(2)
        .allMatch(message -> message.says("You said that it does not work."));
  }

  private void says(Message notice, String button, String reason) {
    developer.click(developer.directChannel(), notice.ts(), button, reason);
  }

  private Message told(Message notice, String words) {
    return developer.await(
        Scene.PATIENCE,
        developer.directChannel(),
        message -> message.ts().equals(notice.ts()) && message.says(words));
  }

  private Message told(String words) {
    return developer.await(
        Scene.PATIENCE, developer.directChannel(), message -> message.says(words));
  }

  private Message seen(Message card, String words) {
    return seen(message -> message.ts().equals(card.ts()) && message.says(words));
  }

  private Message seen(Predicate<Message> wanted) {
    return scene.untilSeen(manager, wanted);
  }
}
