package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Denied;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The job that builds an app: what it wants to know, its queue items, its builds. Thread-safe. */
final class Job {
  private static final String READ = "Job/Read";
  private static final String BUILD = "Job/Build";
  private static final String CANCEL = "Job/Cancel";
  private static final Pattern ITEM = Pattern.compile("/queue/item/(\\d{1,18})/?$");
  private static final String VIEW =
      "buildable,property[parameterDefinitions[name]],builds[%s]{0,100}".formatted(Run.TREE);

  private final Door door;
  private final Address address;
  private final JenkinsSettings settings;

  /**
   * @param runs the newest ones, newest first
   */
  record View(boolean buildable, Set<String> parameters, List<Run> runs) {
    View {
      runs = List.copyOf(runs);
    }
  }

  Job(Door door, Address address, JenkinsSettings settings) {
    this.door = door;
    this.address = address;
    this.settings = settings;
  }

  View view() {
    JsonNode json = json(address.inJob("api/json", Map.of("tree", VIEW))).orElseThrow(this::absent);
    Set<String> parameters = new LinkedHashSet<>();
    json.path("property")
        .forEach(
            property ->
                property
                    .path("parameterDefinitions")
                    .forEach(each -> parameters.add(each.path("name").asText())));
    List<Run> runs = new ArrayList<>();
    json.path("builds").forEach(run -> runs.add(Run.read(run)));
    return new View(json.path("buildable").asBoolean(true), parameters, runs);
  }

  /** What waits in the queue for this job. */
  Stream<QueueItem> queue() {
    String tree = "items[%s]".formatted(QueueItem.TREE);
    JsonNode json =
        json(address.at("queue/api/json", Map.of("tree", tree))).orElseThrow(this::absent);
    return StreamSupport.stream(json.path("items").spliterator(), false)
        .map(QueueItem::read)
        .filter(item -> address.isJob(item.task()));
  }

  Optional<QueueItem> item(long id) {
    return json(address.at("queue/item/%d/api/json".formatted(id), Map.of("tree", QueueItem.TREE)))
        .map(QueueItem::read)
        .filter(item -> address.isJob(item.task()));
  }

  Optional<Run> run(long number) {
    return json(address.inJob(number + "/api/json", Map.of("tree", Run.TREE))).map(Run::read);
  }

  /** Jenkins drops parameters that a job does not declare, without a word. */
  void check(View view, Collection<String> needed) {
    if (!view.buildable()) {
      throw disabled();
    }
    List<String> missing =
        needed.stream().filter(name -> !view.parameters().contains(name)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new Denied(
          "job %s of %s does not declare the string parameter%s %s, and would not get to know %s"
              .formatted(
                  settings.job(),
                  address.system(),
                  missing.size() == 1 ? "" : "s",
                  String.join(", ", missing),
                  missing.size() == 1 ? "it" : "them"));
    }
  }

  /**
   * Orders a build.
   *
   * @return its queue item; empty when Jenkins does not say
   */
  Optional<Long> order(Map<String, String> parameters) {
    URI uri = address.inJob("buildWithParameters", Map.of());
    Answer answer = door.post(uri, parameters, BUILD);
    String location = answer.header("Location").orElse("");
    return switch (answer.status()) {
      case Answer.NOT_FOUND -> throw absent();
      case Answer.CONFLICT -> throw disabled();
      default -> {
        if (!answer.isGood() && !answer.isRedirect()) {
          throw new Denied(
              "%s refused to build job %s: HTTP %d"
                  .formatted(address.system(), settings.job(), answer.status()));
        }
        Matcher item = ITEM.matcher(location);
        if (answer.isRedirect() && !item.find() && !isHome(uri, location)) {
          throw door.sentOn(location);
        }
        yield item.reset().find() ? Optional.of(Long.valueOf(item.group(1))) : Optional.empty();
      }
    };
  }

  /** Asks the build to end; Jenkins answers with its page, wherever that is. */
  void stop(long number) {
    door.post(address.inJob(number + "/stop", Map.of()), Map.of(), CANCEL);
  }

  void cancel(QueueItem item) {
    String id = String.valueOf(item.id());
    door.post(address.at("queue/cancelItem", Map.of("id", id)), Map.of(), CANCEL);
  }

  /** Empty when there is no such thing. */
  private Optional<JsonNode> json(URI uri) {
    Answer answer = door.get(uri, READ);
    if (answer.isNotFound()) {
      return Optional.empty();
    }
    if (!answer.isGood() || answer.json().isMissingNode()) {
      String why =
          "it answered HTTP %d with %s, not with JSON"
              .formatted(answer.status(), answer.header("Content-Type").orElse("something"));
      throw door.unavailable(why, new IOException(why));
    }
    return Optional.of(answer.json());
  }

  private boolean isHome(URI asked, String location) {
    return asked.resolve(location).toString().startsWith(address.root().toString());
  }

  private Denied absent() {
    return new Denied(
        "%s has no job %s, or user %s may not see it (Job/Read)"
            .formatted(address.system(), settings.job(), settings.username()));
  }

  private Denied disabled() {
    return new Denied("job %s of %s is disabled".formatted(settings.job(), address.system()));
  }
}
