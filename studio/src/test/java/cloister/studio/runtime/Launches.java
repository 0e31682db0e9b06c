package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.Optional;

/** Launches of apps, for tests that need no domain. */
final class Launches {
    private Launches() {}

    /** Of user profile {@code a} in domain {@code d-1}. */
    static AppLaunch of(String type, Optional<Duration> idle) {
        return new AppLaunch(
                "0123456789abcdef",
                "arn:aws:sagemaker:us-east-1:123456789012:app/d-1/a/" + type + "/default",
                "us-east-1",
                "d-1",
                200_001,
                Optional.of("a"),
                Optional.empty(),
                Optional.empty(),
                type,
                "default",
                "arn:aws:iam::123456789012:role/A",
                Optional.empty(),
                Struct.EMPTY,
                idle);
    }
}
