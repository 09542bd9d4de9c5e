package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  private SlackStandIn slack;

  @BeforeEach
  void start() {
    slack = SampleWorkspace.start();
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private Message typed(String text) {
    Person developer = slack.person(DEVELOPER);
    return developer.message(RELEASES, developer.type(RELEASES, text)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "a & b ¦ a &amp; b",
        "1 < 2 > 0 ¦ 1 &lt; 2 &gt; 0",
        "see https://example.com/a?b=c. ¦ see <https://example.com/a?b=c>.",
        "README.md and v1.2.3 ¦ <http://README.md|README.md> and v1.2.3",
        "ask @manager or @nobody ¦ ask <@U0MANAGER> or @nobody",
        "in #releases or #none ¦ in <#C0RELEASES|releases> or #none",
        "@release-managers ¦ <!subteam^S0MANAGERS|@release-managers>",
        "write me@example.com ¦ write <mailto:me@example.com|me@example.com>",
        "@channel ¦ @channel"
      })
  void whatPeopleTypeArrivesInSlacksForm(String typed, String arrives) {
    assertThat(typed(typed).text()).isEqualTo(arrives);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "*bold* _italic_ ~gone~ `code` ¦ bold italic gone code",
        "<@U0MANAGER> <!here> <#C0RELEASES> ¦ @Release manager @here #releases",
        ":ship: :no_such_thing: ¦ \uD83D\uDEA2 :no_such_thing:",
        "<!date^1792573200^{time}|09:00 UTC> ¦ 09:00 UTC",
        "<https://example.com|the build> &lt;b&gt; ¦ the build <b>",
        "a_snake_case 2*3*4 ¦ a_snake_case 2*3*4",
        "<!forged> <b> ¦ <!forged> <b>"
      })
  void whatTheBotSendsIsReadAsAPersonReadsIt(String sent, String read) throws Exception {
    String ts =
        SampleWorkspace.client(slack).chatPostMessage(r -> r.channel(RELEASES).text(sent)).getTs();

    assertThat(slack.person(DEVELOPER).message(RELEASES, ts).orElseThrow().plain()).isEqualTo(read);
  }

  @Test
  void aWholeTalkIsReadInLines() throws Exception {
    String release = SampleTalk.play(slack);
    Message card = slack.person(MANAGER).message(RELEASES, release).orElseThrow();

    assertThat(card.plain())
        .contains("Release 42 of shop to production\n", "\n---\n", "[Abort 42] [Show commits]");
    assertThat(card.buttons()).containsExactly("Confirm 3f2a91c", "Abort 42", "Show commits");
    assertThat(card.replies()).hasSize(1);
    assertThat(slack.person(DEVELOPER).sees(RELEASES)).hasSize(7);
    assertThat(slack.person(MANAGER).sees(RELEASES)).hasSize(6);
  }

  @Test
  void aPersonWhoWaitsInVainIsToldWhatIsThere() {
    typed("!status");

    assertThatThrownBy(
            () -> slack.person(DEVELOPER).await(Duration.ofMillis(50), RELEASES, Message::byBot))
        .isInstanceOf(AwaitFailure.class)
        .hasMessageContaining("Developer: !status");
  }

  @Test
  void onlyMembersSpeak() {
    Person outsider = slack.person(SampleWorkspace.OUTSIDER);

    assertThatThrownBy(() -> outsider.type(SampleWorkspace.RANDOM, "hello"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not a member");
    assertThat(outsider.sees(SampleWorkspace.SECRETS)).isEmpty();
  }
}
