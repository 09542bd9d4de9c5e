package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.Hands;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.ViewShelf;
import dev.slipway.sandbox.workspace.ViewShelf.Shown;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Somebody in the workspace, who types, presses and reads. Thread-safe. */
public final class Person {
  private final PersonPlan plan;
  private final Workspace workspace;
  private final ViewShelf views;
  private final Talk talk;
  private final Hands hands;
  private final Eyes eyes;
  private final Keyboard keyboard;

  Person(PersonPlan plan, Workspace workspace, ViewShelf views, Talk talk, Hands hands) {
    this.plan = plan;
    this.workspace = workspace;
    this.views = views;
    this.talk = talk;
    this.hands = hands;
    this.eyes = new Eyes(workspace, plan.id());
    this.keyboard = new Keyboard(plan, workspace);
  }

  public String id() {
    return plan.id();
  }

  public String displayName() {
    return plan.displayName();
  }

  /** The direct message with the bot. */
  public String directChannel() {
    return workspace.directChannel(id()).id();
  }

  /** Sends a message; the text is what the fingers type, unescaped. Returns its ts. */
  public String type(String channelId, String text) {
    return talk.post(keyboard.typed(channelId, text)).ts();
  }

  public String reply(String channelId, String threadTs, String text) {
    return talk.post(keyboard.typed(channelId, text).inThread(Optional.of(threadTs), false)).ts();
  }

  /** A reply with "also send to channel". */
  public String replyAndBroadcast(String channelId, String threadTs, String text) {
    Posting reply = keyboard.typed(channelId, text).inThread(Optional.of(threadTs), true);
    return talk.post(reply.as("thread_broadcast")).ts();
  }

  public String typeWithFile(String channelId, String text, String fileName, String content) {
    Posting posting = keyboard.typed(channelId, text);
    ObjectNode file = keyboard.file(fileName, content);
    return talk.post(posting.withFiles(List.of(file)).as("file_share")).ts();
  }

  public void edit(String channelId, String ts, String text) {
    Posting own = keyboard.own(channelId, ts);
    String escaped = keyboard.escaped(text);
    String at = workspace.nextTs();
    talk.change(channelId, ts, old -> old.saying(escaped, old.blocks()).editedBy(own.author(), at));
  }

  public void delete(String channelId, String ts) {
    talk.delete(channelId, keyboard.own(channelId, ts).ts());
  }

  /** Adds the reaction, or takes it back. */
  public void react(String channelId, String ts, String emoji) {
    Posting posting = visible(channelId, ts);
    if (posting.reactions().getOrDefault(emoji, List.of()).contains(id())) {
      talk.unreact(channelId, ts, emoji, id());
    } else {
      talk.react(channelId, ts, emoji, id());
    }
  }

  public void join(String channelId) {
    talk.join(channelId, id());
  }

  public void openHome() {
    talk.openHome(id());
  }

  public void slash(String channelId, String command, String text) {
    keyboard.requireMember(channelId);
    hands.slash(channelId, id(), command, text);
  }

  /**
   * Presses a button and confirms its dialog if it has one.
   *
   * @param button its action id, or how its label begins
   * @throws ButtonNotFound if it is not there, or not the only one
   */
  public Click click(String channelId, String ts, String button) {
    Posting posting = visible(channelId, ts);
    JsonNode found = button(posting, button);
    hands.click(posting, Buttons.action(found), Fields.untouched(posting.blocks()), id());
    return Click.of(found);
  }

  /** Writes into the only field of a message, and presses one of its buttons. */
  public Click click(String channelId, String ts, String button, String written) {
    Posting posting = visible(channelId, ts);
    JsonNode found = button(posting, button);
    hands.click(posting, Buttons.action(found), Fields.written(posting.blocks(), written), id());
    return Click.of(found);
  }

  /**
   * Presses a button that the message had when it was read: the card was rewritten meanwhile, or
   * somebody sends an old press once more.
   */
  public void clickAsSeen(Message seen, String button) {
    JsonNode found = Buttons.find(seen.blocks(), button, seen.plain());
    hands.click(
        visible(seen.channel(), seen.ts()),
        Buttons.action(found),
        Fields.untouched(seen.blocks()),
        id());
  }

  /** Looks at a button and its dialog without pressing it. */
  public Click look(String channelId, String ts, String button) {
    return Click.of(button(visible(channelId, ts), button));
  }

  private JsonNode button(Posting posting, String wanted) {
    String plain = eyes.message(posting.channel(), posting.ts()).orElseThrow().plain();
    return Buttons.find(posting.blocks(), wanted, plain);
  }

  /** Chooses an option, by its value, of a select or an overflow menu. */
  public void choose(String channelId, String ts, String actionId, String optionValue) {
    press(channelId, ts, "", actionId, optionValue, Json.object());
  }

  /** Presses any element; an empty block id means whichever has it, an empty option none. */
  void press(
      String channelId,
      String ts,
      String blockId,
      String actionId,
      String option,
      JsonNode values) {
    Posting posting = visible(channelId, ts);
    ObjectNode element = Buttons.element(posting.blocks(), blockId, actionId);
    Buttons.select(element, option);
    hands.click(posting, Buttons.action(element), values, id());
  }

  private Posting visible(String channelId, String ts) {
    return eyes.postings(channelId).stream()
        .filter(posting -> posting.ts().equals(ts))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(displayName() + " sees no message " + ts));
  }

  /** The home tab and the modals that this person sees, oldest first. */
  public List<JsonNode> views() {
    return views.shownTo(id()).stream().<JsonNode>map(Shown::view).toList();
  }

  /** Presses a button of the home tab or of a modal. */
  public void pressInView(String viewId, String blockId, String actionId) {
    Shown shown = view(viewId);
    hands.clickInView(
        shown, Buttons.action(Buttons.element(shown.view().path("blocks"), blockId, actionId)));
  }

  /** Submits a modal: block id, then action id, then the element's state. */
  public void submit(String viewId, JsonNode values) {
    hands.submit(view(viewId), values);
  }

  public void closeView(String viewId) {
    views.close(view(viewId).id());
  }

  private Shown view(String viewId) {
    return views
        .find(viewId)
        .filter(shown -> shown.userId().equals(id()))
        .orElseThrow(() -> new IllegalStateException(displayName() + " sees no view " + viewId));
  }

  /** The channel from top to bottom, with this person's ephemerals; threads are in the replies. */
  public List<Message> sees(String channelId) {
    return eyes.channel(channelId);
  }

  public List<Message> thread(String channelId, String rootTs) {
    return eyes.thread(channelId, rootTs);
  }

  public Optional<Message> message(String channelId, String ts) {
    return eyes.message(channelId, ts);
  }

  /** The direct message with the bot. */
  public List<Message> directMessages() {
    return sees(directChannel());
  }

  /**
   * Waits until a message of the channel, or of one of its threads, is as wanted; the newest wins.
   *
   * @throws AwaitFailure with what the person saw, if it never came
   */
  public Message await(Duration atMost, String channelId, Predicate<Message> wanted) {
    return workspace
        .changes()
        .awaitValue(atMost, () -> newest(channelId, wanted))
        .orElseThrow(() -> AwaitFailure.of(this, atMost, sees(channelId)));
  }

  private Optional<Message> newest(String channelId, Predicate<Message> wanted) {
    return eyes.postings(channelId).reversed().stream()
        .flatMap(posting -> eyes.message(channelId, posting.ts()).stream())
        .filter(wanted)
        .findFirst();
  }

  Eyes eyes() {
    return eyes;
  }
}
