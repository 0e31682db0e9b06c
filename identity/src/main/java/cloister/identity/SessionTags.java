package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tags of a session to be made: those passed, and those inherited down a chain of roles (IAM
 * user guide, "Pass session tags in AWS STS").
 *
 * @param passed those of this call
 * @param all with the inherited ones
 * @param transitiveKeys what a further session will inherit
 */
record SessionTags(Tags passed, Tags all, List<String> transitiveKeys) {

    /**
     * Reads and checks them.
     *
     * @param caller the session that makes the call, if one does
     * @throws ApiException InvalidParameterValue
     */
    static SessionTags of(Call call, Optional<Session> caller) {
        return of(call.input().structs("Tags"), call.input().strings("TransitiveTagKeys"), caller);
    }

    /**
     * Checks tags that come from elsewhere than a call's members.
     *
     * @throws ApiException InvalidParameterValue
     */
    static SessionTags of(
            List<Struct> tags, List<String> transitiveKeys, Optional<Session> caller) {
        Tags passed = passed(tags);
        Tags inherited =
                caller.map(session -> session.tags().only(session.transitiveKeys()))
                        .orElse(Tags.NONE);
        if (passed.keys().anyMatch(inherited::has)) {
            throw IamError.invalidParameter(
                    "One of the specified transitive tag keys can't be set because it conflicts"
                            + " with a transitive tag key from the calling session.");
        }
        if (!transitiveKeys.stream().allMatch(passed::has)) {
            throw IamError.invalidParameter(
                    "The specified transitive tag key must be included in the requested tags.");
        }
        List<String> keys = new ArrayList<>(inherited.keys().toList());
        keys.addAll(transitiveKeys);
        return new SessionTags(passed, inherited.with(passed), keys);
    }

    private static Tags passed(List<Struct> tags) {
        try {
            return Tags.of(tags);
        } catch (ApiException refused) {
            throw IamError.invalidParameter(refused.text());
        }
    }
}
