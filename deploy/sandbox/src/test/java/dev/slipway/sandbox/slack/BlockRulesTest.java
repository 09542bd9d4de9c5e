package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockRulesTest {
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

  private ChatPostMessageResponse post(String blocks) throws Exception {
    return client.chatPostMessage(
        r -> r.channel(RELEASES).text("x").blocksAsString(blocks.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'header','text':{'type':'plain_text','text':'%s'}}; 150; /blocks/0/text/text",
        "{'type':'section','text':{'type':'mrkdwn','text':'%s'}}; 3000; /blocks/0/text/text",
        "{'type':'section','fields':[{'type':'mrkdwn','text':'%s'}]}; 2000;"
            + " /blocks/0/fields/0/text",
        "{'type':'divider','block_id':'%s'}; 255; /blocks/0/block_id",
        "{'type':'actions','elements':[{'type':'button','action_id':'%s',"
            + "'text':{'type':'plain_text','text':'Go'}}]}; 255; /blocks/0/elements/0/action_id",
        "{'type':'actions','elements':[{'type':'button','action_id':'a',"
            + "'text':{'type':'plain_text','text':'%s'}}]}; 75; /blocks/0/elements/0/text/text",
        "{'type':'actions','elements':[{'type':'button','action_id':'a','value':'%s',"
            + "'text':{'type':'plain_text','text':'Go'}}]}; 2000; /blocks/0/elements/0/value",
        "{'type':'actions','elements':[{'type':'button','action_id':'a',"
            + "'text':{'type':'plain_text','text':'Go'},'confirm':{"
            + "'title':{'type':'plain_text','text':'%s'},'text':{'type':'mrkdwn','text':'t'},"
            + "'confirm':{'type':'plain_text','text':'y'},'deny':{'type':'plain_text','text':'n'}"
            + "}}]}; 100; /blocks/0/elements/0/confirm/title/text",
        "{'type':'actions','elements':[{'type':'button','action_id':'a',"
            + "'text':{'type':'plain_text','text':'Go'},'confirm':{"
            + "'title':{'type':'plain_text','text':'t'},'text':{'type':'mrkdwn','text':'%s'},"
            + "'confirm':{'type':'plain_text','text':'y'},'deny':{'type':'plain_text','text':'n'}"
            + "}}]}; 300; /blocks/0/elements/0/confirm/text/text"
      })
  void aTextOfTheLimitIsTakenAndOneMoreIsNot(String block, int limit, String pointer)
      throws Exception {
    assertThat(post("[" + block.formatted("x".repeat(limit)) + "]").getError()).isNull();

    ChatPostMessageResponse refused = post("[" + block.formatted("x".repeat(limit + 1)) + "]");

    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getResponseMetadata().getMessages())
        .containsExactly(
            "[ERROR] must be less than "
                + (limit + 1)
                + " characters [json-pointer:"
                + pointer
                + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'context','elements':[%s]}; {'type':'mrkdwn','text':'t'}; 10",
        "{'type':'section','fields':[%s]}; {'type':'mrkdwn','text':'t'}; 10",
        "{'type':'actions','elements':[%s]};"
            + " {'type':'button','text':{'type':'plain_text','text':'Go'}}; 25"
      })
  void theLimitOfItemsIsTakenAndOneMoreIsNot(String block, String item, int limit)
      throws Exception {
    assertThat(post("[" + block.formatted(repeated(item, limit)) + "]").getError()).isNull();
    assertThat(post("[" + block.formatted(repeated(item, limit + 1)) + "]").getError())
        .isEqualTo("invalid_blocks");
  }

  private static String repeated(String item, int times) {
    return IntStream.range(0, times).mapToObj(_ -> item).collect(Collectors.joining(","));
  }

  @Test
  void fiftyBlocksAreTakenAndOneMoreIsNot() throws Exception {
    assertThat(post("[" + repeated("{'type':'divider'}", 50) + "]").isOk()).isTrue();
    assertThat(post("[" + repeated("{'type':'divider'}", 51) + "]").getError())
        .isEqualTo("invalid_blocks");
  }

  @Test
  void allBlocksTogetherHaveALimitToo() throws Exception {
    String section =
        "{'type':'section','text':{'type':'mrkdwn','text':'" + "x".repeat(2_700) + "'}}";

    assertThat(post("[" + repeated(section, 4) + "]").isOk()).isTrue();
    assertThat(post("[" + repeated(section, 5) + "]").getError()).isEqualTo("msg_blocks_too_long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'hero'}; unsupported type: hero",
        "{'type':'divider','color':'red'}; invalid additional property: color",
        "{'type':'header','text':{'type':'mrkdwn','text':'t'}}; must be a valid enum value",
        "{'type':'section'}; missing required field: text",
        "{'type':'section','text':{'type':'mrkdwn','text':''}}; must be more than 0 characters",
        "{'type':'actions','elements':[]}; no fewer than 1 items required",
        "{'type':'actions','elements':[{'type':'button','action_id':'a','style':'green',"
            + "'text':{'type':'plain_text','text':'Go'}}]}; must be a valid enum value",
        "{'type':'actions','elements':[{'type':'button','action_id':'a',"
            + "'text':{'type':'plain_text','text':'Go'}},{'type':'button','action_id':'a',"
            + "'text':{'type':'plain_text','text':'Go'}}]}; already exists"
      })
  void mistakesAreNamed(String block, String message) throws Exception {
    ChatPostMessageResponse refused = post("[" + block + "]");

    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getResponseMetadata().getMessages())
        .singleElement()
        .asString()
        .contains(message);
  }

  @Test
  void blocksThatAreNotJsonAreRefused() throws Exception {
    assertThat(post("nonsense").getError()).isEqualTo("invalid_blocks_format");
  }
}
