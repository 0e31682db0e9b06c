package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on user profiles. */
final class UserProfileCommands {
    private static final List<String> CREATED =
            List.of("SingleSignOnUserIdentifier", "SingleSignOnUserValue", "UserSettings");

    private final Store store;
    private final Arns arns;
    private final ExecutionRoles roles;
    private final DirectoryLookup directory;
    private final Pager pager;

    UserProfileCommands(
            Store store, Arns arns, ExecutionRoles roles, DirectoryLookup directory, Pager pager) {
        this.store = store;
        this.arns = arns;
        this.roles = roles;
        this.directory = directory;
        this.pager = pager;
    }

    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateUserProfile", Refusal.withoutNotFound(this::create),
                "sagemaker:DescribeUserProfile", this::describe,
                "sagemaker:ListUserProfiles", this::list,
                "sagemaker:UpdateUserProfile", this::update,
                "sagemaker:DeleteUserProfile", this::delete);
    }

    private Struct create(Call call) {
        Struct input = call.input();
        Map<String, String> tags = Tags.given(input);
        checkSettings(input.optionalStruct("UserSettings"));
        UserProfile created =
                store.write(
                        transaction -> {
                            UserProfile profile = newProfile(transaction, call);
                            profile.add(transaction);
                            Tags.put(transaction, profile.arn(), tags);
                            return profile;
                        });
        return Struct.builder().put("UserProfileArn", created.arn()).build();
    }

    private void checkSettings(Optional<Struct> settings) {
        roles.check(settings);
        IdleShutdown.check(settings);
    }

    private UserProfile newProfile(Transaction transaction, Call call) {
        Struct input = call.input();
        String domainId = input.string("DomainId");
        String name = input.string("UserProfileName");
        Domain domain = Domain.require(transaction, arns, call.region(), domainId);
        checkSingleSignOn(domain, input);
        Optional<String> userId =
                input.optionalString("SingleSignOnUserValue")
                        .map(user -> person(transaction, domain, user));
        String key = UserProfile.key(call.region(), domainId, name);
        if (UserProfile.TABLE.get(transaction, key).isPresent()) {
            throw Refusal.inUse(
                    "UserProfile ["
                            + arns.userProfile(call.region(), domainId, name)
                            + "] already exists.");
        }
        if (Space.TABLE.get(transaction, Space.key(call.region(), domainId, name)).isPresent()) {
            throw Refusal.inUse(
                    "UserProfileName must differ from the names of the domain's spaces, because"
                            + " the ARNs of their apps would be the same: "
                            + name);
        }
        Domain.TABLE.put(transaction, domain.afterGivingUid());
        return new UserProfile(
                call.region(),
                domainId,
                arns.userProfile(call.region(), domainId, name),
                name,
                domain.nextUid(),
                Moment.of(call),
                Moment.of(call),
                userId,
                Settings.pick(input, CREATED));
    }

    private static void checkSingleSignOn(Domain domain, Struct input) {
        boolean identifier = input.has("SingleSignOnUserIdentifier");
        boolean value = input.has("SingleSignOnUserValue");
        if (domain.signsInBySso() && !(identifier && value)) {
            throw Refusal.validation(
                    "SingleSignOnUserIdentifier and SingleSignOnUserValue are required because the"
                            + " AuthMode of Domain ["
                            + domain.arn()
                            + "] is SSO.");
        }
        if (!domain.signsInBySso() && (identifier || value)) {
            throw Refusal.validation(
                    "SingleSignOnUserIdentifier and SingleSignOnUserValue cannot be specified"
                            + " because the AuthMode of Domain ["
                            + domain.arn()
                            + "] is IAM.");
        }
    }

    /** A user profile is somebody's of the directory, and everybody has one at most. */
    private String person(Transaction transaction, Domain domain, String userName) {
        String userId =
                directory
                        .userId(userName)
                        .orElseThrow(
                                () ->
                                        Refusal.validation(
                                                "SingleSignOnUserValue ["
                                                        + userName
                                                        + "] is no UserName in the directory of IAM"
                                                        + " Identity Center."));
        UserProfile.of(transaction, domain.region(), domain.id(), new SignOnUser(userId, userName))
                .ifPresent(
                        taken -> {
                            throw Refusal.inUse(
                                    "SingleSignOnUserValue ["
                                            + userName
                                            + "] is associated with UserProfile ["
                                            + taken.arn()
                                            + "] already.");
                        });
        return userId;
    }

    private Struct describe(Call call) {
        UserProfile profile = named(store.read(), call);
        return Struct.builder()
                .put("UserProfileArn", profile.arn())
                .putAll(summary(profile))
                .put("HomeEfsFileSystemUid", Integer.toString(profile.uid()))
                .putAll(profile.settings())
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        String part = Arns.lower(input.optionalString("UserProfileNameContains").orElse(""));
        Listing<UserProfile> listing =
                Lists.listing(
                        call,
                        pager,
                        Lists.scope(call),
                        Lists.OLDEST_FIRST,
                        profile -> Arns.lower(profile.name()).contains(part));
        Page<UserProfile> page = UserProfile.TABLE.list(store.read(), listing);
        return Lists.output(call, pager, "UserProfiles", page, UserProfileCommands::summary);
    }

    private static Struct summary(UserProfile profile) {
        return Struct.builder()
                .put("DomainId", profile.domainId())
                .put("UserProfileName", profile.name())
                .put("Status", Lists.IN_SERVICE)
                .put("CreationTime", profile.created())
                .put("LastModifiedTime", profile.modified())
                .build();
    }

    private Struct update(Call call) {
        Struct input = call.input();
        checkSettings(input.optionalStruct("UserSettings"));
        UserProfile changed =
                store.write(
                        transaction -> {
                            UserProfile profile = named(transaction, call);
                            UserProfile updated =
                                    profile.withSettings(
                                            Settings.changeNested(
                                                    profile.settings(),
                                                    "UserSettings",
                                                    input.optionalStruct("UserSettings")),
                                            Moment.of(call));
                            UserProfile.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("UserProfileArn", changed.arn()).build();
    }

    private Struct delete(Call call) {
        store.write(
                transaction -> {
                    UserProfile profile = named(transaction, call);
                    checkUnused(transaction, profile, Moment.of(call));
                    profile.delete(transaction);
                    Tags.delete(transaction, profile.arn());
                    return profile;
                });
        return Struct.EMPTY;
    }

    private static void checkUnused(Transaction transaction, UserProfile profile, Instant now) {
        String refused = "Unable to delete UserProfile [" + profile.arn() + "] because ";
        String region = profile.region();
        if (Space.TABLE.any(
                transaction, Space.scopeOfOwner(region, profile.domainId(), profile.name()))) {
            throw Refusal.inUse(refused + "Space(s) are associated with it.");
        }
        Apps.endFailed(
                transaction,
                App.scopeOfOwner(region, profile.domainId(), profile.name()),
                refused + "App(s) are associated with it.",
                now);
    }

    private UserProfile named(Reader reader, Call call) {
        return UserProfile.require(
                reader,
                arns,
                call.region(),
                call.input().string("DomainId"),
                call.input().string("UserProfileName"));
    }
}
