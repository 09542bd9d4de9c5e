package dev.slipway.adapters.replay;

import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.PickOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Writes the copy of a commit as {@code git cherry-pick -x} would: the author as it is, byte by
 * byte; the message with a trailer; the bot as committer. Other headers (signature, encoding) would
 * not be true of the copy and are left out. What the operator wants of a message comes on top.
 */
public record Copy(Author committer, Imprint imprint, PickOrder order) {

  ObjectId write(ObjectInserter inserter, RevCommit source, ObjectId tree, ObjectId parent)
      throws IOException {
    byte[] raw = inUtf8(source.getRawBuffer());
    ByteArrayOutputStream copy = new ByteArrayOutputStream(raw.length + 200);
    copy.writeBytes(ascii("tree %s\nparent %s\n".formatted(tree.name(), parent.name())));
    // Whoever takes something back is its author: the bot, for the person who asked.
    copy.writeBytes(order.reverts() ? bot("author") : author(raw));
    copy.writeBytes(bot("committer"));
    copy.write('\n');
    copy.writeBytes(message(raw, source));
    return inserter.insert(Constants.OBJ_COMMIT, Utf8.repaired(copy.toByteArray()));
  }

  /** Whether a commit was written for this order, before or now. */
  boolean made(RevCommit commit) {
    PersonIdent by = commit.getCommitterIdent();
    return commit.getCommitTime() == order.requestedAt().getEpochSecond()
        && by != null
        && by.getName().equals(committer.name())
        && by.getEmailAddress().equals(committer.email());
  }

  private byte[] message(byte[] raw, RevCommit source) {
    CopyMessage message =
        order.reverts()
            ? CopyMessage.of(
                RevertMessage.of(source, order.mainline()).getBytes(StandardCharsets.UTF_8))
            : CopyMessage.copying(message(raw), source.name());
    imprint.message().ifPresent(template -> message.worded(template, values(source)));
    if (imprint.signOff()) {
      message.signedOff("%s <%s>".formatted(committer.name(), committer.email()));
    }
    return message.tidied();
  }

  private Map<String, String> values(RevCommit source) {
    return Map.of(
        "requester", MessageTemplate.inOneLine(order.requester()),
        "branch", order.onto().value(),
        "commit", source.name(),
        "link", imprint.pages().map(pages -> pages.of(Commits.sha(source))).orElse(""));
  }

  private static byte[] author(byte[] raw) {
    int author = RawParseUtils.author(raw, 0);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(ascii("author "));
    line.write(raw, author, RawParseUtils.nextLF(raw, author) - author);
    return line.toByteArray();
  }

  private byte[] bot(String role) {
    return "%s %s <%s> %d +0000\n"
        .formatted(role, committer.name(), committer.email(), order.requestedAt().getEpochSecond())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] message(byte[] raw) {
    int start = RawParseUtils.commitMessage(raw, 0);
    return start < 0 ? new byte[0] : Arrays.copyOfRange(raw, start, raw.length);
  }

  private static byte[] inUtf8(byte[] raw) {
    String encoding = RawParseUtils.parseEncodingName(raw);
    if (encoding == null) {
      return raw;
    }
    try {
      return new String(raw, Charset.forName(encoding)).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return raw;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
