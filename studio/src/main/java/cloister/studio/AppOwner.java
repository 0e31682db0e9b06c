package cloister.studio;

import cloister.wire.Call;
import cloister.wire.Struct;

import java.util.Optional;

/**
 * What an app belongs to: a user profile or a space.
 *
 * @param name as the user profile or space itself has it
 */
record AppOwner(Kind kind, String name) {
    /** Which of the two; the text is the member of inputs that names it. */
    enum Kind {
        USER_PROFILE("UserProfileName"),
        SPACE("SpaceName");

        final String member;

        Kind(String member) {
            this.member = member;
        }
    }

    /**
     * The owner that an input names.
     *
     * @throws cloister.wire.ApiException ValidationException where it names none or both
     */
    static AppOwner given(Call call) {
        Struct input = call.input();
        Optional<String> profile = input.optionalString(Kind.USER_PROFILE.member);
        Optional<String> space = input.optionalString(Kind.SPACE.member);
        if (profile.isPresent() == space.isPresent()) {
            throw Refusal.validation(
                    "Exactly one of UserProfileName and SpaceName must be specified.");
        }
        return profile.map(name -> new AppOwner(Kind.USER_PROFILE, name))
                .orElseGet(() -> new AppOwner(Kind.SPACE, space.orElseThrow()));
    }
}
