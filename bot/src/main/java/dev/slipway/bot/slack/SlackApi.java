package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import dev.slipway.bot.secret.Secret;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Slack's Web API, in the bot's words. Never repeats a call by itself. */
public final class SlackApi implements Messenger, Workspace {
  /** What an {@link Unavailable} calls it. */
  public static final String SYSTEM = "Slack";

  private static final Set<String> NOBODY =
      Set.of("user_not_found", "users_not_found", "user_not_visible");
  private static final Set<String> NO_GROUP = Set.of("no_such_subteam", "subteam_not_found");

  private final SlackCalls calls;
  private final Secret token;
  private final OwnMessages own;
  private final Map<PersonId, ChannelId> conversations = new ConcurrentHashMap<>();

  public SlackApi(SlackSettings settings) {
    this(SlackClients.slack(settings).methods(), settings.botToken());
  }

  public SlackApi(MethodsClient methods, Secret token) {
    this.calls = new SlackCalls(methods);
    this.token = token;
    this.own = new OwnMessages(this::ask);
  }

  @Override
  public Outcome post(Place place, Content content, String id) {
    Map<String, String> fields = message(place.channel(), content);
    place.thread().ifPresent(thread -> fields.put("thread_ts", thread));
    fields.put("metadata", OwnMessages.metadata(id));
    fields.put("unfurl_links", "false");
    fields.put("unfurl_media", "false");
    return outcome("chat.postMessage", fields);
  }

  @Override
  public Outcome update(MessageRef message, Content content) {
    Map<String, String> fields = message(message.channel(), content);
    fields.put("ts", message.ts());
    return outcome("chat.update", fields);
  }

  @Override
  public Outcome whisper(Place place, PersonId to, Content content) {
    Map<String, String> fields = message(place.channel(), content);
    place.thread().ifPresent(thread -> fields.put("thread_ts", thread));
    fields.put("user", to.value());
    return outcome("chat.postEphemeral", fields);
  }

  @Override
  public Outcome react(MessageRef message, String emoji) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", message.channel().value());
    fields.put("timestamp", message.ts());
    fields.put("name", emoji);
    Outcome outcome = outcome("reactions.add", fields);
    boolean there =
        outcome instanceof Outcome.Never(String error) && error.equals("already_reacted");
    return there || outcome instanceof Outcome.Sent ? new Outcome.Sent(message) : outcome;
  }

  @Override
  public ChannelId direct(PersonId person) {
    ChannelId known = conversations.get(person);
    if (known != null) {
      return known;
    }
    JsonNode opened = ask("conversations.open", Map.of("users", person.value()));
    ChannelId channel = new ChannelId(opened.path("channel").path("id").asText());
    conversations.put(person, channel);
    return channel;
  }

  @Override
  public Optional<MessageRef> find(Place place, String id, Instant since) {
    return own.find(place, id, since);
  }

  @Override
  public Identity identity() {
    JsonNode me = ask("auth.test", Map.of());
    return new Identity(me.path("team_id").asText(), me.path("user_id").asText());
  }

  /** What the bot token is allowed; empty when Slack does not say so. */
  public Optional<Set<String>> scopes() {
    return calls.scopes(token);
  }

  @Override
  public Optional<Person> person(PersonId id) {
    return look("users.info", Map.of("user", id.value()), NOBODY)
        .map(found -> SlackPersons.read(found.path("user")));
  }

  @Override
  public Optional<Person> personByEmail(String email) {
    return look("users.lookupByEmail", Map.of("email", email), NOBODY)
        .map(found -> SlackPersons.read(found.path("user")));
  }

  @Override
  public Set<PersonId> members(GroupId group) {
    Set<PersonId> members = new HashSet<>();
    look("usergroups.users.list", Map.of("usergroup", group.value()), NO_GROUP)
        .ifPresent(
            found -> found.path("users").forEach(user -> members.add(new PersonId(user.asText()))));
    return Set.copyOf(members);
  }

  private static Map<String, String> message(ChannelId channel, Content content) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", channel.value());
    fields.put("text", content.text());
    fields.put("parse", "none");
    fields.put("link_names", "false");
    content.blocks().ifPresent(blocks -> fields.put("blocks", blocks));
    return fields;
  }

  private Outcome outcome(String method, Map<String, String> fields) {
    return switch (calls.call(method, token, fields)) {
      case ApiAnswer.Yes(JsonNode body) -> sent(body, fields);
      case ApiAnswer.No no when SlackErrors.concernsTheBot(no.error()) ->
          new Outcome.Again(Duration.ZERO, SlackErrors.explain(no));
      case ApiAnswer.No(String error, _) when SlackErrors.isSlacksOwn(error) ->
          new Outcome.Unknown(error);
      case ApiAnswer.No(String error, _) -> new Outcome.Never(error);
      case ApiAnswer.Limited(Duration wait) -> new Outcome.Again(wait, method + " is rate limited");
      case ApiAnswer.Away(String why) -> new Outcome.Again(Duration.ZERO, why);
      case ApiAnswer.Lost(String why) -> new Outcome.Unknown(why);
    };
  }

  private static Outcome sent(JsonNode body, Map<String, String> fields) {
    String ts = body.path("ts").asText(body.path("message_ts").asText());
    String asked = fields.getOrDefault("channel", "");
    return new Outcome.Sent(new MessageRef(new ChannelId(body.path("channel").asText(asked)), ts));
  }

  private Optional<JsonNode> look(String method, Map<String, String> fields, Set<String> nothing) {
    ApiAnswer answer = calls.call(method, token, fields);
    return answer instanceof ApiAnswer.No no && nothing.contains(no.error())
        ? Optional.empty()
        : Optional.of(SlackAnswers.insist(method, answer));
  }

  /**
   * Slack's answer.
   *
   * @throws Unavailable when there is none now
   * @throws Denied when it is no
   */
  private JsonNode ask(String method, Map<String, String> fields) {
    return SlackAnswers.insist(method, calls.call(method, token, fields));
  }
}
