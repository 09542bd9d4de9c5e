package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.blocks.Names;
import dev.slipway.sandbox.blocks.Reading;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** What one person sees. */
final class Eyes {
  private final Workspace workspace;
  private final String userId;
  private final Names names;
  private final Reading reading;

  Eyes(Workspace workspace, String userId) {
    this.workspace = workspace;
    this.userId = userId;
    this.names = new Names(workspace);
    this.reading = new Reading(names);
  }

  /**
   * Everything in the channel that this person may see; nothing if the channel is closed to them.
   */
  List<Posting> postings(String channelId) {
    boolean open = workspace.channel(channelId).filter(c -> c.isOpenTo(userId)).isPresent();
    return open
        ? workspace.postings(channelId).stream().filter(p -> p.isVisibleTo(userId)).toList()
        : List.of();
  }

  List<Message> channel(String channelId) {
    List<Posting> all = postings(channelId);
    return all.stream()
        .filter(posting -> !posting.isReply() || posting.broadcast())
        .map(posting -> message(posting, replies(all, posting.ts())))
        .toList();
  }

  List<Message> thread(String channelId, String rootTs) {
    return replies(postings(channelId), rootTs);
  }

  private List<Message> replies(List<Posting> all, String rootTs) {
    return all.stream()
        .filter(posting -> posting.threadTs().equals(Optional.of(rootTs)))
        .map(posting -> message(posting, List.of()))
        .toList();
  }

  Optional<Message> message(String channelId, String ts) {
    List<Posting> all = postings(channelId);
    return all.stream()
        .filter(posting -> posting.ts().equals(ts))
        .findFirst()
        .map(posting -> message(posting, replies(all, ts)));
  }

  List<Channel> channels() {
    return workspace.channels().stream().filter(channel -> channel.isOpenTo(userId)).toList();
  }

  private Message message(Posting posting, List<Message> replies) {
    return new Message(
        posting.channel(),
        posting.ts(),
        posting.author(),
        names.user(posting.author()),
        workspace.isBot(posting.author()),
        posting.text(),
        posting.blocks(),
        reading.plain(posting.text(), posting.blocks()),
        posting.edited().isPresent(),
        posting.threadTs(),
        replies,
        posting.reactions(),
        posting.isEphemeral(),
        posting.metadata());
  }
}
