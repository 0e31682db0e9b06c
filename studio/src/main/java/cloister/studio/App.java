package cloister.studio;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An app of a user profile or space. A deleted one is told of for a day.
 *
 * @param launch tells this app from an earlier or later one of the same name
 * @param details ResourceSpec and RecoveryMode; and for its runtime, HomeUid, UserProfileArn and
 *     SourceIdentity
 */
record App(
        String region,
        String domainId,
        AppOwner owner,
        AppType type,
        String name,
        String arn,
        String launch,
        AppStatus status,
        Instant created,
        String executionRole,
        Struct details) {
    /** The list of the apps that aren't over: those that run, will run or are about to stop. */
    static final String LIVE = "live";

    /** How long a deleted app is told of (API reference, DescribeApp). */
    static final Duration REMEMBERED = Duration.ofHours(24);

    static final ResourceTable<App> TABLE =
            new ResourceTable<>(
                    "studio.app",
                    new RecordCodec<>(App::toStruct, App::fromStruct),
                    App::key,
                    App::scopes,
                    Map.of("CreationTime", app -> SortText.time(app.created)));

    static String key(String region, String domainId, String ownerName, AppType type, String name) {
        return scopeOfOwner(region, domainId, ownerName) + "/" + type.text + "/" + name;
    }

    /** The list of the apps of a user profile or space. */
    static String scopeOfOwner(String region, String domainId, String ownerName) {
        return Domain.key(region, domainId) + "/" + Arns.lower(ownerName);
    }

    static Optional<App> find(Reader reader, String key, Instant now) {
        return TABLE.get(reader, key).filter(app -> !app.isForgotten(now));
    }

    /** Removes the app behind a key if it is one to forget. */
    static void forget(Transaction transaction, String key, Instant now) {
        TABLE.get(transaction, key)
                .filter(app -> app.isForgotten(now))
                .ifPresent(
                        app -> {
                            TABLE.delete(transaction, app);
                            Tags.delete(transaction, app.arn);
                        });
    }

    String key() {
        return key(region, domainId, owner.name(), type, name);
    }

    boolean isForgotten(Instant now) {
        return status.state() == AppStatus.State.DELETED
                && !now.isBefore(status.since().plus(REMEMBERED));
    }

    App withStatus(AppStatus changed) {
        return new App(
                region,
                domainId,
                owner,
                type,
                name,
                arn,
                launch,
                changed,
                created,
                executionRole,
                details);
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        scopes.add(region);
        scopes.add(Domain.key(region, domainId));
        scopes.add(scopeOfOwner(region, domainId, owner.name()));
        if (!status.state().isOver()) {
            scopes.add(LIVE);
        }
        return scopes;
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("domainId", domainId)
                .put("ownerKind", owner.kind().name())
                .put("owner", owner.name())
                .put("type", type.name())
                .put("name", name)
                .put("arn", arn)
                .put("launch", launch)
                .put("state", status.state().name())
                .put("since", status.since())
                .put("failureReason", status.failureReason())
                .put("created", created)
                .put("executionRole", executionRole)
                .put("details", details)
                .build();
    }

    private static App fromStruct(Struct stored) {
        return new App(
                stored.string("region"),
                stored.string("domainId"),
                new AppOwner(
                        AppOwner.Kind.valueOf(stored.string("ownerKind")), stored.string("owner")),
                AppType.valueOf(stored.string("type")),
                stored.string("name"),
                stored.string("arn"),
                stored.string("launch"),
                new AppStatus(
                        AppStatus.State.valueOf(stored.string("state")),
                        Stored.time(stored, "since"),
                        stored.optionalString("failureReason")),
                Stored.time(stored, "created"),
                stored.string("executionRole"),
                stored.optionalStruct("details").orElseThrow());
    }
}
