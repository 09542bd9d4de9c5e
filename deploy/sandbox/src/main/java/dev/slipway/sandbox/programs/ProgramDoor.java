package dev.slipway.sandbox.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loopback port through which scripts reach the programs of their server. A call is texts that
 * end with a zero byte: the server's secret, the program, the number of arguments, each of them;
 * the answer is the exit code, the output and the errors.
 */
public final class ProgramDoor implements AutoCloseable {
  private static final int WAITING = 4096;
  private static final int NO_SUCH_PROGRAM = 127;

  private final ServerSocket socket;
  private final Map<String, Map<String, Program>> servers = new ConcurrentHashMap<>();

  private ProgramDoor(ServerSocket socket) {
    this.socket = socket;
  }

  /** Opens a free port. */
  public static ProgramDoor open() throws IOException {
    ProgramDoor door =
        new ProgramDoor(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("programs").start(door::listen);
    return door;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /**
   * Lets the scripts of a server in.
   *
   * @param secret that only they know
   * @param programs by their names
   */
  public void admit(String secret, Map<String, Program> programs) {
    servers.put(secret, Map.copyOf(programs));
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // Closed, or a script that was killed: the loop asks which.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      Said said = run(in);
      String answer = said.exitCode() + "\0" + said.output() + "\0" + said.errors() + "\0";
      connection.getOutputStream().write(answer.getBytes(UTF_8));
    } catch (IOException e) {
      // The script was killed; there is nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Said run(InputStream in) throws IOException, InterruptedException {
    Map<String, Program> programs = servers.getOrDefault(read(in), Map.of());
    String name = read(in);
    List<String> arguments = new ArrayList<>();
    for (int left = Integer.parseInt(read(in)); left > 0; left--) {
      arguments.add(read(in));
    }
    Optional<Program> program = Optional.ofNullable(programs.get(name));
    return program.isPresent()
        ? program.get().run(List.copyOf(arguments))
        : new Said(NO_SUCH_PROGRAM, "", name + ": no such program on this server\n");
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int next = in.read(); next != 0; next = in.read()) {
      if (next < 0) {
        throw new EOFException("a call without an end");
      }
      text.write(next);
    }
    return text.toString(UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to close port " + port(), e);
    }
  }
}
