package cloister.studio;

import cloister.store.Store;
import cloister.wire.Command;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * SageMaker over a store: the commands, and what the gateway needs to know to decide and to open a
 * Studio.
 */
public final class Studio {
    private Studio() {}

    /** Opens what the store keeps. */
    public static Studio open(Store store, StudioSettings settings) {
        return new Studio();
    }

    /** The commands by {@code prefix:Operation}: {@code sagemaker:CreateDomain}. */
    public Map<String, Command> commands() {
        return Map.of();
    }

    /** The tags of a SageMaker resource; empty where there is no such resource. */
    public Optional<Map<String, String>> tags(String arn) {
        return Optional.empty();
    }

    /** Redeems a presigned URL's token, once; empty where it is unknown, used or expired. */
    public Optional<StudioSession> redeem(String token, Instant now) {
        return Optional.empty();
    }

    /** The open Studio behind a session cookie; empty where there is none or it has ended. */
    public Optional<StudioSession> session(String cookie, Instant now) {
        return Optional.empty();
    }

    /** Ends an open Studio. */
    public void signOut(String cookie) {}
}
