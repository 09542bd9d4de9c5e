package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private SlackStandIn slack;
  private MethodsClient client;

  @BeforeEach
  void start() {
    slack = SampleWorkspace.start();
    client = SampleWorkspace.client(slack);
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private ChatPostMessageResponse post(String text) throws IOException, SlackApiException {
    return client.chatPostMessage(r -> r.channel(RELEASES).text(text));
  }

  @Test
  void theNextCallsAreRateLimited() throws Exception {
    slack.rateLimitNext("chat.postMessage", 1, 30);

    assertThatThrownBy(() -> post("1"))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> assertThat(e.getResponse().header("Retry-After")).isEqualTo("30"));
    assertThat(post("2").isOk()).isTrue();
    assertThat(slack.person(DEVELOPER).sees(RELEASES)).extracting("text").containsExactly("2");
    assertThat(slack.calls().of("chat.postMessage"))
        .extracting("outcome")
        .containsExactly("ratelimited", "ok");
  }

  @Test
  void aCutAnswerLeavesTheMessageStored() {
    slack.cutAfterStoring("chat.postMessage", 1);

    assertThatThrownBy(() -> post("once")).isInstanceOf(IOException.class);

    assertThat(slack.person(DEVELOPER).sees(RELEASES)).extracting("text").containsExactly("once");
  }

  @Test
  void aCutAnswerOnAConnectionThatWasUsedBeforeLeavesTheMessageStoredOnce() throws Exception {
    post("first");
    slack.cutAfterStoring("chat.postMessage", 1);

    assertThatThrownBy(() -> post("once")).isInstanceOf(IOException.class);

    assertThat(slack.person(DEVELOPER).sees(RELEASES))
        .extracting("text")
        .containsExactly("first", "once");
  }

  @Test
  void theSdkSendsAgainByItselfWhenAConnectionIsClosedWithoutAnAnswer() throws Exception {
    post("first");
    slack.closeAfterStoring("chat.postMessage", 1);

    assertThat(post("twice").isOk()).isTrue();

    assertThat(slack.person(DEVELOPER).sees(RELEASES))
        .extracting("text")
        .containsExactly("first", "twice", "twice");
  }

  @Test
  void theNextCallFailsWithTheError() throws Exception {
    slack.failNext("chat.postMessage", "fatal_error");

    assertThat(post("1").getError()).isEqualTo("fatal_error");
    assertThat(post("2").isOk()).isTrue();
  }

  @Test
  void whileItIsAwayNobodyIsHeard() throws Exception {
    slack.goAway();
    assertThatThrownBy(() -> post("1")).isInstanceOf(IOException.class);

    slack.comeBack();
    assertThat(post("2").isOk()).isTrue();
    assertThat(slack.person(DEVELOPER).sees(RELEASES)).extracting("text").containsExactly("2");
  }
}
