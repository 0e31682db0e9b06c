package cloister.server.facts;

import cloister.identity.Credential;
import cloister.wire.Call;

import java.util.List;

/** Tells what a call must be allowed before its command runs. */
public interface Asking {

    /** The authorization requests that all must be allowed; never none. */
    List<Asked> requests(Call call, Credential credential, Connection connection);

    /**
     * Whether the call succeeds whatever is decided, as GetCallerIdentity does. Source: the STS API
     * reference.
     */
    boolean alwaysAnswered(Call call);
}
