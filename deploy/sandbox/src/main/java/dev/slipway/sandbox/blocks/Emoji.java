package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.workspace.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shortcodes and their characters, from the same table that the page uses. */
public final class Emoji {
  private static final String TABLE = "/slack-page/emoji.json";
  private static final JsonNode CHARACTERS = load();

  private Emoji() {}

  /** The character of a shortcode that is written without colons. */
  public static Optional<String> character(String shortcode) {
    JsonNode character = CHARACTERS.path(shortcode);
    return character.isTextual() ? Optional.of(character.asText()) : Optional.empty();
  }

  private static JsonNode load() {
    try (InputStream table = Emoji.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("missing resource " + TABLE);
      }
      return Json.read(new String(table.readAllBytes(), StandardCharsets.UTF_8)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read " + TABLE, e);
    }
  }
}
