package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.BOT;
import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.RANDOM;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static dev.slipway.sandbox.slack.SampleWorkspace.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message.Metadata;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
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

  @Test
  void authTestNamesTheBotAndItsScopes() throws Exception {
    AuthTestResponse answer = client.authTest(r -> r);

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.getUserId()).isEqualTo(BOT);
    assertThat(answer.getBotId()).isEqualTo("B0SLIPWAY");
    assertThat(answer.getTeamId()).isEqualTo("T0SHIPYARD");
    assertThat(answer.getHttpResponseHeaders().getOrDefault("x-oauth-scopes", List.of()))
        .singleElement()
        .asString()
        .contains("chat:write", "usergroups:read");
  }

  @Test
  void strangeTokensAreRefused() throws Exception {
    var sdk = SampleWorkspace.sdk(slack);

    assertThat(sdk.methods("xoxb-other").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    try (Response bare = sdk.getHttpClient().get(slack.apiUrl() + "auth.test", Map.of(), null)) {
      assertThat(bare.body().string()).contains("not_authed");
    }
    assertThat(sdk.methods("xapp-sample").authTest(r -> r).getError())
        .isEqualTo("not_allowed_token_type");
    assertThat(client.pinsAdd(r -> r.channel(RELEASES)).getError()).isEqualTo("unknown_method");
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    slack.close();
    slack = SlackStandIn.start(SampleWorkspace.plan().withScopes(Set.of("chat:write")));

    var answer = SampleWorkspace.client(slack).usersInfo(r -> r.user(DEVELOPER));

    assertThat(answer.getError()).isEqualTo("missing_scope");
    assertThat(answer.getNeeded()).isEqualTo("users:read");
    assertThat(answer.getProvided()).isEqualTo("chat:write");
  }

  @Test
  void aMessageIsPostedUpdatedAndDeleted() throws Exception {
    ChatPostMessageResponse posted = post("built & <b>");
    assertThat(posted.getMessage().getText()).isEqualTo("built &amp; &lt;b&gt;");
    assertThat(posted.getMessage().getBotId()).isEqualTo("B0SLIPWAY");

    ChatUpdateResponse updated =
        client.chatUpdate(r -> r.channel(RELEASES).ts(posted.getTs()).text("live"));
    assertThat(updated.isOk()).isTrue();
    assertThat(updated.getMessage().getEdited().getUser()).isEqualTo(BOT);

    assertThat(client.chatDelete(r -> r.channel(RELEASES).ts(posted.getTs())).isOk()).isTrue();
    assertThat(client.chatUpdate(r -> r.channel(RELEASES).ts(posted.getTs()).text("x")).getError())
        .isEqualTo("message_not_found");
  }

  private ChatPostMessageResponse post(String text) throws IOException, SlackApiException {
    return client.chatPostMessage(r -> r.channel(RELEASES).text(text));
  }

  @Test
  void postingFailsAsItDoesInSlack() throws Exception {
    assertThat(client.chatPostMessage(r -> r.channel("C0NOWHERE").text("x")).getError())
        .isEqualTo("channel_not_found");
    assertThat(client.chatPostMessage(r -> r.channel(SECRETS).text("x")).getError())
        .isEqualTo("channel_not_found");
    assertThat(client.chatPostMessage(r -> r.channel(RANDOM).text("x")).getError())
        .isEqualTo("not_in_channel");
    assertThat(client.chatPostMessage(r -> r.channel(RELEASES)).getError()).isEqualTo("no_text");
    assertThat(
            client.chatPostMessage(r -> r.channel(RELEASES).text("x").threadTs("1.2")).getError())
        .isEqualTo("thread_not_found");
    assertThat(
            client.chatPostMessage(r -> r.channel(RELEASES).text("x").username("me")).getNeeded())
        .isEqualTo("chat:write.customize");
  }

  @Test
  void onlyOwnMessagesAreUpdatedAndOnlyShortOnes() throws Exception {
    String theirs = slack.person(DEVELOPER).type(RELEASES, "!status");
    String own = post("x").getTs();

    assertThat(client.chatUpdate(r -> r.channel(RELEASES).ts(theirs).text("x")).getError())
        .isEqualTo("cant_update_message");
    assertThat(
            client.chatUpdate(r -> r.channel(RELEASES).ts(own).text("x".repeat(4_001))).getError())
        .isEqualTo("msg_too_long");
    assertThat(client.chatUpdate(r -> r.channel("#releases").ts(own).text("x")).getError())
        .isEqualTo("channel_not_found");
  }

  @Test
  void textWithoutBlocksRemovesTheBlocks() throws Exception {
    String ts =
        client
            .chatPostMessage(
                r -> r.channel(RELEASES).text("a").blocksAsString("[{\"type\":\"divider\"}]"))
            .getTs();

    assertThat(
            client.chatUpdate(r -> r.channel(RELEASES).ts(ts).text("b")).getMessage().getBlocks())
        .isNullOrEmpty();
  }

  @Test
  void postingToAPersonOpensTheDirectMessage() throws Exception {
    String channel = client.chatPostMessage(r -> r.channel(DEVELOPER).text("psst")).getChannel();

    assertThat(channel).startsWith("D");
    assertThat(client.conversationsOpen(r -> r.users(List.of(DEVELOPER))).getChannel().getId())
        .isEqualTo(channel);
    assertThat(slack.person(DEVELOPER).directMessages()).hasSize(1);
    assertThat(slack.person(MANAGER).sees(channel)).isEmpty();
  }

  @Test
  void metadataIsFoundAgainInHistory() throws Exception {
    Metadata key =
        Metadata.builder().eventType("notice").eventPayload(Map.of("outbox", "17")).build();
    client.chatPostMessage(r -> r.channel(RELEASES).text("live").metadata(key));

    var with = client.conversationsHistory(r -> r.channel(RELEASES).includeAllMetadata(true));
    var without = client.conversationsHistory(r -> r.channel(RELEASES));

    assertThat(with.getMessages().getFirst().getMetadata().getEventPayload())
        .containsEntry("outbox", "17");
    assertThat(without.getMessages().getFirst().getMetadata()).isNull();
  }

  @Test
  void historyIsNewestFirstPagedAndWithoutReplies() throws Exception {
    String root = post("1").getTs();
    client.chatPostMessage(r -> r.channel(RELEASES).text("reply").threadTs(root));
    post("2");
    post("3");

    var first = client.conversationsHistory(r -> r.channel(RELEASES).limit(2));
    String cursor = first.getResponseMetadata().getNextCursor();
    var second = client.conversationsHistory(r -> r.channel(RELEASES).limit(2).cursor(cursor));

    assertThat(first.getMessages()).extracting("text").containsExactly("3", "2");
    assertThat(first.isHasMore()).isTrue();
    assertThat(second.getMessages()).extracting("text").containsExactly("1");
    assertThat(second.getMessages().getFirst().getReplyCount()).isEqualTo(1);
    assertThat(client.conversationsHistory(r -> r.channel(RELEASES).oldest(root)).getMessages())
        .extracting("text")
        .containsExactly("3", "2");
    assertThat(client.conversationsReplies(r -> r.channel(RELEASES).ts(root)).getMessages())
        .extracting("text")
        .containsExactly("1", "reply");
  }

  @Test
  void ephemeralsGoToMembersOnlyAndLeaveNoTrace() throws Exception {
    assertThat(
            client
                .chatPostEphemeral(r -> r.channel(RELEASES).user("U0NOBODY").text("x"))
                .getError())
        .isEqualTo("user_not_in_channel");

    String ts =
        client
            .chatPostEphemeral(r -> r.channel(RELEASES).user(DEVELOPER).text("refused"))
            .getMessageTs();

    assertThat(slack.person(DEVELOPER).sees(RELEASES).getFirst().ephemeral()).isTrue();
    assertThat(slack.person(MANAGER).sees(RELEASES)).isEmpty();
    assertThat(client.conversationsHistory(r -> r.channel(RELEASES)).getMessages()).isEmpty();
    assertThat(client.chatUpdate(r -> r.channel(RELEASES).ts(ts).text("x")).getError())
        .isEqualTo("message_not_found");
  }

  @Test
  void reactionsAreAddedOnce() throws Exception {
    String ts = slack.person(DEVELOPER).type(RELEASES, "!pick 3f2a91c");

    assertThat(client.reactionsAdd(r -> r.channel(RELEASES).timestamp(ts).name("eyes")).isOk())
        .isTrue();
    assertThat(client.reactionsAdd(r -> r.channel(RELEASES).timestamp(ts).name("eyes")).getError())
        .isEqualTo("already_reacted");
    assertThat(slack.person(MANAGER).message(RELEASES, ts).orElseThrow().reactions())
        .containsEntry("eyes", List.of(BOT));
    client.reactionsRemove(r -> r.channel(RELEASES).timestamp(ts).name("eyes"));
    assertThat(
            client.reactionsRemove(r -> r.channel(RELEASES).timestamp(ts).name("eyes")).getError())
        .isEqualTo("no_reaction");
  }

  @Test
  void peopleGroupsAndChannelsAreListed() throws Exception {
    assertThat(client.usersInfo(r -> r.user(DEVELOPER)).getUser().getProfile().getEmail())
        .isEqualTo("developer@example.com");
    assertThat(client.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
    assertThat(client.usersList(r -> r).getMembers()).extracting("id").contains(BOT, MANAGER);
    assertThat(client.usersLookupByEmail(r -> r.email("manager@example.com")).getUser().getId())
        .isEqualTo(MANAGER);
    assertThat(client.usergroupsList(r -> r).getUsergroups().getFirst().getHandle())
        .isEqualTo("release-managers");
    assertThat(client.usergroupsUsersList(r -> r.usergroup("S0MANAGERS")).getUsers())
        .containsExactly(MANAGER);
    assertThat(client.conversationsList(r -> r).getChannels())
        .extracting("name")
        .containsExactly("releases", "random");
    assertThat(
            client
                .conversationsList(r -> r.types(List.of(ConversationType.PRIVATE_CHANNEL)))
                .getChannels())
        .isEmpty();
    assertThat(client.conversationsInfo(r -> r.channel(RELEASES)).getChannel().isMember()).isTrue();
    assertThat(client.conversationsMembers(r -> r.channel(RANDOM)).getMembers())
        .containsExactly(DEVELOPER, MANAGER);
  }

  @Test
  void aPermalinkLeadsToTheMessage() throws Exception {
    String ts = post("x").getTs();

    assertThat(client.chatGetPermalink(r -> r.channel(RELEASES).messageTs(ts)).getPermalink())
        .isEqualTo(slack.pageUrl() + "archives/" + RELEASES + "/p" + ts.replace(".", ""));
  }

  @Test
  void aLogIsUploadedIntoTheThread() throws Exception {
    String root = post("failed").getTs();

    var answer =
        client.filesUploadV2(
            r ->
                r.channel(RELEASES)
                    .threadTs(root)
                    .filename("build.log")
                    .title("Build log")
                    .initialComment("the last lines")
                    .content("line 1\nline 2\n"));

    assertThat(answer.isOk()).isTrue();
    assertThat(slack.person(DEVELOPER).thread(RELEASES, root).getFirst().text())
        .isEqualTo("the last lines");
    assertThat(
            client
                .conversationsReplies(r -> r.channel(RELEASES).ts(root))
                .getMessages()
                .getLast()
                .getFiles()
                .getFirst()
                .getName())
        .isEqualTo("build.log");
  }

  @Test
  void aHomeTabIsPublishedWithItsHash() throws Exception {
    String home = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";
    var first = client.viewsPublish(r -> r.userId(DEVELOPER).viewAsString(home));

    assertThat(first.isOk()).isTrue();
    assertThat(
            client
                .viewsPublish(r -> r.userId(DEVELOPER).viewAsString(home).hash("stale"))
                .getError())
        .isEqualTo("hash_conflict");
    assertThat(client.viewsOpen(r -> r.triggerId("none").viewAsString(modal())).getError())
        .isEqualTo("invalid_trigger_id");
    assertThat(slack.person(DEVELOPER).views()).hasSize(1);
  }

  private static String modal() {
    return "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Hold\"},"
        + "\"blocks\":[{\"type\":\"divider\"}]}";
  }

  @Test
  void rateLimitsHoldWhenTheyAreSwitchedOn() throws Exception {
    slack.enforceRateLimits(true);
    post("1");
    post("2");
    post("3");

    assertThatThrownBy(() -> post("4"))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("1");
            });
  }
}
