package dev.slipway.sandbox.workspace;

import dev.slipway.sandbox.workspace.WorkspacePlan.ChannelPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.GroupPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The workspace's state. Thread-safe; everything handed out is immutable. */
public final class Workspace {
  private final WorkspacePlan plan;
  private final InstantSource clock;
  private final TimestampSource timestamps;
  private final Changes changes = new Changes();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, NavigableMap<String, Posting>> postings = new LinkedHashMap<>();

  public Workspace(WorkspacePlan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    this.timestamps = new TimestampSource(clock);
    plan.channels().forEach(this::add);
  }

  private void add(ChannelPlan planned) {
    Channel.Kind kind = planned.isPrivate() ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
    put(new Channel(planned.id(), planned.name(), kind, planned.members(), clock.instant()));
  }

  public WorkspacePlan plan() {
    return plan;
  }

  public Changes changes() {
    return changes;
  }

  public Instant now() {
    return clock.instant();
  }

  public String nextTs() {
    return timestamps.next();
  }

  public String botUser() {
    return plan.bot().userId();
  }

  public boolean isBot(String userId) {
    return userId.equals(botUser());
  }

  public Optional<PersonPlan> person(String userId) {
    return plan.people().stream().filter(p -> p.id().equals(userId)).findFirst();
  }

  public Optional<GroupPlan> group(String groupId) {
    return plan.groups().stream().filter(g -> g.id().equals(groupId)).findFirst();
  }

  public synchronized List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  public synchronized Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** The direct message between the bot and the person, opened if need be. */
  public synchronized Channel directChannel(String userId) {
    return channels.values().stream()
        .filter(channel -> channel.isDirect() && channel.has(userId))
        .findFirst()
        .orElseGet(() -> openDirect(userId));
  }

  private Channel openDirect(String userId) {
    String id = "D" + userId.substring(1);
    return put(
        new Channel(id, "", Channel.Kind.DIRECT, List.of(userId, botUser()), clock.instant()));
  }

  public synchronized void join(String channelId, String userId) {
    channel(channelId).filter(c -> !c.has(userId)).ifPresent(c -> put(c.joinedBy(userId)));
  }

  private Channel put(Channel channel) {
    channels.put(channel.id(), channel);
    postings.computeIfAbsent(channel.id(), id -> new TreeMap<>());
    changes.announce();
    return channel;
  }

  public synchronized Optional<Posting> posting(String channelId, String ts) {
    return Optional.ofNullable(stored(channelId).get(ts));
  }

  /** Everything in the channel in order of time: ephemerals and thread replies too. */
  public synchronized List<Posting> postings(String channelId) {
    return List.copyOf(stored(channelId).values());
  }

  /** The root and its replies, without ephemerals. */
  public synchronized List<Posting> thread(String channelId, String rootTs) {
    return stored(channelId).values().stream()
        .filter(p -> !p.isEphemeral())
        .filter(p -> p.ts().equals(rootTs) || p.threadTs().equals(Optional.of(rootTs)))
        .toList();
  }

  public synchronized List<Posting> replies(String channelId, String rootTs) {
    return thread(channelId, rootTs).stream().filter(Posting::isReply).toList();
  }

  public synchronized Posting store(Posting posting) {
    stored(posting.channel()).put(posting.ts(), posting);
    changes.announce();
    return posting;
  }

  /** Changes the posting in one step; empty if it is gone. */
  public synchronized Optional<Posting> change(
      String channelId, String ts, UnaryOperator<Posting> how) {
    return posting(channelId, ts).map(found -> store(how.apply(found)));
  }

  public synchronized Optional<Posting> remove(String channelId, String ts) {
    Optional<Posting> removed = Optional.ofNullable(stored(channelId).remove(ts));
    changes.announce();
    return removed;
  }

  private NavigableMap<String, Posting> stored(String channelId) {
    return postings.computeIfAbsent(channelId, id -> new TreeMap<>());
  }
}
