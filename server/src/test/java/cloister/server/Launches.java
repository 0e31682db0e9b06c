package cloister.server;

import cloister.studio.AppLaunch;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.Optional;

/** Launches of JupyterLab apps, for tests that need no domain. */
public final class Launches {
    private Launches() {}

    /** Of a user profile in domain {@code d-1}. */
    public static AppLaunch of(String id, String profile, Optional<Duration> idle) {
        return new AppLaunch(
                id,
                "arn:aws:sagemaker:us-east-1:123456789012:app/d-1/"
                        + profile
                        + "/JupyterLab/default",
                "us-east-1",
                "d-1",
                200_001,
                Optional.of(profile),
                Optional.empty(),
                Optional.empty(),
                "JupyterLab",
                "default",
                "arn:aws:iam::123456789012:role/Ana",
                Optional.empty(),
                Struct.EMPTY,
                idle);
    }
}
