package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Mistake;
import dev.slipway.bot.yaml.Reading;
import dev.slipway.bot.yaml.UnreadableFile;
import dev.slipway.bot.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads {@code slipway.yaml}. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * Reads the file once; nothing of it is read again later.
   *
   * @param environment the variables that the file may refer to; usually {@link System#getenv()}
   */
  public static Loaded load(Path file, Map<String, String> environment) {
    try {
      return read(YamlFile.open(file, environment), environment);
    } catch (UnreadableFile e) {
      return new Loaded.Bad(List.of(e.mistake()));
    }
  }

  static Loaded read(Reading reading, Map<String, String> environment) {
    Settings settings = new SettingsReader(reading.root(), environment).settings();
    List<Mistake> mistakes = reading.mistakes();
    return mistakes.isEmpty() ? new Loaded.Good(settings) : new Loaded.Bad(mistakes);
  }
}
