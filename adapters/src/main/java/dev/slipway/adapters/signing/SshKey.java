package dev.slipway.adapters.signing;

import dev.slipway.core.engine.Denied;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Collection;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.api.errors.UnsupportedSigningFormatException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.signing.ssh.SshSignerFactory;

/** A private key as OpenSSH keeps it. Nothing is asked of an agent. */
record SshKey(Path file) implements SigningKey {
  private static final PersonIdent NOBODY = new PersonIdent("", "");

  @Override
  public void check() {
    SigningKey.demand(file);
    if (keys().size() != 1) {
      throw new Denied("%s holds no private key in the form of OpenSSH or PEM".formatted(file));
    }
  }

  @Override
  public String sign(byte[] commit, Instant at) {
    check();
    try {
      return new SshSignerFactory()
          .create()
          .sign(null, new GpgConfig(new Config()), commit, NOBODY, path(), null)
          .toExternalString();
    } catch (IOException
        | CanceledException
        | UnsupportedSigningFormatException
        | JGitInternalException e) {
      throw unusable(e);
    }
  }

  private Collection<KeyPair> keys() {
    try {
      return SecurityUtils.getKeyPairResourceParser()
          .loadKeyPairs(
              null,
              new PathResource(file),
              (session, resource, retry) -> {
                throw new Denied(
                    "the key in %s has a passphrase that nobody could type; make one for the bot"
                            .formatted(file)
                        + " without: ssh-keygen -t ed25519 -N \"\" -f %s".formatted(file));
              });
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** With a folder, so that it is never taken for one of the other things that git reads here. */
  private String path() {
    return file.toAbsolutePath().toString();
  }

  private Denied unusable(Exception e) {
    return new Denied("the key in %s cannot be used: %s".formatted(file, e.getMessage()), e);
  }
}
