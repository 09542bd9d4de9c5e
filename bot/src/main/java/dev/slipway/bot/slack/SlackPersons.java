package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a person from Slack's user object. */
final class SlackPersons {
  private static final List<String> NOT_MEMBERS =
      List.of(
          "deleted",
          "is_bot",
          "is_workflow_bot",
          "is_restricted",
          "is_ultra_restricted",
          "is_stranger",
          "is_invited_user");
  private static final String SLACKBOT = "USLACKBOT";

  private SlackPersons() {}

  static Person read(JsonNode user) {
    String id = user.path("id").asText();
    boolean member =
        !id.equals(SLACKBOT) && NOT_MEMBERS.stream().noneMatch(flag -> user.path(flag).asBoolean());
    return new Person(new PersonId(id), name(user), email(user), member);
  }

  private static String name(JsonNode user) {
    JsonNode profile = user.path("profile");
    return Stream.of(
            profile.path("display_name"),
            profile.path("real_name"),
            user.path("real_name"),
            user.path("name"),
            user.path("id"))
        .map(JsonNode::asText)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("somebody");
  }

  private static Optional<String> email(JsonNode user) {
    return Optional.of(user.path("profile").path("email").asText())
        .filter(email -> !email.isBlank());
  }
}
