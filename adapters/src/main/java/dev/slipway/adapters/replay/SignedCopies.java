package dev.slipway.adapters.replay;

import dev.slipway.adapters.signing.SigningKey;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Signs the copies of a plan when it lands, each on top of the signed one before it. A plan is made
 * of unsigned commits, because most plans never land, and because not every kind of key makes the
 * same signature twice.
 */
public record SignedCopies(Repository mirror, Copy copy, SigningKey key) {

  /** The commits of a plan, signed; those of a person, who resolved a conflict, as they are. */
  public List<PickedCommit> of(PickPlan.Clean plan) throws IOException {
    List<PickedCommit> signed = new ArrayList<>();
    try (ObjectInserter inserter = mirror.newObjectInserter();
        RevWalk walk = new RevWalk(mirror)) {
      ObjectId parent = Commits.id(plan.onto());
      for (PickedCommit each : plan.commits()) {
        RevCommit commit = walk.parseCommit(Commits.id(each.landed()));
        if (!copy.made(commit)) {
          return plan.commits();
        }
        parent = inserter.insert(Constants.OBJ_COMMIT, signed(commit, parent));
        signed.add(new PickedCommit(each.source(), Commits.sha(parent)));
      }
      inserter.flush();
    }
    return signed;
  }

  private byte[] signed(RevCommit commit, ObjectId parent) {
    byte[] raw = commit.getRawBuffer();
    int people = RawParseUtils.nextLF(raw, RawParseUtils.nextLF(raw, 0));
    int text = RawParseUtils.commitMessage(raw, 0) - 1;
    byte[] head =
        joined(
            ascii("tree %s\nparent %s\n".formatted(commit.getTree().name(), parent.name())),
            part(raw, people, text));
    byte[] rest = part(raw, text, raw.length);
    String signature = key.sign(joined(head, rest), copy.order().requestedAt()).stripTrailing();
    return joined(head, ascii("gpgsig %s\n".formatted(signature.replace("\n", "\n "))), rest);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
