package dev.slipway.core.build;

import dev.slipway.core.repository.CommitSha;

class FakeImagesTest extends ImagesContract {
  private final FakeImages images = new FakeImages();

  @Override
  protected Images images() {
    return images;
  }

  @Override
  protected ImageName name() {
    return new ImageName("registry.example.com/shop");
  }

  @Override
  protected ImageDigest push(CommitSha commit) {
    return images.add(name(), commit, COMMITTED_AT).digest();
  }

  @Override
  protected void breakDown() {
    images.unreachable(true);
  }
}
