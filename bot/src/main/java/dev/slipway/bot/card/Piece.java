package dev.slipway.bot.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A part of a message: one that stays whatever happens, or a list that can be shorter. */
sealed interface Piece {
  /** The characters that it needs at least, in one block. */
  int least();

  /** Its blocks, as far as there is room. */
  List<ObjectNode> blocks(Room room);

  /** Stays as it is. */
  record Fixed(ObjectNode block) implements Piece {
    @Override
    public int least() {
      return length(block);
    }

    @Override
    public List<ObjectNode> blocks(Room room) {
      return List.of(block);
    }
  }

  /** As many lines as there is room for; the others are counted. */
  record Rows(List<String> lines, String one) implements Piece {
    private static final int FRAME = 90;

    @Override
    public int least() {
      return 2 * FRAME;
    }

    @Override
    public List<ObjectNode> blocks(Room room) {
      List<String> sections = new ArrayList<>();
      StringBuilder section = new StringBuilder();
      int shown = 0;
      while (shown < lines.size()) {
        String line = lines.get(shown);
        boolean next = section.length() + line.length() > Blocks.SECTION - FRAME;
        if (next ? !room.takeBlock(needs(line) + FRAME) : !room.take(needs(line))) {
          break;
        }
        if (next && !section.isEmpty()) {
          sections.add(section.toString());
          section.setLength(0);
        }
        section.append(section.isEmpty() ? "" : "\n").append(line);
        shown++;
      }
      if (shown < lines.size()) {
        section.append(section.isEmpty() ? "" : "\n").append(leftOut(lines.size() - shown));
      }
      sections.add(section.toString());
      return sections.stream().filter(each -> !each.isEmpty()).map(Blocks::paragraphOf).toList();
    }

    private String leftOut(int number) {
      return "… %s left out: too long for one message".formatted(Say.count(number, "more " + one));
    }
  }

  private static int length(ObjectNode block) {
    return block.toString().length() + 1;
  }

  /** What a line takes as JSON, with its line end. */
  private static int needs(String line) {
    return line.replaceAll("[\"\\\\\n]", "xx").length() + 2;
  }
}
