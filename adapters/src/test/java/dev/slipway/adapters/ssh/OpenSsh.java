package dev.slipway.adapters.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sshd of this machine on a free port, with its own keys, for whoever runs the tests. */
final class OpenSsh implements AutoCloseable {
  private static final String SSHD = "/usr/sbin/sshd";

  private final Path folder;
  private final int port;
  private final Process process;

  private OpenSsh(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** What the documentation lets the bot's key do on a server. */
  static final String SCRIPTS = "restrict,command=\"bash -s\"";

  /**
   * Lets in the key {@code user}, and whom the authority {@code authority} certified.
   *
   * @param options what the key may do
   */
  static OpenSsh start(Path folder, String options, String... hostKeys) throws IOException {
    Files.createDirectories(folder);
    StringBuilder config = new StringBuilder();
    for (String type : hostKeys) {
      config.append("HostKey ").append(key(folder, "host_" + type, type)).append('\n');
    }
    Path authorized =
        Files.writeString(
            folder.resolve("authorized"),
            options + " " + Files.readString(publicKey(key(folder, "user", "ed25519"))));
    int port = freePort();
    config.append(
        """
        AuthorizedKeysFile %s
        TrustedUserCAKeys %s
        ListenAddress 127.0.0.1:%d
        PidFile none
        UsePAM no
        StrictModes no
        PermitRootLogin prohibit-password
        """
            .formatted(authorized, publicKey(key(folder, "authority", "ed25519")), port));
    Path file = Files.writeString(folder.resolve("sshd_config"), config);
    Files.createDirectories(Path.of("/run/sshd"));
    Process process = new ProcessBuilder(SSHD, "-D", "-e", "-f", file.toString()).start();
    awaitListening(process);
    return new OpenSsh(folder, port, process);
  }

  SshAddress address() {
    return address(Optional.empty());
  }

  SshAddress address(Optional<SshAddress> jump) {
    return new SshAddress(System.getProperty("user.name"), "127.0.0.1", port, jump);
  }

  /** The line of {@code known_hosts} for one of its keys. */
  String known(String type) throws IOException {
    String[] key = Files.readString(publicKey(folder.resolve("host_" + type))).split(" ", 3);
    return "[127.0.0.1]:%d %s %s".formatted(port, key[0], key[1]);
  }

  Path user() {
    return folder.resolve("user");
  }

  /** A key that nobody knows, with a certificate of the authority. */
  SshIdentity.Key certified() throws IOException {
    Path key = key(folder, "certified", "ed25519");
    run(
        "ssh-keygen",
        "-q",
        "-s",
        folder.resolve("authority").toString(),
        "-I",
        "bot",
        "-n",
        System.getProperty("user.name"),
        publicKey(key).toString());
    return new SshIdentity.Key(key, Optional.of(folder.resolve("certified-cert.pub")));
  }

  static Path key(Path folder, String name, String type) throws IOException {
    Path file = folder.resolve(name);
    run("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString());
    return file;
  }

  static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(List.of(command) + ": " + text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static Path publicKey(Path key) {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(Process process) throws IOException {
    BufferedReader said = process.errorReader();
    String line = said.readLine();
    if (line == null || !line.startsWith("Server listening")) {
      throw new IOException("sshd did not start: " + line);
    }
  }
}
