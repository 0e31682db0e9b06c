package cloister.studio;

/** A user profile that belongs to somebody of the single sign-on directory. */
public record OwnStudio(
        String region, String domainId, String domainName, String userProfileName) {}
