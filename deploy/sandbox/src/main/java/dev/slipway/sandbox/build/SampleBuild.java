package dev.slipway.sandbox.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds one commit and pushes its image, as a company's own build script would. Exit code 0 means
 * that the image is in the registry; 1 that it is not, with the reason on standard error.
 */
public final class SampleBuild {
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  SampleBuild(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new SampleBuild(System.getenv(), System.out, System.err).run(List.of(arguments)));
  }

  /** The command line that starts this program with the Java and the class path of this process. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", classPath()));
    command.add(SampleBuild.class.getName());
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /** Absolute, because the program runs in a directory of its own. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  int run(List<String> arguments) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("sample-build-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch)));
    try {
      build(Order.from(environment), Options.parse(arguments), scratch);
      return 0;
    } catch (BuildFailed e) {
      err.println(e.getMessage());
      return 1;
    } finally {
      delete(scratch);
    }
  }

  private void build(Order order, Options options, Path scratch) throws InterruptedException {
    out.println("building " + order.image() + " from " + order.gitHash());
    List<FileEntriesLayer> layers = new ArrayList<>();
    options.repository().ifPresent(it -> layers.add(sources(order, it, scratch)));
    new Stages(options, out).run();
    out.println("pushing " + order.image());
    out.println("digest " + new Publisher(scratch, order).publish(layers));
  }

  private FileEntriesLayer sources(Order order, String repository, Path scratch) {
    Sources sources = new Sources(scratch, order);
    FileEntriesLayer layer = sources.read(repository);
    out.println("read " + sources.files() + " files from " + repository);
    return layer;
  }

  /** Also called when the build is told to stop, and then twice. */
  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // it is gone already
    } catch (IOException e) {
      throw new UncheckedIOException("failed to delete " + directory, e);
    }
  }
}
