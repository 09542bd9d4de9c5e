package dev.slipway.adapters.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Serves bare repositories by their paths over ssh on the loopback, to the owner of one key. */
final class SshHost implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;

  SshHost(KeyPair hostKey, PublicKey allowed) throws IOException {
    this.hostKey = hostKey;
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, allowed));
    server.setCommandFactory((channel, command) -> new GitCommand(command));
    server.start();
  }

  String url(Path bare) {
    return "ssh://git@127.0.0.1:%d%s".formatted(server.getPort(), bare);
  }

  String knownHostsLine() {
    return "[127.0.0.1]:%d %s"
        .formatted(server.getPort(), PublicKeyEntry.toString(hostKey.getPublic()));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static final class GitCommand implements Command {
    private final String command;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;

    GitCommand(String command) {
      this.command = command;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofVirtual().name(command).start(this::run);
    }

    @Override
    public void destroy(ChannelSession channel) {}

    private void run() {
      int code = 1;
      String path = command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
      try (Repository repository =
          new FileRepositoryBuilder()
              .setGitDir(Path.of(path).toFile())
              .setMustExist(true)
              .build()) {
        if (command.startsWith("git-receive-pack")) {
          new ReceivePack(repository).receive(in, out, err);
        } else {
          new UploadPack(repository).upload(in, out, err);
        }
        code = 0;
      } catch (IOException e) {
        code = 128;
      } finally {
        if (exit != null) {
          exit.onExit(code);
        }
      }
    }
  }
}
