package dev.slipway.bot.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Opens a YAML file. */
public final class YamlFile {
  static final int MAX_BYTES = 1024 * 1024;

  private YamlFile() {}

  /**
   * @param environment the variables that the file may refer to
   * @throws UnreadableFile when there is nothing that could be read key by key
   */
  public static Reading open(Path path, Map<String, String> environment) {
    return parse(path.toString(), text(path), environment);
  }

  /** Reads a text as if it came from that file. */
  public static Reading parse(String file, String text, Map<String, String> environment) {
    return switch (compose(file, text)) {
      case null -> throw new UnreadableFile(file, "is empty");
      case MappingNode root -> new Reading(file, environment, root);
      case Node other ->
          throw new UnreadableFile(
              file,
              other.getStartMark(),
              "is %s, not a block of keys".formatted(Reading.kind(other)));
    };
  }

  private static String text(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new UnreadableFile(path, "is a directory, not a file");
      }
      byte[] bytes = firstBytes(path);
      if (bytes.length > MAX_BYTES) {
        throw new UnreadableFile(path, "is larger than 1 MiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new UnreadableFile(
          path,
          "there is no such file; give one with --config, or begin with docs/slipway.example.yaml");
    } catch (AccessDeniedException e) {
      throw new UnreadableFile(path, "may not be read by this user");
    } catch (CharacterCodingException e) {
      throw new UnreadableFile(path, "is not UTF-8 text");
    } catch (IOException e) {
      throw new UnreadableFile(path, "cannot be read: " + e.getMessage());
    }
  }

  private static byte[] firstBytes(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static @Nullable Node compose(String file, String text) {
    try {
      return new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (YAMLException e) {
      throw SyntaxWords.unreadable(file, text, e);
    }
  }
}
