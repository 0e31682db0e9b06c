package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Studios of domains that people enter by single sign-on: a user profile belongs to the user of the
 * directory for whom it was made, and opens for nobody else, also when another user gets their name
 * (API reference, "CreateUserProfile").
 */
record SignOnStudios(Store store) {
    private static final int LINK_SECONDS = 60;
    private static final int SESSION_SECONDS = 43_200;

    /** The user profiles that are somebody's. */
    List<OwnStudio> of(SignOnUser user) {
        Reader reader = store.read();
        return Domain.TABLE.all(reader).stream()
                .filter(Domain::signsInBySso)
                .flatMap(
                        domain ->
                                UserProfile.of(reader, domain.region(), domain.id(), user).stream())
                .flatMap(profile -> own(reader, profile).stream())
                .toList();
    }

    private static Optional<OwnStudio> own(Reader reader, UserProfile profile) {
        return Domain.TABLE
                .get(reader, Domain.key(profile.region(), profile.domainId()))
                .filter(Domain::signsInBySso)
                .map(
                        domain ->
                                new OwnStudio(
                                        profile.region(),
                                        domain.id(),
                                        domain.name(),
                                        profile.name()));
    }

    /**
     * The token of a link that opens a user profile's Studio, once and within a minute; empty where
     * there is no such user profile in a domain with single sign-on. Whether it is the opener's is
     * decided when it is opened, and at each request after that.
     */
    Optional<String> link(OwnStudio studio, Caller opener, Instant now) {
        return store.write(
                transaction ->
                        UserProfile.TABLE
                                .get(
                                        transaction,
                                        UserProfile.key(
                                                studio.region(),
                                                studio.domainId(),
                                                studio.userProfileName()))
                                .filter(profile -> own(transaction, profile).isPresent())
                                .map(
                                        profile -> {
                                            String token = Secrets.token();
                                            String hash = Secrets.hash(token);
                                            Instant expires = now.plusSeconds(LINK_SECONDS);
                                            Expiring.PRESIGNED_URL.at(
                                                    expires, hash, transaction, now);
                                            transaction.put(
                                                    PresignedUrl.TABLE,
                                                    hash,
                                                    new PresignedUrl(
                                                            visit(profile, opener),
                                                            expires,
                                                            SESSION_SECONDS));
                                            return token;
                                        }));
    }

    private static Visit visit(UserProfile profile, Caller opener) {
        return new Visit(
                opener,
                profile.region(),
                profile.domainId(),
                profile.name(),
                profile.arn(),
                profile.uid(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether an open Studio's user profile is somebody's, now. */
    boolean isOf(StudioSession session, SignOnUser user) {
        Reader reader = store.read();
        return UserProfile.TABLE
                .get(
                        reader,
                        UserProfile.key(
                                session.region(), session.domainId(), session.userProfileName()))
                .filter(profile -> profile.isOf(user))
                .flatMap(profile -> own(reader, profile))
                .isPresent();
    }

    /** Whether there is a domain of that id whose people come by single sign-on. */
    boolean isEntrance(String domainId) {
        Reader reader = store.read();
        return Domain.TABLE.all(reader).stream()
                .filter(domain -> domain.id().equals(domainId))
                .anyMatch(Domain::signsInBySso);
    }
}
