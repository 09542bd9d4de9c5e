package dev.slipway.adapters.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.ssh.Ran;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  @Test
  void anEndIsReadWithItsLapsAndFacts() {
    assertThat(outcome("{\"exit\":0,\"laps\":{\"apply\":120},\"facts\":{\"left\":0}}"))
        .isEqualTo(new Outcome.Done(Map.of("apply", Duration.ofMillis(120)), Map.of("left", "0")));
  }

  @Test
  void aFailureHasItsNameCauseAndEvidence() {
    assertThat(
            outcome("{\"exit\":70,\"kind\":\"disk-full\",\"cause\":\"why\",\"evidence\":\"df\"}"))
        .isEqualTo(new Outcome.Failed(Fault.DISK_FULL, "why", "df"));
  }

  @Test
  void anEndWithoutANameWasAKill() {
    assertThat(outcome("{\"exit\":137,\"kind\":\"\"}"))
        .isEqualTo(
            new Outcome.Failed(Fault.KILLED, "the job was ended from outside, with code 137", ""));
  }

  @Test
  void whatRunsSaysWhatItDoes() {
    assertThat(outcome("{\"running\":true,\"step\":\"pulling\"}"))
        .isEqualTo(new Outcome.Underway("pulling"));
  }

  @Test
  void aBannerBeforeTheAnswerIsNoMatter() {
    assertThat(outcome("Welcome to web-1\n{\"running\":true,\"step\":\"x\"}"))
        .isEqualTo(new Outcome.Underway("x"));
  }

  @Test
  void noAnswerIsOurFaultUnlessTheDiskIsFull() {
    assertThat(Answers.outcome(new Ran(1, "", "bash: printf: No space left on device")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.fault()).isEqualTo(Fault.DISK_FULL));
    assertThat(Answers.outcome(new Ran(127, "", "bash: not found")))
        .isEqualTo(
            new Outcome.Failed(
                Fault.BROKEN, "the script ended with 127: bash: not found", "bash: not found"));
  }

  @Test
  void everyFaultHasTheWordThatScriptsWrite() {
    for (Fault fault : Fault.values()) {
      assertThat(Fault.of(fault.kind())).isEqualTo(fault);
    }
  }

  private static Outcome outcome(String output) {
    return Answers.outcome(new Ran(0, output + "\n", ""));
  }
}
