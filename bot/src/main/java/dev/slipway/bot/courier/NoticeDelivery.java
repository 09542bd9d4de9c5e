package dev.slipway.bot.courier;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Told;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the notice that something belongs to, and rewrites it. Used for one turn of a lane. */
final class NoticeDelivery {
  private final Delivery.Tools tools;
  private final LaneTurn turn;

  /** Those of which an older state still has to be shown: a newer one must not be overwritten. */
  private final Set<MessageRef> held = new HashSet<>();

  NoticeDelivery(Delivery.Tools tools, LaneTurn turn) {
    this.tools = tools;
    this.turn = turn;
  }

  /**
   * Empty when the notice is not there yet; what belongs to one that never will be is put aside.
   */
  Optional<MessageRef> noticeOf(Envelope follower) {
    return switch (tools.outbox().noticeBefore(follower)) {
      case Told.There(MessageRef message) -> Optional.of(message);
      case Told.NotYet() -> {
        turn.comeBack();
        yield Optional.empty();
      }
      case Told.Never() -> {
        tools.outbox().abandon(follower, Rendering.NOTHING_TO_SAY);
        yield Optional.empty();
      }
    };
  }

  void amend(Envelope envelope, MessageRef notice) {
    if (held.contains(notice) || !turn.mayUpdate(notice)) {
      held.add(notice);
      return;
    }
    tools
        .rendering()
        .render(List.of(envelope))
        .ifPresent(
            content ->
                tools
                    .verdicts()
                    .updated(
                        List.of(envelope),
                        turn,
                        notice,
                        tools.sending().update(envelope, notice, content)));
  }
}
