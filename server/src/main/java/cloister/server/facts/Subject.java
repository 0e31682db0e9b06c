package cloister.server.facts;

import cloister.identity.Credential;
import cloister.wire.Call;
import cloister.wire.Struct;

/**
 * A call about to be decided, as the facts read it.
 *
 * @param input what bindings look into: the call's input, or what an existing resource is like
 */
record Subject(Call call, Struct input, Credential credential, Resources resources) {

    static Subject of(Call call, Credential credential, Resources resources) {
        return new Subject(call, call.input(), credential, resources);
    }

    /** The same call, looking into another structure. */
    Subject with(Struct other) {
        return new Subject(call, other, credential, resources);
    }

    String account() {
        return call.caller().account();
    }
}
