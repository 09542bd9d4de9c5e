package dev.slipway.adapters.githost;

import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** The git host of one app, as far as it is reached over the network. */
public final class Host implements AutoCloseable {
  /** For the connection, and for every silence of the host in a transfer. */
  public static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Set<RefUpdate.Result> NOT_WRITTEN =
      Set.of(
          RefUpdate.Result.LOCK_FAILURE,
          RefUpdate.Result.IO_FAILURE,
          RefUpdate.Result.REJECTED_OTHER_REASON);

  private final RepositorySettings settings;
  private final Optional<SshAccess> ssh;
  private final int silenceSeconds;

  public Host(RepositorySettings settings, Duration silence) {
    this.settings = settings;
    this.silenceSeconds = Math.toIntExact(silence.toSeconds());
    this.ssh =
        settings.credentials() instanceof Credentials.SshKey key
            ? Optional.of(new SshAccess(key))
            : Optional.empty();
  }

  /** How long the host may say nothing in a transfer. */
  public Duration silence() {
    return Duration.ofSeconds(silenceSeconds);
  }

  /**
   * Brings the branches and tags that are kept up to date, and says what they are.
   *
   * @throws LockFailedException when somebody holds a ref of the local side
   * @throws IOException when the local side is damaged
   */
  public Refs fetch(Repository into, ProgressMonitor progress) throws IOException {
    try (Transport transport = open(Transport.open(into, settings.uri()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setRemoveDeletedRefs(true);
      FetchResult result =
          transport.fetch(progress, settings.kept().specs().stream().map(RefSpec::new).toList());
      for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
        if (NOT_WRITTEN.contains(update.getResult())) {
          throw new LockFailedException(new File(into.getDirectory(), update.getLocalName()));
        }
      }
      return Refs.of(result.getAdvertisedRefs());
    } catch (NotSupportedException | TransportException e) {
      TransportFailure failure = failure(e);
      if (failure.isDamage()) {
        throw e;
      }
      throw failure.translated();
    }
  }

  /** Fetches one commit that need not be on a branch, where the host allows that. */
  public boolean fetch(Repository into, CommitSha commit) {
    try (Transport transport = open(Transport.open(into, settings.uri()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(commit.value())));
      return true;
    } catch (NotSupportedException | TransportException e) {
      TransportFailure failure = failure(e);
      if (failure.isConnection()) {
        throw failure.translated();
      }
      return false;
    }
  }

  /** Asks for the heads without any object. */
  public Refs heads() {
    return asked(List.of(new RefSpec("refs/heads/*:refs/heads/*")));
  }

  /** Asks for a branch or a tag without any object. */
  public Refs named(String name) {
    return asked(
        Stream.of("refs/heads/", "refs/tags/")
            .map(prefix -> new RefSpec(prefix + name + ":" + prefix + name))
            .toList());
  }

  /** Asks for heads and tags without any object. */
  public Refs headsAndTags() {
    return asked(
        List.of(new RefSpec("refs/heads/*:refs/heads/*"), new RefSpec("refs/tags/*:refs/tags/*")));
  }

  private Refs asked(List<RefSpec> specs) {
    try (Transport transport = open(Transport.open(settings.uri()));
        FetchConnection connection = transport.openFetch(specs)) {
      return Refs.of(connection.getRefs());
    } catch (NotSupportedException | TransportException e) {
      throw failure(e).translated();
    }
  }

  /** What became of the push of one branch, with all that the host said about it. */
  public record Pushed(RemoteRefUpdate.Status status, String words) {}

  /** Moves a branch from one commit to another. */
  public Pushed push(Repository from, BranchName branch, ObjectId expected, ObjectId head) {
    String name = Constants.R_HEADS + branch;
    try (Transport transport = open(Transport.open(from, settings.uri()))) {
      RemoteRefUpdate update =
          new RemoteRefUpdate(from, (String) null, head, name, false, null, expected);
      PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      return new Pushed(
          update.getStatus(), HostWords.of(update.getMessage(), result.getMessages()));
    } catch (TransportException | NotSupportedException e) {
      TransportFailure failure = failure(e);
      if (failure.isForbidden()) {
        return new Pushed(
            RemoteRefUpdate.Status.REJECTED_OTHER_REASON, HostWords.of(e.getMessage(), ""));
      }
      throw failure.translated();
    } catch (IOException e) {
      throw failure(e).translated();
    }
  }

  @Override
  public void close() {
    ssh.ifPresent(SshAccess::close);
  }

  private Transport open(Transport transport) {
    transport.setTimeout(silenceSeconds);
    if (settings.credentials() instanceof Credentials.Token token) {
      transport.setCredentialsProvider(new TokenAnswer(settings.uri(), token));
    }
    if (transport instanceof SshTransport overSsh) {
      ssh.ifPresent(access -> overSsh.setSshSessionFactory(access.sessions()));
    }
    return transport;
  }

  private TransportFailure failure(Exception e) {
    return new TransportFailure(settings, e, ssh.flatMap(SshAccess::takeRefusal));
  }
}
