package dev.slipway.core.cut;

import dev.slipway.core.app.AppName;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;

/**
 * What was asked for.
 *
 * @param branch the branch to make
 * @param from its first head
 * @param place where the card is
 */
public record CutRequest(AppName app, BranchName branch, Commit from, PersonId by, Place place) {}
