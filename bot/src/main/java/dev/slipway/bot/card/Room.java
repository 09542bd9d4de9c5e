package dev.slipway.bot.card;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What is left of a message for its lists, when all that must stay has its place. Short lists get
 * what they need; long ones share the rest evenly, so that none starves another.
 */
final class Room {
  private final IdentityHashMap<Piece, Integer> shares = new IdentityHashMap<>();
  private int blocks;

  Room(int blocks, int characters, List<Piece> pieces) {
    this.blocks = blocks - pieces.size();
    int left = characters - pieces.stream().mapToInt(Piece::least).sum();
    List<Piece> hungry = pieces.stream().sorted(Comparator.comparingInt(Piece::wish)).toList();
    for (int i = 0; i < hungry.size(); i++) {
      int share = Math.min(hungry.get(i).wish(), Math.max(0, left / (hungry.size() - i)));
      shares.put(hungry.get(i), share);
      left -= share;
    }
  }

  /** How many characters a piece may have besides its least. */
  int share(Piece piece) {
    return shares.getOrDefault(piece, 0);
  }

  /** Takes another block if there is one. */
  boolean takeBlock() {
    return blocks-- > 0;
  }
}
