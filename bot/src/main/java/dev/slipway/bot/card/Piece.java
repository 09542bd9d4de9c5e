package dev.slipway.bot.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A part of a message: one that stays whatever happens, or a list that can be shorter. */
sealed interface Piece {
  /** The characters that it takes in any case, in one block. */
  int least();

  /** The characters that it would like to have besides. */
  int wish();

  /** Its blocks, within its share of the room. */
  List<ObjectNode> blocks(Room room);

  /** Stays as it is. */
  record Fixed(ObjectNode block) implements Piece {
    @Override
    public int least() {
      return block.toString().length() + 1;
    }

    @Override
    public int wish() {
      return 0;
    }

    @Override
    public List<ObjectNode> blocks(Room room) {
      return List.of(block);
    }
  }

  /**
   * As many lines as there is room for; the others are counted.
   *
   * @param one what a line is about, in the singular
   * @param more how many there are that have no line at all
   */
  record Rows(List<String> lines, String one, int more) implements Piece {
    /** What a block takes besides its lines; more than its JSON. */
    private static final int FRAME = 100;

    @Override
    public int least() {
      return 2 * FRAME;
    }

    @Override
    public int wish() {
      int characters = lines.stream().mapToInt(Rows::length).sum();
      return characters + FRAME * (characters / (Blocks.SECTION / 2));
    }

    @Override
    public List<ObjectNode> blocks(Room room) {
      List<StringBuilder> sections = new ArrayList<>();
      int shown = fill(sections, room);
      if (shown < lines.size()) {
        append(
            sections,
            "… %s left out: too long for one message"
                .formatted(Say.count(lines.size() - shown + more, "more " + one)));
      } else if (more > 0) {
        append(sections, "… and " + Say.count(more, "more " + one));
      }
      return sections.stream().map(StringBuilder::toString).map(Blocks::paragraphOf).toList();
    }

    private int fill(List<StringBuilder> sections, Room room) {
      int share = room.share(this);
      int shown = 0;
      for (String line : lines) {
        boolean next = !sections.isEmpty() && isFull(sections.getLast(), line);
        int needs = length(line) + (next ? FRAME : 0);
        if (needs > share || (next && !room.takeBlock())) {
          return shown;
        }
        share -= needs;
        shown++;
        if (next) {
          sections.add(new StringBuilder(line));
        } else {
          append(sections, line);
        }
      }
      return shown;
    }

    private static boolean isFull(StringBuilder section, String line) {
      return section.length() + line.length() > Blocks.SECTION - FRAME;
    }

    private static void append(List<StringBuilder> sections, String line) {
      if (sections.isEmpty()) {
        sections.add(new StringBuilder(line));
      } else {
        sections.getLast().append('\n').append(line);
      }
    }

    /** As JSON, with its line end. */
    private static int length(String line) {
      return line.replaceAll("[\"\\\\\n]", "xx").length() + 2;
    }
  }
}
