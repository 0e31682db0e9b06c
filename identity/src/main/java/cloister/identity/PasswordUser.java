package cloister.identity;

import java.time.Instant;

/**
 * An IAM user with a password, as a sign-in needs to know them.
 *
 * @param secondFactor whether an MFA device is enabled, so that a code is due
 * @param mustChange whether they must choose another password before anything else
 * @param changed when the password was set; another time is another password
 */
public record PasswordUser(
        String userId,
        String name,
        String arn,
        boolean secondFactor,
        boolean mustChange,
        Instant changed) {}
