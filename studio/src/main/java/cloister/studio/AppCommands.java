package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations on apps. */
record AppCommands(Store store, Arns arns, Pager pager, AppLifecycle lifecycle) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateApp", Refusal.withoutNotFound(this::create),
                "sagemaker:DescribeApp", this::describe,
                "sagemaker:ListApps", this::list,
                "sagemaker:DeleteApp", this::delete);
    }

    private Struct create(Call call) {
        Map<String, String> tags = Tags.given(call.input());
        AppOwner owner = AppOwner.given(call);
        App created =
                store.write(
                        transaction -> {
                            Domain domain =
                                    Domain.require(
                                            transaction,
                                            arns,
                                            call.region(),
                                            call.input().string("DomainId"));
                            AppSettings settings = AppSettings.of(transaction, arns, domain, owner);
                            App app = newApp(call, domain, settings);
                            checkNameIsFree(transaction, app, call);
                            App.TABLE.put(transaction, app);
                            Tags.put(
                                    transaction,
                                    app.arn(),
                                    TagInheritance.ofApp(transaction, domain, settings, tags));
                            return app;
                        });
        lifecycle.start(created);
        return Struct.builder().put("AppArn", created.arn()).build();
    }

    private App newApp(Call call, Domain domain, AppSettings settings) {
        Struct input = call.input();
        AppOwner owner = settings.owner();
        AppType type = type(call);
        String name = input.string("AppName");
        lifecycle.checkRunnable(type);
        checkFits(settings.space(), type);
        String role =
                settings.executionRole()
                        .orElseThrow(
                                () ->
                                        Refusal.validation(
                                                "There is no ExecutionRole for the app: set one for"
                                                        + " the user profile or the domain."));
        Struct spec =
                InstanceTypes.checked(
                        type, settings.resourceSpec(type, input.optionalStruct("ResourceSpec")));
        return new App(
                call.region(),
                domain.id(),
                owner,
                type,
                name,
                arns.app(call.region(), domain.id(), owner.name(), type, name),
                Secrets.hex(16),
                AppStatus.of(AppStatus.State.PENDING, Moment.of(call)),
                Moment.of(call),
                role,
                Struct.builder()
                        .put("ResourceSpec", spec)
                        .put("RecoveryMode", input.optionalBoolean("RecoveryMode"))
                        .putAll(settings.forRuntime(domain, type))
                        .build());
    }

    private static void checkFits(Optional<Space> space, AppType type) {
        Optional<String> only = space.flatMap(Space::appType);
        if (only.isPresent() && !only.get().equals(type.text)) {
            throw Refusal.validation(
                    "Space ["
                            + space.orElseThrow().arn()
                            + "] is for apps of type "
                            + only.get()
                            + ", not "
                            + type.text
                            + ".");
        }
    }

    private static void checkNameIsFree(Transaction transaction, App app, Call call) {
        App.find(transaction, app.key(), call.now())
                .filter(same -> !same.status().state().isOver())
                .ifPresent(
                        same -> {
                            throw Refusal.inUse("App [" + same.arn() + "] already exists.");
                        });
    }

    private Struct describe(Call call) {
        App app = named(store.read(), call);
        return Struct.builder()
                .put("AppArn", app.arn())
                .putAll(summary(app))
                .put("RecoveryMode", app.details().optionalBoolean("RecoveryMode"))
                .put("FailureReason", app.status().failureReason())
                .build();
    }

    private static Struct summary(App app) {
        return Struct.builder()
                .put("DomainId", app.domainId())
                .put(app.owner().kind().member, app.owner().name())
                .put("AppType", app.type().text)
                .put("AppName", app.name())
                .put("Status", app.status().state().text)
                .put("CreationTime", app.created())
                .put("ResourceSpec", app.details().optionalStruct("ResourceSpec"))
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        Optional<String> profile = input.optionalString("UserProfileNameEquals");
        Optional<String> space = input.optionalString("SpaceNameEquals");
        if (profile.isPresent() && space.isPresent()) {
            throw Refusal.validation(
                    "UserProfileNameEquals and SpaceNameEquals cannot be specified together.");
        }
        Predicate<App> filter =
                app ->
                        !app.isForgotten(call.now())
                                && owned(app, AppOwner.Kind.USER_PROFILE, profile)
                                && owned(app, AppOwner.Kind.SPACE, space);
        Optional<String> owner = profile.or(() -> space);
        String scope =
                input.optionalString("DomainIdEquals")
                        .map(
                                id ->
                                        owner.map(name -> App.scopeOfOwner(call.region(), id, name))
                                                .orElse(Domain.key(call.region(), id)))
                        .orElse(call.region());
        Page<App> page =
                App.TABLE.list(
                        store.read(),
                        Lists.listing(call, pager, scope, Lists.OLDEST_FIRST, filter));
        return Lists.output(call, pager, "Apps", page, AppCommands::summary);
    }

    private static boolean owned(App app, AppOwner.Kind kind, Optional<String> name) {
        return name.isEmpty()
                || (app.owner().kind() == kind && app.owner().name().equalsIgnoreCase(name.get()));
    }

    private Struct delete(Call call) {
        Optional<App> stopping =
                store.write(
                        transaction -> {
                            App app = named(transaction, call);
                            return switch (app.status().state()) {
                                case PENDING, IN_SERVICE -> {
                                    App deleting =
                                            app.withStatus(
                                                    AppStatus.of(
                                                            AppStatus.State.DELETING,
                                                            Moment.of(call)));
                                    App.TABLE.put(transaction, deleting);
                                    yield Optional.of(deleting);
                                }
                                case FAILED -> {
                                    Apps.end(transaction, app, Moment.of(call));
                                    yield Optional.empty();
                                }
                                case DELETING -> Optional.empty();
                                case DELETED ->
                                        throw Refusal.validation(
                                                "App ["
                                                        + app.arn()
                                                        + "] has already been deleted.");
                            };
                        });
        stopping.ifPresent(lifecycle::stop);
        return Struct.EMPTY;
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    private App named(Reader reader, Call call) {
        AppOwner owner = AppOwner.given(call);
        String domainId = call.input().string("DomainId");
        String name = call.input().string("AppName");
        AppType type = type(call);
        return App.find(
                        reader,
                        App.key(call.region(), domainId, owner.name(), type, name),
                        call.now())
                .filter(app -> app.owner().kind() == owner.kind())
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "App ["
                                                + arns.app(
                                                        call.region(),
                                                        domainId,
                                                        owner.name(),
                                                        type,
                                                        name)
                                                + "] does not exist."));
    }

    private static AppType type(Call call) {
        return AppType.of(call.input().string("AppType")).orElseThrow();
    }
}
