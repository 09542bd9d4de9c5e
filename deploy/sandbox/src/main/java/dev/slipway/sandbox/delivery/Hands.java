package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.ResponseUrls.Origin;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.ViewShelf;
import dev.slipway.sandbox.workspace.ViewShelf.Shown;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.Optional;

/** What people press and submit: clicks, views, slash commands, and what comes back at once. */
public final class Hands {
  private final Workspace workspace;
  private final ViewShelf views;
  private final Postman postman;
  private final Talk talk;
  private final Answers answers;
  private final Interactions interactions;

  public Hands(
      Workspace workspace,
      ViewShelf views,
      Postman postman,
      Talk talk,
      Triggers triggers,
      ResponseUrls urls) {
    this.workspace = workspace;
    this.views = views;
    this.postman = postman;
    this.talk = talk;
    this.answers = new Answers(workspace, talk);
    this.interactions = new Interactions(workspace, triggers, urls);
  }

  public Answers answers() {
    return answers;
  }

  /**
   * Sends the click; the person is told if the app does not answer in time.
   *
   * @param values what is in the fields of the message: block id, then action id, then the state
   */
  public void click(Posting posting, ObjectNode action, JsonNode values, String user) {
    ObjectNode payload = interactions.click(posting, action, values, user);
    postman.request(
        new Parcel(Parcel.Kind.INTERACTION, payload),
        reception -> complain(reception, posting.channel(), user, "That button did not work"));
  }

  public void clickInView(Shown shown, ObjectNode action) {
    ObjectNode payload = interactions.clickInView(shown, action);
    postman.request(new Parcel(Parcel.Kind.INTERACTION, payload), reception -> {});
  }

  /** Submits a modal with {@code values}: block id, then action id, then the element's state. */
  public void submit(Shown shown, JsonNode values) {
    ObjectNode payload = interactions.submission(shown, values);
    postman.request(
        new Parcel(Parcel.Kind.INTERACTION, payload), reception -> submitted(shown, reception));
  }

  private void submitted(Shown shown, Reception reception) {
    if (!(reception instanceof Reception.Accepted accepted)) {
      return;
    }
    JsonNode answer = accepted.answer().orElseGet(Json::object);
    switch (answer.path("response_action").asText()) {
      case "errors" -> show(shown, shown.view().deepCopy().set("errors", answer.path("errors")));
      case "update", "push" -> show(shown, answer.path("view"));
      default -> views.close(shown.id());
    }
  }

  private void show(Shown shown, JsonNode view) {
    if (view instanceof ObjectNode object) {
      views.put(shown.userId(), object, Optional.of(shown.id()));
    }
  }

  public void slash(String channelId, String user, String command, String text) {
    if (!workspace.plan().commands().contains(command)) {
      talk.whisper(channelId, user, command + " is not a valid command.");
      return;
    }
    ObjectNode payload = interactions.slash(channelId, user, command, text);
    Origin origin = new Origin(channelId, user, Optional.empty(), Optional.empty());
    postman.request(
        new Parcel(Parcel.Kind.SLASH_COMMAND, payload),
        reception -> slashed(reception, origin, command));
  }

  private void slashed(Reception reception, Origin origin, String command) {
    if (reception instanceof Reception.Accepted accepted) {
      accepted.answer().ifPresent(answer -> answers.apply(answer, origin));
    }
    complain(reception, origin.channel(), origin.user(), command + " failed");
  }

  private void complain(Reception reception, String channel, String user, String what) {
    if (reception instanceof Reception.Missed missed) {
      String error = missed.reason().endsWith("timeout") ? "operation_timeout" : "dispatch_failed";
      talk.whisper(channel, user, what + " with the error \"" + error + "\".");
    }
  }
}
