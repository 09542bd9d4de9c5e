package dev.slipway.bot;

import dev.slipway.adapters.events.EventQueue;
import dev.slipway.adapters.git.GitRepository;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.bot.online.DockerfileReview;
import dev.slipway.bot.online.Finding;
import dev.slipway.bot.online.Question;
import dev.slipway.bot.online.Question.Mistake;
import dev.slipway.bot.online.Questions;
import dev.slipway.bot.online.QueueReview;
import dev.slipway.bot.online.ServerReview;
import dev.slipway.bot.online.ServiceReview;
import dev.slipway.bot.slack.Identity;
import dev.slipway.bot.slack.SlackApi;
import dev.slipway.bot.slack.SlackScopes;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks every system that the configuration names whether it would serve the bot. */
final class OnlineCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The commit of no image. */
  private static final CommitSha NOBODYS = new CommitSha("0".repeat(40));

  private static final ImageDigest NO_DIGEST = new ImageDigest("sha256:" + "0".repeat(64));

  private final Settings settings;
  private final Parts parts;
  private final Outside outside;
  private final EventQueues queues;
  private final SlackApi slack;

  private OnlineCheck(
      Settings settings, Parts parts, Outside outside, EventQueues queues, SlackApi slack) {
    this.settings = settings;
    this.parts = parts;
    this.outside = outside;
    this.queues = queues;
    this.slack = slack;
  }

  /** Changes nothing but the bot's own copies of the repositories. */
  static List<Finding> of(Settings settings) throws InterruptedException {
    Parts parts = PartsReader.read(settings);
    WorkDirectory.open(settings.workDirectory());
    try (Metrics metrics = new Metrics();
        Outside outside = new Outside(parts, metrics, app -> {}, InstantSource.system());
        EventQueues queues = new EventQueues(parts, metrics)) {
      SlackApi slack = new SlackApi(parts.slack());
      return Questions.ask(
          new OnlineCheck(settings, parts, outside, queues, slack).questions(), PATIENCE);
    }
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    questions.add(new Question("Slack", this::slack));
    for (EventQueue queue : queues.all()) {
      questions.add(
          new Question("aws, %s, events".formatted(queue.region()), () -> queue(queue.standing())));
    }
    for (App app : settings.apps().all()) {
      questions.add(new Question(app.name() + ", repository", () -> repository(app)));
      if (settings.of(app.name()).building().way() instanceof Way.Docker docker) {
        questions.add(
            new Question(
                "%s, %s at %s".formatted(app.name(), docker.dockerfile(), app.trunk()),
                () -> dockerfile(app, docker)));
      }
      questions.add(new Question(app.name() + ", registry", () -> registry(app)));
      for (Environment environment : app.environments()) {
        for (TargetSpec spec : environment.targets()) {
          questions.add(
              new Question(
                  "%s, %s, %s".formatted(app.name(), environment.name(), spec.name()),
                  () -> target(app, environment, spec)));
        }
      }
    }
    return questions;
  }

  private String slack() {
    Identity identity = slack.identity();
    settings
        .slack()
        .team()
        .filter(team -> !team.equals(identity.team()))
        .ifPresent(
            team -> {
              throw new Mistake(
                  "the bot token belongs to the workspace %s, and slack.team says %s"
                      .formatted(identity.team(), team));
            });
    Set<String> missing = slack.scopes().map(SlackScopes::missing).orElse(Set.of());
    if (!missing.isEmpty()) {
      throw new Mistake(
          "the bot token lacks %s. Add it under OAuth & Permissions, Scopes, and install the app again"
              .formatted(String.join(", ", missing)));
    }
    return "the bot is %s in the workspace %s".formatted(identity.user(), identity.team());
  }

  private static String queue(EventQueue.Standing standing) {
    return QueueReview.of(standing.waiting(), standing.keeps());
  }

  private String repository(App app) {
    return outside.repository(app.name()).heads().stream()
        .filter(head -> head.kind() == Head.Kind.BRANCH && head.name().equals(app.trunk()))
        .findFirst()
        .map(head -> "%s is at %s".formatted(head.name(), head.commit().abbreviated()))
        .orElseThrow(() -> new Mistake(noTrunk(app)));
  }

  private String dockerfile(App app, Way.Docker docker) {
    GitRepository repository = outside.repository(app.name());
    Commit head =
        repository.branches(app.trunk().value()).stream()
            .findFirst()
            .orElseThrow(() -> new Mistake(noTrunk(app)))
            .head();
    String text =
        repository
            .file(head.sha(), docker.dockerfile())
            .orElseThrow(
                () ->
                    new Mistake(
                        "%s has no such file. Name it: apps.%s.build.dockerfile"
                            .formatted(head.sha().abbreviated(), app.name())));
    DockerfileReview.of(text, docker.target())
        .ifPresent(
            mistake -> {
              throw new Mistake(mistake);
            });
    return "takes GIT_HASH and GIT_HEAD_EPOCH_TIME, and insists on them";
  }

  private String registry(App app) {
    outside.images().find(app.image(), NOBODYS);
    return "lets the bot read " + app.image();
  }

  private String target(App app, Environment environment, TargetSpec spec) {
    return switch (spec) {
      case TargetSpec.EcsService service -> service(app, environment, service);
      case TargetSpec.Server server -> server(parts.place(server));
    };
  }

  private String service(App app, Environment environment, TargetSpec.EcsService service) {
    Target target = outside.targets().of(environment, service);
    Standing standing = target.standing();
    return ServiceReview.of(standing, target.inspect(again(app, standing)));
  }

  /** As if what runs were released once more; an image that is gone says nothing. */
  private Candidate again(App app, Standing standing) {
    CommitSha commit = standing.commit().orElse(NOBODYS);
    FoundImage image =
        standing
            .commit()
            .flatMap(known -> outside.images().find(app.image(), known))
            .orElseGet(() -> new FoundImage(new Image(app.image(), NO_DIGEST), List.of()));
    return new Candidate(commit, image, Optional.empty(), List.of());
  }

  private String server(ServerPlace place) {
    return ServerReview.of(
        place, outside.servers().orElseThrow().probe(place.server(), place.app()));
  }

  private static String noTrunk(App app) {
    return "there is no branch %s. Name the trunk: apps.%s.repository.trunk"
        .formatted(app.trunk(), app.name());
  }
}
