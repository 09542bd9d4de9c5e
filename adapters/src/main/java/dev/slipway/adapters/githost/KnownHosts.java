package dev.slipway.adapters.githost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The host keys that the bot believes, in the form of OpenSSH's {@code known_hosts}. */
public sealed interface KnownHosts {

  /** What an error calls the place to put a line into. */
  String place();

  /** The lines as they are now. */
  List<String> lines();

  /** Read again before every connection; a file that is not there yet vouches for nobody. */
  record InFile(Path file) implements KnownHosts {
    @Override
    public String place() {
      return file.toString();
    }

    @Override
    public List<String> lines() {
      try (Stream<String> lines = Files.lines(file)) {
        return lines.toList();
      } catch (NoSuchFileException e) {
        return List.of();
      } catch (IOException e) {
        throw new UncheckedIOException("failed to read known hosts " + file, e);
      }
    }
  }

  /** Lines of the configuration. */
  record Configured(List<String> lines) implements KnownHosts {
    public Configured {
      lines = List.copyOf(lines);
    }

    @Override
    public String place() {
      return "the known hosts of the configuration";
    }
  }
}
