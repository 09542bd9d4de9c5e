package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.replay.MessageTemplate;
import dev.slipway.core.app.AppName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitterTest {
  private static final String COMMITTER = "committer: { email: slipway@example.com }";

  @TempDir Path folder;

  @Test
  void keySignsAndTheBotSignsOff() throws Exception {
    Settings.Committer committer =
        settings(signing("format: ssh, key: " + key("")) + "\n  sign-off: true").committer();

    assertThat(committer.key()).isPresent();
    assertThat(committer.signOff()).isTrue();
  }

  @Test
  void formatIsUsuallySsh() throws Exception {
    assertThat(settings(signing("key: " + key(""))).committer().key()).isPresent();
  }

  @Test
  void passphraseIsAMistakeThatShowsNothingOfTheKey() throws Exception {
    Path key = key("s3cret");

    assertThat(mistakes(signing("key: " + key)))
        .containsExactly(
            "slipway.yaml:4: committer.signing.key: the key in %s has a passphrase that nobody could"
                    .formatted(key)
                + " type; make one for the bot without: ssh-keygen -t ed25519 -N \"\" -f %s."
                    .formatted(key)
                + " Example: /etc/slipway/signing_key");
  }

  @Test
  void missingKeyIsAMistake() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(mistakes(signing("format: gpg, key: " + nowhere)))
        .containsExactly(
            "slipway.yaml:4: committer.signing.key: there is no file %s. Example:"
                    .formatted(nowhere)
                + " /etc/slipway/signing_key");
    assertThat(mistakes(signing("format: ssh")))
        .containsExactly(
            "slipway.yaml:4: committer.signing.key: missing. Example: key:"
                + " /etc/slipway/signing_key");
  }

  @Test
  void otherFormatIsAMistake() throws Exception {
    assertThat(mistakes(signing("format: x509, key: " + key(""))))
        .containsExactly(
            "slipway.yaml:4: committer.signing.format: \"x509\" is not one of ssh, gpg. Example:"
                + " ssh");
  }

  @Test
  void sshKeyIsNoGpgKey() throws Exception {
    assertThat(mistakes(signing("format: gpg, key: " + key(""))))
        .singleElement()
        .asString()
        .contains("does not hold exactly one secret key of GPG");
  }

  @Test
  void messageIsATemplate() {
    String text =
        Texts.SMALL.replace(
            "    pick: everyone",
            "    pick: everyone\n    picks:\n      message: |\n        [x] {message}\n"
                + "        Requested-by: {requester}");

    assertThat(((Loaded.Good) Texts.load(text)).settings().of(new AppName("shop")).message())
        .contains(new MessageTemplate("[x] ", List.of("Requested-by: {requester}")));
  }

  @Test
  void unknownPlaceholderIsAMistakeWithTheNearestName() {
    String text =
        Texts.SMALL.replace(
            "    pick: everyone",
            "    pick: everyone\n    picks: { message: \"{message}\\nBy: {requestor}\" }");

    assertThat(told(text))
        .containsExactly(
            "slipway.yaml:12: apps.shop.picks.message: {requestor} is no placeholder, perhaps"
                + " {requester} is meant. Example: \"{message}\\nRequested-by: {requester}\"");
  }

  private static String signing(String block) {
    return "committer:\n  email: slipway@example.com\n  signing: { %s }".formatted(block);
  }

  private static Settings settings(String committer) {
    return ((Loaded.Good) Texts.load(Texts.SMALL.replace(COMMITTER, committer))).settings();
  }

  private static List<String> mistakes(String committer) {
    return told(Texts.SMALL.replace(COMMITTER, committer));
  }

  private static List<String> told(String text) {
    return ((Loaded.Bad) Texts.load(text)).mistakes().stream().map(Object::toString).toList();
  }

  private Path key(String passphrase) throws IOException, InterruptedException {
    Path key = folder.resolve("key");
    Process process =
        new ProcessBuilder(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.exists(key)).isTrue();
    return key;
  }
}
