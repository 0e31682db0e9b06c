package cloister.identity;

/** An entity that takes tags. */
sealed interface Tagged<E extends Tagged<E>> extends Entity
        permits InstanceProfile, ManagedPolicy, MfaDevice, OidcProvider, Role, SamlProvider, User {
    Tags tags();

    E withTags(Tags tags);
}
