package dev.slipway.sandbox.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A conversation: a public channel, a private one, or a direct message of two. */
public record Channel(String id, String name, Kind kind, List<String> members, Instant created) {

  /** Kinds of conversation, with the word that events use for them. */
  public enum Kind {
    PUBLIC("channel", "channels"),
    PRIVATE("group", "groups"),
    DIRECT("im", "im");

    private final String eventWord;
    private final String scopeWord;

    Kind(String eventWord, String scopeWord) {
      this.eventWord = eventWord;
      this.scopeWord = scopeWord;
    }

    /** The {@code channel_type} of a message event. */
    public String eventWord() {
      return eventWord;
    }

    /** The first half of the scope's name that reads such conversations. */
    public String scopeWord() {
      return scopeWord;
    }

    /** The event that an app subscribes to in order to hear messages here. */
    public String subscription() {
      return "message." + scopeWord;
    }
  }

  public Channel {
    members = List.copyOf(members);
  }

  public boolean has(String userId) {
    return members.contains(userId);
  }

  public boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  /** True if the person may look inside: members, and everybody for a public channel. */
  public boolean isOpenTo(String userId) {
    return kind == Kind.PUBLIC || has(userId);
  }

  Channel joinedBy(String userId) {
    List<String> grown = new ArrayList<>(members);
    grown.add(userId);
    return new Channel(id, name, kind, grown, created);
  }
}
