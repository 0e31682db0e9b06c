package cloister.studio;

import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The operations on domains. */
final class DomainCommands {
    private static final List<String> CREATED =
            List.of(
                    "AuthMode",
                    "DefaultUserSettings",
                    "DomainSettings",
                    "SubnetIds",
                    "VpcId",
                    "AppNetworkAccessType",
                    "HomeEfsFileSystemKmsKeyId",
                    "KmsKeyId",
                    "AppSecurityGroupManagement",
                    "TagPropagation",
                    "DefaultSpaceSettings");

    private static final List<String> REPLACED =
            List.of(
                    "AppSecurityGroupManagement",
                    "SubnetIds",
                    "AppNetworkAccessType",
                    "TagPropagation",
                    "VpcId");

    private final Store store;
    private final Arns arns;
    private final ExecutionRoles roles;
    private final Pager pager;
    private final AppRuntime runtime;
    private final Supplier<String> baseUrl;

    DomainCommands(
            Store store,
            Arns arns,
            ExecutionRoles roles,
            Pager pager,
            AppRuntime runtime,
            Supplier<String> baseUrl) {
        this.store = store;
        this.arns = arns;
        this.roles = roles;
        this.pager = pager;
        this.runtime = runtime;
        this.baseUrl = baseUrl;
    }

    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateDomain", this::create,
                "sagemaker:DescribeDomain", this::describe,
                "sagemaker:ListDomains", this::list,
                "sagemaker:UpdateDomain", this::update,
                "sagemaker:DeleteDomain", this::delete);
    }

    private Struct create(Call call) {
        Struct input = call.input();
        Map<String, String> tags = Tags.given(input);
        checkNetwork(input);
        checkDefaults(input);
        String id = "d-" + Secrets.lowerAlphanumeric(12);
        Domain domain =
                new Domain(
                        call.region(),
                        arns.domain(call.region(), id),
                        id,
                        input.string("DomainName"),
                        Moment.of(call),
                        Moment.of(call),
                        Domain.FIRST_UID,
                        settings(input));
        store.write(
                transaction -> {
                    checkNameIsFree(transaction, call.region(), domain.name());
                    Domain.TABLE.put(transaction, domain);
                    Tags.put(transaction, domain.arn(), tags);
                    return domain;
                });
        return Struct.builder()
                .put("DomainArn", domain.arn())
                .put("DomainId", domain.id())
                .put("Url", url(domain))
                .build();
    }

    private Struct settings(Struct input) {
        Struct.Builder settings =
                Struct.builder()
                        .put("AppNetworkAccessType", "PublicInternetOnly")
                        .put("TagPropagation", "DISABLED")
                        .putAll(Settings.pick(input, CREATED))
                        .put("HomeEfsFileSystemId", "fs-" + Secrets.hex(17));
        if (input.string("AuthMode").equals("SSO")) {
            settings.put("SingleSignOnManagedApplicationInstanceId", "ins-" + Secrets.hex(16))
                    .put("SingleSignOnApplicationArn", arns.singleSignOnApplication());
        }
        return settings.build();
    }

    private static void checkNetwork(Struct input) {
        boolean vpcOnly =
                input.optionalString("AppNetworkAccessType").filter("VpcOnly"::equals).isPresent();
        if (vpcOnly && !(input.has("VpcId") && input.has("SubnetIds"))) {
            throw Refusal.validation(
                    "VpcId and SubnetIds are required when AppNetworkAccessType is VpcOnly.");
        }
    }

    private void checkDefaults(Struct input) {
        for (String defaults : List.of("DefaultUserSettings", "DefaultSpaceSettings")) {
            Optional<Struct> settings = input.optionalStruct(defaults);
            roles.check(settings);
            IdleShutdown.check(settings);
        }
    }

    private static void checkNameIsFree(Transaction transaction, String region, String name) {
        Listing<Domain> same = Listing.all(region, domain -> domain.name().equals(name));
        if (!Domain.TABLE.list(transaction, same).items().isEmpty()) {
            throw Refusal.inUse("Domain with name " + name + " already exists.");
        }
    }

    private Struct describe(Call call) {
        Domain domain =
                Domain.require(store.read(), arns, call.region(), call.input().string("DomainId"));
        return Struct.builder().putAll(summary(domain)).putAll(domain.settings()).build();
    }

    private Struct list(Call call) {
        Page<Domain> page =
                Domain.TABLE.list(
                        store.read(),
                        Lists.listing(call, pager, call.region(), Lists.OLDEST_FIRST, d -> true));
        return Lists.output(call, pager, "Domains", page, this::summary);
    }

    private Struct summary(Domain domain) {
        return Struct.builder()
                .put("DomainArn", domain.arn())
                .put("DomainId", domain.id())
                .put("DomainName", domain.name())
                .put("Status", Lists.IN_SERVICE)
                .put("CreationTime", domain.created())
                .put("LastModifiedTime", domain.modified())
                .put("Url", url(domain))
                .build();
    }

    private Struct update(Call call) {
        Struct input = call.input();
        checkDefaults(input);
        Domain changed =
                store.write(
                        transaction -> {
                            Domain domain =
                                    Domain.require(
                                            transaction,
                                            arns,
                                            call.region(),
                                            input.string("DomainId"));
                            checkNoAppsInTheWay(transaction, domain, input);
                            Domain updated =
                                    domain.withSettings(
                                            changed(domain.settings(), input), Moment.of(call));
                            Domain.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("DomainArn", changed.arn()).build();
    }

    private static void checkNoAppsInTheWay(Transaction transaction, Domain domain, Struct input) {
        Struct settings = domain.settings();
        changedFrom(
                        settings.optionalStruct("DomainSettings").orElse(Struct.EMPTY),
                        input.optionalStruct("DomainSettingsForUpdate").orElse(Struct.EMPTY),
                        "ExecutionRoleIdentityConfig",
                        "DISABLED")
                .or(
                        () ->
                                changedFrom(
                                        settings,
                                        input,
                                        "AppNetworkAccessType",
                                        "PublicInternetOnly"))
                .ifPresent(
                        member ->
                                Apps.checkOver(
                                        transaction,
                                        domain.scope(),
                                        member
                                                + " can only be modified if there are no apps in"
                                                + " the InService, Pending or Deleting state in"
                                                + " Domain ["
                                                + domain.arn()
                                                + "]."));
    }

    /** The member's name, where the input changes it. */
    private static Optional<String> changedFrom(
            Struct settings, Struct input, String member, String standard) {
        String before = settings.optionalString(member).orElse(standard);
        return input.optionalString(member)
                .filter(value -> !value.equals(before))
                .map(value -> member);
    }

    private static Struct changed(Struct settings, Struct input) {
        Struct changed = Settings.replace(settings, Settings.pick(input, REPLACED));
        for (String nested : List.of("DefaultUserSettings", "DefaultSpaceSettings")) {
            changed = Settings.changeNested(changed, nested, input.optionalStruct(nested));
        }
        return Settings.changeNested(
                changed,
                "DomainSettings",
                input.optionalStruct("DomainSettingsForUpdate").map(DomainCommands::asSettings));
    }

    /** DomainSettingsForUpdate in the words of DomainSettings. */
    private static Struct asSettings(Struct forUpdate) {
        Struct.Builder settings = Struct.builder();
        forUpdate
                .members()
                .forEach(
                        (name, value) ->
                                settings.put(
                                        name.equals("RStudioServerProDomainSettingsForUpdate")
                                                ? "RStudioServerProDomainSettings"
                                                : name,
                                        value));
        return settings.build();
    }

    private Struct delete(Call call) {
        store.write(
                transaction -> {
                    Domain domain =
                            Domain.require(
                                    transaction,
                                    arns,
                                    call.region(),
                                    call.input().string("DomainId"));
                    if (UserProfile.TABLE.any(transaction, domain.scope())) {
                        throw Refusal.inUse(
                                "Unable to delete Domain ["
                                        + domain.arn()
                                        + "] because UserProfile(s) are associated with it.");
                    }
                    if (Space.TABLE.any(transaction, domain.scope())) {
                        throw Refusal.inUse(
                                "Unable to delete Domain ["
                                        + domain.arn()
                                        + "] because Space(s) are associated with it.");
                    }
                    Domain.TABLE.delete(transaction, domain);
                    Tags.delete(transaction, domain.arn());
                    return domain;
                });
        if (deletesHomes(call.input())) {
            runtime.deleteHomes(call.input().string("DomainId"));
        }
        return Struct.EMPTY;
    }

    /** Homes are kept unless the request says otherwise (API reference, RetentionPolicy). */
    private static boolean deletesHomes(Struct input) {
        return input.optionalStruct("RetentionPolicy")
                .flatMap(policy -> policy.optionalString("HomeEfsFileSystem"))
                .filter("Delete"::equals)
                .isPresent();
    }

    private String url(Domain domain) {
        return StudioUrl.of(baseUrl.get(), domain.id());
    }
}
