package cloister.studio;

import cloister.store.Reader;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.util.Optional;

/**
 * Who opens whose Studio.
 *
 * @param uid tells the user profile from a later one of the same name
 */
record Visit(
        Caller opener,
        String region,
        String domainId,
        String userProfileName,
        String userProfileArn,
        int uid,
        Optional<String> spaceName,
        Optional<String> landingUri) {
    /** Whether the user profile still exists. */
    boolean isWelcome(Reader reader) {
        return UserProfile.TABLE
                .get(reader, UserProfile.key(region, domainId, userProfileName))
                .filter(profile -> profile.uid() == uid)
                .isPresent();
    }

    /** A label of a host name, 20 hexadecimal digits after a letter; no secret. */
    String studioId() {
        String who = String.join("/", region, domainId, Integer.toString(uid));
        String where = spaceName.map(name -> "/" + Arns.lower(name)).orElse("");
        return "s" + Secrets.hash(who + where).substring(0, 20);
    }

    Struct toStruct() {
        return Struct.builder()
                .put("opener", opener.arn())
                .put("account", opener.account())
                .put("userId", opener.userId())
                .put("accessKeyId", opener.accessKeyId())
                .put("sessionToken", opener.sessionToken())
                .put("region", region)
                .put("domainId", domainId)
                .put("userProfileName", userProfileName)
                .put("userProfileArn", userProfileArn)
                .put("uid", uid)
                .put("spaceName", spaceName)
                .put("landingUri", landingUri)
                .build();
    }

    static Visit fromStruct(Struct stored) {
        Caller opener =
                new Caller(
                        stored.string("opener"),
                        stored.string("account"),
                        stored.string("userId"),
                        stored.string("accessKeyId"),
                        stored.optionalString("sessionToken"));
        return new Visit(
                opener,
                stored.string("region"),
                stored.string("domainId"),
                stored.string("userProfileName"),
                stored.string("userProfileArn"),
                stored.optionalInt("uid").orElseThrow(),
                stored.optionalString("spaceName"),
                stored.optionalString("landingUri"));
    }
}
