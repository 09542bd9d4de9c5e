package dev.slipway.bot.online;

import dev.slipway.adapters.servers.Color;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.servers.ServerState;
import dev.slipway.adapters.servers.ServerState.ColorState;
import dev.slipway.adapters.servers.ServerState.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server says of itself and of the app there, in words. */
public final class ServerReview {
  private final ServerPlace place;
  private final ServerState state;
  private final List<String> wrong = new ArrayList<>();

  private ServerReview(ServerPlace place, ServerState state) {
    this.place = place;
    this.state = state;
  }

  /**
   * @param state a probe
   * @return what is well; throws {@link Question.Mistake} with everything that is not
   */
  public static String of(ServerPlace place, ServerState state) {
    ServerReview review = new ServerReview(place, state);
    state.machine().ifPresent(review::judge);
    if (state.isSetUp()) {
      review.judgeApp();
    } else {
      review.wrong.add(
          "it is not set up for %s: slipway servers init".formatted(place.app().name()));
    }
    String summary = review.summary();
    if (!review.wrong.isEmpty()) {
      throw new Question.Mistake(summary + "\n" + String.join("\n", review.wrong));
    }
    return summary;
  }

  private void judge(Machine machine) {
    machine
        .dockerTrouble()
        .ifPresent(
            said ->
                wrong.add(
                    "docker does not answer %s: %s. Start it; whoever is not in the group docker gets there by slipway servers init"
                        .formatted(place.server().user(), said)));
    if (machine.compose().isEmpty()) {
      wrong.add("there is neither docker compose nor docker-compose. Install one of them");
    }
    machine
        .nginxTrouble()
        .filter(said -> state.isSetUp() || place.server().user().equals("root"))
        .ifPresent(
            said ->
                wrong.add("nginx -t refuses, and it would not start again: %s".formatted(said)));
    machine
        .free()
        .filter(free -> free < place.app().limits().minimumFree())
        .ifPresent(
            free ->
                wrong.add(
                    "%s are free where docker keeps its images, and a release wants %s. Make room, or lower servers.minimum-free"
                        .formatted(
                            gigabytes(free), gigabytes(place.app().limits().minimumFree()))));
    if (state.isSetUp() && !machine.composeFile()) {
      wrong.add("there is no %s/compose.yml. Put it there".formatted(place.app().directory()));
    }
  }

  private void judgeApp() {
    state
        .changedByHand()
        .ifPresent(
            file ->
                wrong.add(
                    "somebody edited %s in %s/current, and no release builds on that. Undo it"
                        .formatted(file, place.app().directory())));
    if (!state.isApplied()) {
      wrong.add(
          "nginx %s, and the files say generation %d. Look at nginx, then nginx -s reload"
              .formatted(
                  state
                      .applied()
                      .map("does what generation %d says"::formatted)
                      .orElse("does not answer on port %d".formatted(place.app().port())),
                  state.generation()));
    }
    ColorState live = state.liveColor();
    if (live.commit().isPresent() && !(live.healthy() && live.saysCommit())) {
      wrong.add(
          "%s is live and %s: %s. Look at docker ps and docker logs there"
              .formatted(
                  state.live(),
                  live.healthy()
                      ? "does not say its commit at " + place.app().version()
                      : "not healthy",
                  live.why()));
    }
  }

  private String summary() {
    return Stream.of(
            Stream.of(running()),
            state.maintenance() ? Stream.of("closed for maintenance") : Stream.<String>of(),
            state.busyWith().map("at work on %s"::formatted).stream(),
            state.machine().stream().flatMap(ServerReview::versions))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(", "));
  }

  private String running() {
    if (!state.isSetUp()) {
      return "reached as " + place.server().user();
    }
    String where = "generation %d".formatted(state.generation());
    Optional<String> live = commit(state.live(), state.liveColor());
    return live.map(said -> "runs %s live, %s%s".formatted(said, where, share()))
        .orElse("no release was live yet, " + where);
  }

  private String share() {
    Color passive = state.live().other();
    return state.percent().value().signum() == 0
        ? ""
        : ", %s %% of the users on %s"
            .formatted(
                state.percent(), commit(passive, state.passiveColor()).orElse(passive.toString()));
  }

  private static Optional<String> commit(Color color, ColorState state) {
    return state.commit().map(commit -> "%s on %s".formatted(commit.abbreviated(), color));
  }

  private static Stream<String> versions(Machine machine) {
    return Stream.of(
            machine.docker().map("docker %s"::formatted),
            machine.compose().map("compose %s"::formatted),
            machine.nginxTrouble().isEmpty()
                ? Optional.of("nginx -t is well")
                : Optional.<String>empty(),
            machine.free().map(free -> gigabytes(free) + " free"))
        .flatMap(Optional::stream);
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
