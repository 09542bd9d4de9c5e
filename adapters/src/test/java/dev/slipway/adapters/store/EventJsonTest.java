package dev.slipway.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.BuildEvent.BuildStarted;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SampleEvent;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.process.Journals;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.RolloutStage;
import dev.slipway.core.release.RolloutTimes;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickedCommit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456789Z");
  private static final CommitSha SHA = new CommitSha("3f2a91c".repeat(6).substring(0, 40));
  private static final EventJson JSON = new EventJson(List.of(Rich.class, SampleEvent.class));

  sealed interface Rich extends Event {
    record Planned(
        AppName app,
        CommitSha sha,
        PlanHash plan,
        Optional<PersonId> by,
        List<TargetSpec> targets,
        Duration within,
        ProcessId release,
        Instant at)
        implements Rich {}

    record Picked(List<PickedCommit> commits, Place place, Instant at) implements Rich {}

    record Judged(
        Map<TargetName, Verdict> verdicts, Counts counts, Optional<Reason> reason, Instant at)
        implements Rich {
      public boolean isFinal() {
        return true;
      }

      public String getSummary() {
        return "not a component";
      }
    }

    record Built(BuildProgress progress, Optional<BuildProgress> earlier, Instant at)
        implements Rich {}

    record Seen(Observation<SampleEvent> observation, Map<String, Long> numbers, Instant at)
        implements Rich {}

    record Ticked(Instant at) implements Rich {}
  }

  static List<Event> events() {
    Commit commit =
        new Commit(
            SHA,
            new Author("Ünal \"x\"", "u@example.org"),
            AT,
            "Fix </script> 🚀",
            Optional.of(SHA));
    return List.of(
        new Rich.Planned(
            new AppName("shop"),
            SHA,
            new PlanHash("0123456789ab"),
            Optional.of(new PersonId("U1")),
            List.of(
                new TargetSpec.EcsService(
                    new TargetName("web"), 1, "eu-west-1", "main", "shop-web", "app")),
            Duration.ofMinutes(90),
            new ProcessId(ProcessKind.RELEASE, 42),
            AT),
        new Rich.Picked(List.of(new PickedCommit(commit, SHA)), Place.in(new ChannelId("C1")), AT),
        new Rich.Judged(
            Map.of(
                new TargetName("web"),
                new Verdict(Reason.CRASHED, "exit code 1", "raw", "nothing")),
            new Counts(1, 2, 3),
            Optional.of(Reason.STALLED),
            AT),
        new Rich.Judged(Map.of(), Counts.NONE, Optional.empty(), AT),
        new Rich.Built(
            new BuildProgress.Failed(
                "exit code 1", "tail", Optional.of(URI.create("https://ci.example.com/1"))),
            Optional.of(new BuildProgress.Running("line", Optional.empty())),
            AT),
        new Rich.Built(new BuildProgress.Succeeded(), Optional.empty(), AT),
        new Rich.Seen(
            new Observation.Done<>(new SampleEvent.Progressed("x", AT)), Map.of("a", 7L), AT),
        new Rich.Seen(
            new Observation.Underway<>(Duration.ofSeconds(2), Optional.empty()), Map.of(), AT),
        new Rich.Ticked(AT),
        new SampleEvent.Asked(new AppName("shop"), AT));
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventIsReadAsItWasWritten(Event event) {
    String body = JSON.write(event);

    assertThat(JSON.read(event.getClass().getSimpleName(), body)).isEqualTo(event);
    assertThat(JSON.write(JSON.read(event.getClass().getSimpleName(), body))).isEqualTo(body);
  }

  @Test
  void valuesOfCoreArePlain() {
    assertThat(JSON.write(new SampleEvent.Asked(new AppName("shop"), AT)))
        .isEqualTo("{\"app\":\"shop\",\"at\":\"2026-11-20T10:00:00.123456789Z\"}");
  }

  @Test
  void onlyComponentsAreWritten() {
    assertThat(JSON.write(new Rich.Judged(Map.of(), Counts.NONE, Optional.empty(), AT)))
        .doesNotContain("final", "summary", "reason");
  }

  @Test
  void choiceTellsItsType() {
    assertThat(
            JSON.write(
                new Rich.Built(
                    new BuildProgress.Running("x", Optional.empty()), Optional.empty(), AT)))
        .contains("{\"@type\":\"Running\",\"line\":\"x\"}")
        .startsWith("{\"progress\"");
  }

  @Test
  void oldEventLacksWhatWasAddedAndKeepsWhatWasRemoved() {
    Event read =
        JSON.read(
            "Planned",
            """
            {"app":"shop","sha":"%s","plan":"0123456789ab","colour":{"x":[1]},"within":"PT1M",
             "release":{"kind":"RELEASE","number":1},"at":"2026-11-20T10:00:00Z"}
            """
                .formatted(SHA));

    assertThat(read)
        .asInstanceOf(type(Rich.Planned.class))
        .satisfies(
            planned -> {
              assertThat(planned.by()).isEmpty();
              assertThat(planned.targets()).isEmpty();
            });
    assertThat(JSON.read("Seen", "{\"at\":\"2026-11-20T10:00:00Z\"}"))
        .asInstanceOf(type(Rich.Seen.class))
        .satisfies(seen -> assertThat(seen.numbers()).isEmpty());
  }

  @Test
  void eventsFromBeforeTimesWereRememberedLackWhatIsUsual() {
    EventJson real = new EventJson(Journals.EVENTS);
    assertThat(real.read("BuildStarted", "{\"at\":\"2026-11-20T10:00:00Z\",\"reference\":\"a/1\"}"))
        .isEqualTo(new BuildStarted(Instant.parse("2026-11-20T10:00:00Z"), "a/1"));
    assertThat(real.read("PlanHeld", "{\"at\":\"2026-11-20T10:00:00Z\"}"))
        .isEqualTo(new PlanHeld(Instant.parse("2026-11-20T10:00:00Z")));

    Usual usual = new Usual(Duration.ofSeconds(185), Duration.ofMinutes(2), Duration.ofHours(1), 7);
    String stored = real.write(new BuildStarted(AT, "a/1", Optional.of(usual)));
    assertThat(stored)
        .contains(
            "\"usual\":{\"median\":\"PT3M5S\",\"least\":\"PT2M\",\"most\":\"PT1H\",\"of\":7}");
    assertThat(real.read("BuildStarted", stored))
        .isEqualTo(new BuildStarted(AT, "a/1", Optional.of(usual)));
  }

  @Test
  void targetThatWentLiveBeforeItsTimeWasSplitLacksTheSplit() {
    EventJson real = new EventJson(Journals.EVENTS);
    TargetLive old =
        new TargetLive(AT, new TargetName("web"), new Counts(2, 2, 0), "deployment ecs-svc/1");
    assertThat(
            real.read(
                "TargetLive",
                """
                {"at":"%s","target":"web","counts":{"done":2,"wanted":2,"failed":0},
                 "evidence":"deployment ecs-svc/1"}
                """
                    .formatted(AT)))
        .isEqualTo(old);

    TargetLive split =
        new TargetLive(
            AT,
            old.target(),
            old.counts(),
            old.evidence(),
            Optional.of(
                new RolloutTimes(
                    AT,
                    List.of(new RolloutTimes.Spent(RolloutStage.PULLING, Duration.ofSeconds(9))))));
    assertThat(real.write(split))
        .contains("\"times\":{\"begun\":", "{\"stage\":\"PULLING\",\"time\":\"PT9S\"}");
    assertThat(real.read("TargetLive", real.write(split))).isEqualTo(split);
  }

  @Test
  void strategiesOfAPlanAreReadAsTheyWereWritten() {
    EventJson real = new EventJson(Journals.EVENTS);
    Optional<EcsStrategy.Pause> pause = Optional.of(EcsStrategy.PATIENT);
    Duration bake = Duration.ofMinutes(6);
    for (EcsStrategy each :
        List.of(
            new EcsStrategy.Rolling(Optional.empty()),
            new EcsStrategy.Rolling(pause),
            new EcsStrategy.BlueGreen(Optional.of(bake), pause),
            new EcsStrategy.Linear(Share.parse("10"), bake, Optional.empty(), pause),
            new EcsStrategy.Canary(Share.parse("0.5"), bake, Optional.empty(), pause))) {
      PlannedTarget target =
          new PlannedTarget(
              new TargetName("web"),
              1,
              Optional.empty(),
              "shop-web:41",
              true,
              false,
              List.of(),
              List.of(),
              Optional.of(each));
      Plan plan = Samples.plan();
      ReleasePlanned planned =
          new ReleasePlanned(
              AT,
              new Plan(
                  plan.app(),
                  plan.environment(),
                  plan.to(),
                  plan.image(),
                  List.of(target),
                  List.of(),
                  0,
                  0,
                  List.of()));

      assertThat(real.read("ReleasePlanned", real.write(planned))).isEqualTo(planned);
    }
  }

  @Test
  void unknownEventIsNamed() {
    assertThatThrownBy(() -> JSON.read("Teleported", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"Teleported\" is not an event of this version")
        .hasMessageContaining("Ticked");
    assertThatThrownBy(() -> new EventJson(List.of(SampleEvent.class)).write(new Rich.Ticked(AT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Ticked");
  }

  @Test
  void brokenBodyIsNamed() {
    assertThatThrownBy(() -> JSON.read("Asked", "{\"app\":\"NOT AN APP\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("failed to read a stored Asked")
        .hasMessageContaining("NOT AN APP");
  }
}
