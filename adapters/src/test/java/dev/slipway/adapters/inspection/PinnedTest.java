package dev.slipway.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.release.Pin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Secret;

class PinnedTest {
  private static final String DATABASE =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3";
  private static final String PREVIOUS = DATABASE + ":url:AWSPREVIOUS:";
  private static final ContainerDefinition APP =
      ContainerDefinition.builder()
          .name("app")
          .secrets(
              secret("DB_URL", PREVIOUS),
              secret("DB_USER", DATABASE + ":user::"),
              secret("KEY", "/shop/key"),
              secret("FIXED", DATABASE + ":::by-hand"))
          .logConfiguration(
              log ->
                  log.logDriver(LogDriver.SPLUNK)
                      .options(Map.of("splunk-url", "https://logs.example.com"))
                      .secretOptions(secret("splunk-token", "/shop/splunk")))
          .build();

  @Test
  void versionsAreWrittenWhereTheyBelongAndNothingElseChanges() {
    Pinned pinned = pinned(APP, PinMarks.NONE, "1");

    ContainerDefinition app = pinned.containers().getFirst();
    assertThat(app.secrets())
        .containsExactly(
            secret("DB_URL", DATABASE + ":url::p1"),
            secret("DB_USER", DATABASE + ":user::c1"),
            secret("KEY", "/shop/key:1"),
            secret("FIXED", DATABASE + ":::by-hand"));
    assertThat(app.logConfiguration().secretOptions())
        .containsExactly(secret("splunk-token", "/shop/splunk:1"));
    assertThat(pinned.marks().tags())
        .isEqualTo(
            Map.of(
                "slipway:pinned",
                "app/DB_URL@AWSPREVIOUS app/DB_USER app/KEY app/log/splunk-token"));
  }

  @Test
  void theNextReleaseMovesOnWhatWePinnedAndLeavesWhatOthersDid() {
    Pinned first = pinned(APP, PinMarks.NONE, "1");
    PinMarks marks = PinMarks.read(first.marks().tags());

    Pinned second = pinned(first.containers().getFirst(), marks, "2");

    assertThat(second).isEqualTo(pinned(APP, PinMarks.NONE, "2"));
  }

  @Test
  void whatCannotBeResolvedNowStaysAtItsVersionAndOurs() {
    Pinned first = pinned(APP, PinMarks.NONE, "1");

    assertThat(Pinned.of(first.containers(), first.marks(), List.of())).isEqualTo(first);
  }

  @Test
  void manyMarksTakeSeveralTags() {
    Map<String, String> stages = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      stages.put("app/SOME_LONG_VARIABLE_" + i, i % 2 == 0 ? "" : "AWSPREVIOUS");
    }
    PinMarks marks = new PinMarks(stages);

    assertThat(marks.tags()).hasSizeGreaterThan(3).containsKey("slipway:pinned-2");
    assertThat(marks.tags().values()).allMatch(value -> value.length() <= 256);
    assertThat(PinMarks.read(marks.tags())).isEqualTo(marks);
  }

  private static Pinned pinned(ContainerDefinition app, PinMarks marks, String number) {
    return Pinned.of(
        List.of(app),
        marks,
        List.of(
            new Pin(PREVIOUS, DATABASE + ":url::p" + number),
            new Pin(DATABASE + ":user::", DATABASE + ":user::c" + number),
            new Pin("/shop/key", "/shop/key:" + number),
            new Pin("/shop/splunk", "/shop/splunk:" + number)));
  }

  private static Secret secret(String name, String valueFrom) {
    return Secret.builder().name(name).valueFrom(valueFrom).build();
  }
}
