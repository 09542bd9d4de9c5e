package dev.slipway.adapters.lines;

/**
 * Lines that one text has in the place of others.
 *
 * @param at first line in the old text
 * @param removed how many lines of the old text
 * @param newAt first line in the new text
 * @param added how many lines of the new text
 */
record Change(int at, int removed, int newAt, int added) {
  int end() {
    return at + removed;
  }

  int newEnd() {
    return newAt + added;
  }
}
