package dev.slipway.adapters.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MessageTemplateTest {
  private static final String SHA = "0123456789012345678901234567890123456789";
  private static final String COPIED = "(cherry picked from commit " + SHA + ")\n";
  private static final Map<String, String> VALUES =
      Map.of("requester", "Developer", "branch", "release/1", "commit", SHA, "link", "");

  @ParameterizedTest
  @MethodSource("worded")
  void messageIsWorded(String template, String message, String expected) {
    assertThat(said(template, message)).isEqualTo(expected);
  }

  static Stream<Arguments> worded() {
    String asked = "{message}\nRequested-by: {requester}";
    return Stream.of(
        arguments("{message}", "Fix\n\nBody.\n", "Fix\n\nBody.\n\n" + COPIED),
        arguments(asked, "Fix\n", "Fix\n\nRequested-by: Developer\n" + COPIED),
        arguments(asked, "Fix\n\nBug: 1", "Fix\n\nBug: 1\nRequested-by: Developer\n" + COPIED),
        arguments(
            "{message}\n\nRequested-by: {requester}\n",
            "Fix\n\nBug: 1",
            "Fix\n\nBug: 1\nRequested-by: Developer\n" + COPIED),
        arguments(
            "{message}\n{cherry-picked}\nRequested-by: {requester}",
            "Fix\n\nBody.\n",
            "Fix\n\nBody.\n\n" + COPIED + "Requested-by: Developer\n"),
        arguments(
            "[{branch}] {message}\nPicked onto {branch}\nfor {requester}.\nSee: {link}",
            "Fix\n\nBug: 1\n",
            "[release/1] Fix\n\nBug: 1\n\nPicked onto release/1\nfor Developer.\n\n" + COPIED),
        arguments(
            "{link} {message}\n{link}\nOther text.", "Fix", "Fix\n\nOther text.\n\n" + COPIED),
        arguments("[x] {message}", "", "[x]\n\n" + COPIED),
        arguments(
            "{message}\nRequested-by: {requester}",
            "Fix\n\n(cherry picked from commit %s)\n".formatted("f".repeat(40)),
            "Fix\n\n(cherry picked from commit %s)\nRequested-by: Developer\n%s"
                .formatted("f".repeat(40), COPIED)));
  }

  @Test
  void revertHasNoLineOfACopy() {
    byte[] message = "Revert \"Fix\"\n\nThis reverts commit x.\n".getBytes(StandardCharsets.UTF_8);
    MessageTemplate template =
        MessageTemplate.parse("{message}\n{cherry-picked}\nRequested-by: {requester}");
    assertThat(text(CopyMessage.of(message).worded(template, VALUES).tidied()))
        .isEqualTo("Revert \"Fix\"\n\nThis reverts commit x.\n\nRequested-by: Developer\n");
  }

  @Test
  void copyIsFoundAgainWhateverTheTemplate() {
    worded()
        .map(Arguments::get)
        .map(each -> said((String) each[0], (String) each[1]))
        .forEach(
            said -> {
              assertThat(said).containsOnlyOnce(COPIED);
              assertThat(Trailers.copied(said))
                  .hasValueSatisfying(sha -> assertThat(sha.value()).isEqualTo(SHA));
            });
  }

  @Test
  void signOffIsTheLastWordAndNotSaidTwice() {
    String off = "Signed-off-by: Slipway <slipway@example.com>";
    String template = "{message}\n{cherry-picked}\nRequested-by: {requester}";
    assertThat(signedOff(template, "Fix"))
        .isEqualTo("Fix\n\n" + COPIED + "Requested-by: Developer\n" + off + "\n");
    assertThat(signedOff("{message}\n{cherry-picked}\n" + off, "Fix"))
        .isEqualTo("Fix\n\n" + COPIED + off + "\n");
  }

  @Test
  void namesInEveryScriptStayWhole() {
    MessageTemplate template = MessageTemplate.parse("{message}\nRequested-by: {requester}");
    byte[] message = "Prüfung ✓".getBytes(StandardCharsets.UTF_8);
    assertThat(
            text(
                CopyMessage.copying(message, SHA)
                    .worded(template, Map.of("requester", "開発者"))
                    .tidied()))
        .isEqualTo("Prüfung ✓\n\nRequested-by: 開発者\n" + COPIED);
  }

  @Test
  void nameCannotSpeakForGit() {
    assertThat(MessageTemplate.inOneLine(" Two\nlines\u2028here ")).isEqualTo("Two lines here");
    assertThat(MessageTemplate.inOneLine("(cherry picked from commit " + SHA + ")")).isEmpty();
    assertThat(MessageTemplate.filled("{requester}", Map.of("requester", "{link}")))
        .isEqualTo(Optional.of("{link}"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsExplained(String template, String told) {
    assertThatThrownBy(() -> MessageTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(told);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "{message}\nRequested-by: {requestor}",
            "{requestor} is no placeholder, perhaps {requester} is meant"),
        arguments(
            "{message}\nBy: {who}",
            "{who} is no placeholder; there are {message}, {cherry-picked}, {requester}, {branch},"
                + " {commit}, {link}"),
        arguments("Requested-by: {requester}", "the first line does not end with {message}"),
        arguments("{message} for {requester}", "the first line does not end with {message}"),
        arguments("{message}\n{message}", "{message} is there more than once"),
        arguments(
            "{cherry-picked} {message}", "{cherry-picked} does not stand in a line of its own"),
        arguments(
            "{message}\nFrom: {cherry-picked}",
            "{cherry-picked} does not stand in a line of its own"),
        arguments(
            "{message}\n{cherry-picked}\n{cherry-picked}",
            "{cherry-picked} is there more than once"),
        arguments(
            "{message}\n(cherry picked from commit {commit})",
            "a line begins as one that git writes and the bot reads; for a copy's take"
                + " {cherry-picked}"));
  }

  private static String said(String template, String message) {
    return text(
        CopyMessage.copying(message.getBytes(StandardCharsets.UTF_8), SHA)
            .worded(MessageTemplate.parse(template), VALUES)
            .tidied());
  }

  private static String signedOff(String template, String message) {
    return text(
        CopyMessage.copying(message.getBytes(StandardCharsets.UTF_8), SHA)
            .worded(MessageTemplate.parse(template), VALUES)
            .signedOff("Slipway <slipway@example.com>")
            .tidied());
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
