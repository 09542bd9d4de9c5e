package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.Kept;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.RequestNumber;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Finds the commit that people mean, in the mirror if it is there and else on the host. */
record Resolving(RepositorySettings settings, Host host, Mirror mirror) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{7,40}");
  private static final int ALL_DIGITS = 40;

  Resolution of(String text) {
    Optional<RequestNumber> request = RequestNumber.parse(text);
    return request.isPresent() ? of(request.get()) : ofCommit(text);
  }

  /** Only trunk says which requests were merged. */
  private Resolution of(RequestNumber request) {
    mirror.fetch();
    return mirror.read(m -> lookup(m).byRequest(request));
  }

  private Resolution ofCommit(String text) {
    boolean digits = DIGITS.matcher(text).matches();
    if (digits && byDigits(text) instanceof Resolution.Found found && found.onTrunk()) {
      return found;
    }
    Optional<ObjectId> named = named(text);
    Resolution asked = digits ? asked(text) : new Resolution.Unknown();
    return asked instanceof Resolution.Unknown && named.isPresent()
        ? mirror.read(m -> lookup(m).at(named.get()))
        : asked;
  }

  /** A branch or tag that the mirror does not keep comes by itself. */
  private Optional<ObjectId> named(String text) {
    Optional<ObjectId> kept = mirror.fetch().named(text);
    if (settings.kept().equals(Kept.ALL)
        || kept.filter(id -> mirror.has(List.of(id))).isPresent()) {
      return kept;
    }
    return isName(text)
        ? host.named(text).named(text).filter(id -> mirror.fetch(Commits.sha(id)))
        : Optional.empty();
  }

  private Resolution byDigits(String text) {
    String digits = text.toLowerCase(Locale.ROOT);
    return mirror.read(m -> lookup(m).byDigits(digits));
  }

  private Resolution asked(String text) {
    Resolution found = byDigits(text);
    boolean direct = found instanceof Resolution.Unknown && text.length() == ALL_DIGITS;
    return direct && mirror.fetch(new CommitSha(text.toLowerCase(Locale.ROOT)))
        ? byDigits(text)
        : found;
  }

  private Lookup lookup(Repository m) {
    return new Lookup(m, settings.trunk(), settings.committer());
  }

  private static boolean isName(String text) {
    return Repository.isValidRefName(Constants.R_HEADS + text);
  }
}
