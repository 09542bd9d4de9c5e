package dev.slipway.sandbox.delivery;

import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that happens in channels, by people or by the bot: stored first, then told to the app.
 */
public final class Talk {
  private static final String SLACKBOT = "USLACKBOT";

  private final Workspace workspace;
  private final Events events;

  public Talk(Workspace workspace, Postman postman) {
    this.workspace = workspace;
    this.events = new Events(workspace, postman);
  }

  public Posting post(Posting posting) {
    Posting stored = workspace.store(posting);
    if (!stored.isEphemeral()) {
      events.posted(stored);
    }
    return stored;
  }

  /** Changes a message; the app hears {@code message_changed}. Empty if the message is gone. */
  public Optional<Posting> change(String channelId, String ts, UnaryOperator<Posting> how) {
    Optional<Posting> before = workspace.posting(channelId, ts);
    Optional<Posting> after = workspace.change(channelId, ts, how);
    if (before.isPresent() && after.isPresent() && !after.get().isEphemeral()) {
      events.changed(before.get(), after.get());
    }
    return after;
  }

  /** Deletes a message; the root of a thread leaves a tombstone. */
  public boolean delete(String channelId, String ts) {
    Optional<Posting> found = workspace.posting(channelId, ts);
    found.ifPresent(
        posting -> {
          if (workspace.replies(channelId, ts).isEmpty()) {
            var _ = workspace.remove(channelId, ts);
          } else {
            var _ = workspace.change(channelId, ts, Talk::tombstone);
          }
          if (!posting.isEphemeral()) {
            events.deleted(posting);
          }
        });
    return found.isPresent();
  }

  private static Posting tombstone(Posting root) {
    return root.saying("This message was deleted.", Json.array())
        .withFiles(List.of())
        .as("tombstone");
  }

  public void react(String channelId, String ts, String emoji, String user) {
    workspace
        .change(channelId, ts, posting -> posting.reactedTo(emoji, user))
        .ifPresent(posting -> events.reacted("reaction_added", posting, emoji, user));
  }

  public void unreact(String channelId, String ts, String emoji, String user) {
    workspace
        .change(channelId, ts, posting -> posting.withoutReaction(emoji, user))
        .ifPresent(posting -> events.reacted("reaction_removed", posting, emoji, user));
  }

  public void join(String channelId, String user) {
    workspace.join(channelId, user);
    Channel channel = workspace.channel(channelId).orElseThrow();
    String text = "<@" + user + "> has joined the channel";
    post(Posting.plain(channelId, workspace.nextTs(), user, text).as("channel_join"));
    events.joined(channel, user);
  }

  public void openHome(String user) {
    events.homeOpened(user, workspace.directChannel(user).id());
  }

  /** A line from Slack itself that only one person sees. */
  public void whisper(String channelId, String user, String text) {
    post(Posting.plain(channelId, workspace.nextTs(), SLACKBOT, text).onlyFor(user));
  }
}
