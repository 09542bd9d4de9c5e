package dev.slipway.bot.yaml;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** A file of which no key could be read; people have to repair it. */
public final class UnreadableFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Mistake mistake;

  UnreadableFile(Path file, String why) {
    this(file.toString(), why);
  }

  UnreadableFile(String file, String why) {
    this(new Mistake(file, 0, 0, "", why));
  }

  UnreadableFile(String file, @Nullable Mark mark, String why) {
    this(
        mark == null
            ? new Mistake(file, 0, 0, "", why)
            : new Mistake(file, mark.getLine() + 1, mark.getColumn() + 1, "", why));
  }

  private UnreadableFile(Mistake mistake) {
    super(mistake.toString());
    this.mistake = mistake;
  }

  public Mistake mistake() {
    return mistake;
  }
}
