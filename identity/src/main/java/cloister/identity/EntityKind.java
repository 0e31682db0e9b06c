package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A kind of IAM entity: where its entities are kept, by id and by name, and what it is called.
 * Names are unique whatever their case; the path doesn't count (IAM user guide, "IAM identifiers").
 */
final class EntityKind<E extends Entity> {
    static final EntityKind<User> USER =
            new EntityKind<>("User", "user", "AIDA", "users", User.CODEC);
    static final EntityKind<Group> GROUP =
            new EntityKind<>("Group", "group", "AGPA", "groups", Group.CODEC);
    static final EntityKind<Role> ROLE =
            new EntityKind<>("Role", "role", "AROA", "roles", Role.CODEC);
    static final EntityKind<ManagedPolicy> POLICY =
            new EntityKind<>("Policy", "policy", "ANPA", "policies", ManagedPolicy.CODEC);
    static final EntityKind<InstanceProfile> INSTANCE_PROFILE =
            new EntityKind<>(
                    "InstanceProfile",
                    "instance-profile",
                    "AIPA",
                    "instanceprofiles",
                    InstanceProfile.CODEC);
    static final EntityKind<SamlProvider> SAML_PROVIDER =
            new EntityKind<>(
                    "SAMLProvider", "saml-provider", "", "samlproviders", SamlProvider.CODEC);
    static final EntityKind<OidcProvider> OIDC_PROVIDER =
            new EntityKind<>(
                    "OpenIDConnectProvider",
                    "oidc-provider",
                    "",
                    "oidcproviders",
                    OidcProvider.CODEC);
    static final EntityKind<MfaDevice> MFA_DEVICE =
            new EntityKind<>("MFADevice", "mfa", "", "mfadevices", MfaDevice.CODEC);

    private final String word;
    private final String resourceType;
    private final String idPrefix;
    private final Table<E> byId;
    private final Table<Reference> byName;

    private EntityKind(
            String word, String resourceType, String idPrefix, String table, JsonCodec<E> codec) {
        this.word = word;
        this.resourceType = resourceType;
        this.idPrefix = idPrefix;
        this.byId = new Table<>(Tables.PREFIX + table, codec);
        this.byName = new Table<>(Tables.PREFIX + table + ".names", Reference.CODEC);
    }

    static EntityKind<?> of(Entity entity) {
        return switch (entity) {
            case User _ -> USER;
            case Group _ -> GROUP;
            case Role _ -> ROLE;
            case ManagedPolicy _ -> POLICY;
            case InstanceProfile _ -> INSTANCE_PROFILE;
            case SamlProvider _ -> SAML_PROVIDER;
            case OidcProvider _ -> OIDC_PROVIDER;
            case MfaDevice _ -> MFA_DEVICE;
        };
    }

    /** The kind that ARNs of a resource type are of. */
    static Optional<EntityKind<?>> ofResourceType(String resourceType) {
        return Stream.<EntityKind<?>>of(
                        USER,
                        GROUP,
                        ROLE,
                        POLICY,
                        INSTANCE_PROFILE,
                        SAML_PROVIDER,
                        OIDC_PROVIDER,
                        MFA_DEVICE)
                .filter(kind -> kind.resourceType.equals(resourceType))
                .findFirst();
    }

    /** The kind's name in operations and quotas: {@code User}. */
    String word() {
        return word;
    }

    /** The member that names an entity: {@code UserName}. */
    String nameMember() {
        return word + "Name";
    }

    /** The kind's name in ARNs: {@code user}. */
    String resourceType() {
        return resourceType;
    }

    /** A unique id; a UUID for what IAM gives no id of its own form. */
    String newId() {
        return idPrefix.isEmpty() ? UUID.randomUUID().toString() : UniqueId.next(idPrefix);
    }

    Optional<E> byId(Reader state, String id) {
        return state.get(byId, id);
    }

    Optional<E> find(Reader state, String name) {
        return state.get(byName, key(name)).flatMap(to -> state.get(byId, to.id()));
    }

    /**
     * The entity of that name.
     *
     * @throws ApiException NoSuchEntity
     */
    E named(Reader state, String name) {
        return find(state, name).orElseThrow(() -> IamError.noSuchEntity(notFound(name)));
    }

    /**
     * The entity of that name, to be changed.
     *
     * @throws ApiException NoSuchEntity; UnmodifiableEntity where it is a service's own role
     */
    E modifiable(Reader state, String name) {
        E entity = named(state, name);
        if (entity instanceof Role role && role.unmodifiable()) {
            throw IamError.unmodifiable(role.name());
        }
        return entity;
    }

    /** The entity of exactly that ARN, its case and path included. */
    Optional<E> byArn(Reader state, Account account, String arn) {
        return find(state, name(account, arn)).filter(found -> account.arn(found).equals(arn));
    }

    /** The name in an ARN of this kind. An OIDC provider's has slashes in it, and no path. */
    private String name(Account account, String arn) {
        String prefix = account.arn(resourceType + "/");
        return word.equals("OpenIDConnectProvider") && arn.startsWith(prefix)
                ? arn.substring(prefix.length())
                : arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** All entities in the order of their names, from the one after the given name on. */
    Stream<E> after(Reader state, String name) {
        return state.scanAfter(byName, "", key(name))
                .flatMap(to -> state.get(byId, to.value().id()).stream());
    }

    /**
     * Adds a new entity.
     *
     * @throws ApiException EntityAlreadyExists
     */
    void create(Transaction state, E entity) {
        if (state.get(byName, key(entity.name())).isPresent()) {
            throw taken(entity.name());
        }
        state.put(byName, key(entity.name()), new Reference(entity.id()));
        state.put(byId, entity.id(), entity);
    }

    /** Keeps an entity whose name is the same. */
    void update(Transaction state, E entity) {
        state.put(byId, entity.id(), entity);
    }

    /**
     * Keeps an entity under another name or path.
     *
     * @throws ApiException EntityAlreadyExists
     */
    void rename(Transaction state, E before, E after) {
        if (!key(before.name()).equals(key(after.name()))) {
            if (state.get(byName, key(after.name())).isPresent()) {
                throw taken(after.name());
            }
            state.delete(byName, key(before.name()));
            state.put(byName, key(after.name()), new Reference(after.id()));
        }
        state.put(byId, after.id(), after);
    }

    void delete(Transaction state, E entity) {
        state.delete(byName, key(entity.name()));
        state.delete(byId, entity.id());
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private ApiException taken(String name) {
        return IamError.alreadyExists(
                switch (word) {
                    case "Policy" ->
                            "A policy called "
                                    + name
                                    + " already exists. Duplicate names are not allowed.";
                    case "InstanceProfile" -> "Instance Profile " + name + " already exists.";
                    case "MFADevice" ->
                            "MFADevice entity at the same path and name already exists.";
                    case "OpenIDConnectProvider" ->
                            "Provider with url " + name + " already exists.";
                    default -> word + " with name " + name + " already exists.";
                });
    }

    private String notFound(String name) {
        return switch (word) {
            case "InstanceProfile" -> "Instance Profile " + name + " cannot be found.";
            default -> "The " + resourceType + " with name " + name + " cannot be found.";
        };
    }
}
