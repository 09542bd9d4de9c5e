package dev.slipway.bot.card;

/** What is left of a message that is being put together. */
final class Room {
  private int blocks;
  private int characters;

  Room(int blocks, int characters) {
    this.blocks = blocks;
    this.characters = characters;
  }

  void reserve(int length) {
    blocks--;
    characters -= length;
  }

  /** Takes so much if it is there. */
  boolean take(int length) {
    if (length > characters) {
      return false;
    }
    characters -= length;
    return true;
  }

  /** Takes another block with so much in it, if that is there. */
  boolean takeBlock(int length) {
    if (blocks < 1 || !take(length)) {
      return false;
    }
    blocks--;
    return true;
  }
}
