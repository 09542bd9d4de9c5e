package dev.slipway.bot.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.engine.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final Secret SECRET = new Secret("8f742231b10e8888abcd99yyyzzz85a5");
  private static final Instant THEN = Instant.ofEpochSecond(1531420618);
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);

  private final Signature signature = new Signature(SECRET);

  /** The example of Slack's own page. */
  @Test
  void slacksOwnExampleIsValid() {
    String given = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    assertThat(signature.isValid("1531420618", given, BODY, THEN)).isTrue();
    assertThat(signature.isValid("1531420618", given + "0", BODY, THEN)).isFalse();
    assertThat(signature.isValid("1531420619", given, BODY, THEN)).isFalse();
  }

  @Test
  void timestampsOfPastAndFutureAreRefused() {
    String given = signature.sign("1531420618", BODY);
    Duration tooLong = Duration.ofSeconds(301);
    assertThat(signature.isValid("1531420618", given, BODY, THEN.plusSeconds(300))).isTrue();
    assertThat(signature.isValid("1531420618", given, BODY, THEN.plus(tooLong))).isFalse();
    assertThat(signature.isValid("1531420618", given, BODY, THEN.minus(tooLong))).isFalse();
  }

  @Test
  void timestampsThatAreNoneAreRefused() {
    for (String odd : new String[] {"", "now", "-9223372036854775808", "99999999999999999999"}) {
      assertThat(signature.isValid(odd, signature.sign(odd, BODY), BODY, THEN)).as(odd).isFalse();
    }
  }

  @Test
  void blankSecretCannotBeUsedAndSecretsAreNotShown() {
    assertThatThrownBy(() -> new Secret(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(SlackSettings.http(new Secret("xoxb-1"), SECRET).toString())
        .doesNotContain("xoxb-1", SECRET.value());
  }

  @Test
  void httpLinkRefusesBeforeItReads() {
    HttpLink link = new HttpLink(SECRET, new SettableClock(THEN));
    assertThat(link.handle(new HttpQuestion(Map.of(), BODY), null).status()).isEqualTo(401);
    assertThat(link.handle(new HttpQuestion(Map.of(), new byte[2_000_000]), null).status())
        .isEqualTo(413);
    Map<String, String> headers =
        Map.of(
            "x-slack-request-timestamp",
            "1531420618",
            "x-slack-signature",
            signature.sign("1531420618", BODY));
    assertThat(link.handle(new HttpQuestion(headers, BODY), null).status()).isEqualTo(503);
  }
}
