package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on spaces. */
record SpaceCommands(Store store, Arns arns, Pager pager) {
    private static final List<String> CREATED =
            List.of(
                    "SpaceSettings",
                    "OwnershipSettings",
                    "SpaceSharingSettings",
                    "SpaceDisplayName");

    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateSpace", Refusal.withoutNotFound(this::create),
                "sagemaker:DescribeSpace", this::describe,
                "sagemaker:ListSpaces", this::list,
                "sagemaker:UpdateSpace", this::update,
                "sagemaker:DeleteSpace", this::delete);
    }

    private Struct create(Call call) {
        Struct input = call.input();
        Map<String, String> tags = Tags.given(input);
        if (input.has("OwnershipSettings") != input.has("SpaceSharingSettings")) {
            throw Refusal.validation(
                    "OwnershipSettings and SpaceSharingSettings must be specified together.");
        }
        if (input.optionalStruct("SpaceSettings")
                .flatMap(settings -> settings.optionalString("SpaceManagedResources"))
                .filter("ENABLED"::equals)
                .isPresent()) {
            throw Refusal.validation(
                    "SpaceManagedResources can't be ENABLED here: create the space's user profile"
                            + " and app by requests of their own.");
        }
        Space created =
                store.write(
                        transaction -> {
                            Space space = newSpace(transaction, call);
                            Space.TABLE.put(transaction, space);
                            Tags.put(transaction, space.arn(), tags);
                            return space;
                        });
        return Struct.builder().put("SpaceArn", created.arn()).build();
    }

    private Space newSpace(Transaction transaction, Call call) {
        Struct input = call.input();
        String region = call.region();
        Domain domain = Domain.require(transaction, arns, region, input.string("DomainId"));
        String name = input.string("SpaceName");
        Optional<Space> same = Space.TABLE.get(transaction, Space.key(region, domain.id(), name));
        if (same.isPresent()) {
            throw Refusal.inUse("Space [" + same.get().arn() + "] already exists.");
        }
        if (UserProfile.TABLE
                .get(transaction, UserProfile.key(region, domain.id(), name))
                .isPresent()) {
            throw Refusal.inUse(
                    "SpaceName must differ from the names of the domain's user profiles, because"
                            + " the ARNs of their apps would be the same: "
                            + name);
        }
        input.optionalStruct("OwnershipSettings")
                .ifPresent(
                        ownership ->
                                UserProfile.require(
                                        transaction,
                                        arns,
                                        region,
                                        domain.id(),
                                        ownership.string("OwnerUserProfileName")));
        Domain.TABLE.put(transaction, domain.afterGivingUid());
        Space space =
                new Space(
                        region,
                        domain.id(),
                        arns.space(region, domain.id(), name),
                        name,
                        domain.nextUid(),
                        Moment.of(call),
                        Moment.of(call),
                        Settings.pick(input, CREATED));
        checkIdleShutdown(transaction, space);
        return space;
    }

    private Struct describe(Call call) {
        Space space = named(store.read(), call);
        return Struct.builder()
                .put("DomainId", space.domainId())
                .put("SpaceArn", space.arn())
                .put("SpaceName", space.name())
                .put("HomeEfsFileSystemUid", Integer.toString(space.uid()))
                .put("Status", Lists.IN_SERVICE)
                .put("CreationTime", space.created())
                .put("LastModifiedTime", space.modified())
                .putAll(space.settings())
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        String part = Arns.lower(input.optionalString("SpaceNameContains").orElse(""));
        Listing<Space> listing =
                Lists.listing(
                        call,
                        pager,
                        Lists.scope(call),
                        Lists.OLDEST_FIRST,
                        space -> Arns.lower(space.name()).contains(part));
        Page<Space> page = Space.TABLE.list(store.read(), listing);
        return Lists.output(call, pager, "Spaces", page, SpaceCommands::summary);
    }

    private static Struct summary(Space space) {
        return Struct.builder()
                .put("DomainId", space.domainId())
                .put("SpaceName", space.name())
                .put("Status", Lists.IN_SERVICE)
                .put("CreationTime", space.created())
                .put("LastModifiedTime", space.modified())
                .put(
                        "SpaceSettingsSummary",
                        space.spaceSettings()
                                .map(
                                        given ->
                                                Settings.pick(
                                                        given,
                                                        List.of(
                                                                "AppType",
                                                                "RemoteAccess",
                                                                "SpaceStorageSettings"))))
                .put(
                        "SpaceSharingSettingsSummary",
                        space.settings().optionalStruct("SpaceSharingSettings"))
                .put(
                        "OwnershipSettingsSummary",
                        space.settings().optionalStruct("OwnershipSettings"))
                .put("SpaceDisplayName", space.settings().optionalString("SpaceDisplayName"))
                .build();
    }

    private Struct update(Call call) {
        Struct input = call.input();
        Space changed =
                store.write(
                        transaction -> {
                            Space space = named(transaction, call);
                            checkAppTypeStays(space, input.optionalStruct("SpaceSettings"));
                            Struct settings =
                                    Settings.changeNested(
                                            Settings.replace(
                                                    space.settings(),
                                                    Settings.pick(
                                                            input, List.of("SpaceDisplayName"))),
                                            "SpaceSettings",
                                            input.optionalStruct("SpaceSettings"));
                            Space updated = space.withSettings(settings, Moment.of(call));
                            checkIdleShutdown(transaction, updated);
                            Space.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("SpaceArn", changed.arn()).build();
    }

    private void checkIdleShutdown(Transaction transaction, Space space) {
        Domain domain = Domain.require(transaction, arns, space.region(), space.domainId());
        IdleShutdown.checkSpace(AppSettings.ofSpace(transaction, arns, domain, space));
    }

    private static void checkAppTypeStays(Space space, Optional<Struct> change) {
        Optional<String> asked = change.flatMap(settings -> settings.optionalString("AppType"));
        if (asked.isPresent() && space.appType().isPresent() && !asked.equals(space.appType())) {
            throw Refusal.validation("The AppType of Space [" + space.arn() + "] can't change.");
        }
    }

    private Struct delete(Call call) {
        store.write(
                transaction -> {
                    Space space = named(transaction, call);
                    Apps.endFailed(
                            transaction,
                            App.scopeOfOwner(space.region(), space.domainId(), space.name()),
                            "Unable to delete Space ["
                                    + space.arn()
                                    + "] because App(s) are associated with it.",
                            Moment.of(call));
                    Space.TABLE.delete(transaction, space);
                    Tags.delete(transaction, space.arn());
                    return space;
                });
        return Struct.EMPTY;
    }

    private Space named(Reader reader, Call call) {
        return Space.require(
                reader,
                arns,
                call.region(),
                call.input().string("DomainId"),
                call.input().string("SpaceName"));
    }
}
