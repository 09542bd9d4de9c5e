package dev.slipway.adapters.signing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Keys made by the installed {@code ssh-keygen} and {@code gpg}, which know nothing else. */
public final class KeyRing implements AutoCloseable {
  private final Path folder;
  private final Path home;
  private int made;

  public KeyRing(Path folder) {
    this.folder = folder;
    this.home = folder.resolve("gnupg");
    try {
      Files.createDirectory(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code gpg} is told by {@code GNUPGHOME}. */
  public Path gnupgHome() {
    return home;
  }

  /** The private key; its public one is allowed to sign for the bot. */
  public Path ssh(String passphrase, String... kind) {
    Path key = folder.resolve("ssh-" + made++);
    run(
        words(
            List.of("ssh-keygen", "-q", "-N", passphrase, "-C", "bot", "-f", key.toString()),
            kind));
    return key;
  }

  /** A file for {@code gpg.ssh.allowedSignersFile}. */
  public Path allowedSigners(Path key) throws IOException {
    String open = Files.readString(Path.of(key + ".pub"));
    return Files.writeString(Path.of(key + ".allowed"), "slipway@example.com " + open);
  }

  /** The key as it is exported, with {@code passphrase} or without. */
  public Path gpg(String passphrase, String algorithm, String usage) {
    String id = "bot%d@example.com".formatted(made++);
    runGpg(passphrase, "--quick-gen-key", "Bot <%s>".formatted(id), algorithm, usage, "never");
    return exported(passphrase, id);
  }

  /** A key that only vouches for its two subkeys, of which one signs and one does not. */
  public Path gpgWithSubkeys() {
    String id = "bot%d@example.com".formatted(made++);
    runGpg("", "--quick-gen-key", "Bot <%s>".formatted(id), "ed25519", "cert", "never");
    String print =
        runGpg("", "--with-colons", "--list-keys", id)
            .lines()
            .filter(line -> line.startsWith("fpr:"))
            .findFirst()
            .orElseThrow()
            .replaceAll("^fpr:+|:+$", "");
    runGpg("", "--quick-add-key", print, "ed25519", "sign", "never");
    runGpg("", "--quick-add-key", print, "cv25519", "encr", "never");
    return exported("", id);
  }

  public String runGpg(String passphrase, String... words) {
    return run(
        words(
            List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet", "--pinentry-mode"),
            joined("loopback", joined("--passphrase", joined(passphrase, words)))));
  }

  @Override
  public void close() {
    run(List.of("gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent"));
  }

  private Path exported(String passphrase, String id) {
    String armored = runGpg(passphrase, "--armor", "--export-secret-keys", id);
    try {
      return Files.writeString(folder.resolve(id + ".asc"), armored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] joined(String first, String... words) {
    return words(List.of(first), words).toArray(String[]::new);
  }

  private static List<String> words(List<String> first, String... then) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of(then));
    return words;
  }

  private static String run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
