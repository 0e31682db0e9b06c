package cloister.server;

import cloister.policy.Authorizer;
import cloister.policy.Decision;
import cloister.server.console.Happening;
import cloister.server.console.Host;
import cloister.server.console.Reply;
import cloister.server.console.Team;
import cloister.server.facts.Asked;
import cloister.server.facts.Asker;
import cloister.server.facts.AuthorizationRequests;
import cloister.server.facts.Connection;
import cloister.store.Store;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.Route;
import cloister.wire.ServiceModel;
import cloister.wire.Struct;
import cloister.wire.Validator;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the console needs, by the gateway: no page gets further than a signed request would. */
final class ConsoleHost implements Host {
    private static final System.Logger LOG = System.getLogger(ConsoleHost.class.getName());

    private final Gateway gateway;
    private final AuthorizationRequests requests;
    private final Map<String, List<ServiceModel>> services;
    private final Map<String, Command> commands;
    private final TeamFinder teams;
    private final AuditLog audit;
    private final Store store;
    private final Supplier<String> url;
    private final Clock clock;

    ConsoleHost(
            Gateway gateway,
            AuthorizationRequests requests,
            List<ServiceModel> models,
            Map<String, Command> commands,
            TeamFinder teams,
            AuditLog audit,
            Store store,
            Supplier<String> url,
            Clock clock) {
        this.gateway = gateway;
        this.requests = requests;
        this.services = models.stream().collect(Collectors.groupingBy(ServiceModel::signingName));
        this.commands = Map.copyOf(commands);
        this.teams = teams;
        this.audit = audit;
        this.store = store;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public Reply call(Asker asker, String operation, Struct input) {
        return audited(
                trail(asker, operation),
                trail -> {
                    Route route = route(operation);
                    return gateway.run(route, asker, () -> checked(route, input), trail);
                });
    }

    @Override
    public Reply vouched(String operation, Struct input, Connection connection) {
        Trail unknown = new Trail(clock.instant(), UUID.randomUUID().toString(), connection);
        unknown.operation(operation);
        return audited(
                unknown,
                trail -> {
                    Route route = route(operation);
                    return gateway.vouched(route, checked(route, input), connection, trail);
                });
    }

    private Reply audited(Trail trail, Function<Trail, Struct> call) {
        Reply reply;
        int status = 200;
        try {
            reply = new Reply.Done(call.apply(trail));
        } catch (ApiException refused) {
            trail.failed(refused.code());
            status = refused.status();
            reply =
                    trail.isDenied()
                            ? new Reply.Denied(trail.requestId(), refused.code(), refused.text())
                            : new Reply.Failed(trail.requestId(), refused.code(), refused.text());
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            ApiException internal = Gateway.internalFailure();
            trail.failed(internal.code());
            status = internal.status();
            reply = new Reply.Failed(trail.requestId(), internal.code(), internal.text());
        }
        audit.add(trail.end(status));
        return reply;
    }

    private Route route(String operation) {
        int colon = operation.indexOf(':');
        OperationModel model =
                services.getOrDefault(operation.substring(0, colon), List.of()).stream()
                        .flatMap(
                                service ->
                                        service.operation(operation.substring(colon + 1)).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(operation));
        return new Route(model.service(), model, Protocol.of(model.service()));
    }

    private static Struct checked(Route route, Struct input) {
        Validator.check(route.operation(), input, route.protocol());
        return input;
    }

    @Override
    public Verdict would(Asker asker, String operation, Struct input) {
        return decided(asker, operation, input)
                .map(
                        denied ->
                                new Verdict(
                                        false,
                                        Denial.message(asker.credential().caller().arn(), denied)))
                .orElse(new Verdict(true, ""));
    }

    private Optional<Decided> decided(Asker asker, String operation, Struct input) {
        Trail unkept = trail(asker, operation);
        Call call = call(asker, operation, input, unkept);
        return gateway.decide(call, asker.credential(), asker.connection(), unkept);
    }

    private static Call call(Asker asker, String operation, Struct input, Trail trail) {
        int colon = operation.indexOf(':');
        return new Call(
                operation.substring(0, colon),
                operation.substring(colon + 1),
                input,
                asker.credential().caller(),
                asker.region(),
                trail.time(),
                trail.requestId());
    }

    @Override
    public Reply own(Asker asker, String action, String resource) {
        Trail trail = trail(asker, "cloister:" + action);
        Decided decided = own(asker, action, resource, trail);
        trail.decided(List.of(decided));
        boolean allowed = decided.decision().allowed();
        if (!allowed) {
            trail.failed("AccessDeniedException");
        }
        audit.add(trail.end(allowed ? 200 : 403));
        return allowed
                ? new Reply.Done(Struct.EMPTY)
                : new Reply.Denied(
                        trail.requestId(),
                        "AccessDeniedException",
                        Denial.message(asker.credential().caller().arn(), decided));
    }

    @Override
    public boolean may(Asker asker, String action, String resource) {
        Trail unkept = trail(asker, "cloister:" + action);
        return own(asker, action, resource, unkept).decision().allowed();
    }

    private Decided own(Asker asker, String action, String resource, Trail trail) {
        Call call = call(asker, "cloister:" + action, Struct.EMPTY, trail);
        String arn =
                "arn:aws:cloister:"
                        + asker.region()
                        + ":"
                        + asker.credential().caller().account()
                        + ":"
                        + resource;
        Asked asked = requests.own(call, asker.credential(), asker.connection(), arn);
        Decision decision = Authorizer.decide(asked.request());
        return new Decided(asked, decision);
    }

    /** Reads what there is undecided, and keeps what is decided to be theirs to open. */
    @Override
    public List<OpenableProfile> openable(Asker asker) {
        List<OpenableProfile> found = new ArrayList<>();
        for (Struct domain : all(asker, "ListDomains", "Domains", Struct.EMPTY)) {
            Struct of = Struct.builder().put("DomainIdEquals", domain.string("DomainId")).build();
            for (Struct profile : all(asker, "ListUserProfiles", "UserProfiles", of)) {
                Struct opening =
                        Struct.builder()
                                .put("DomainId", domain.string("DomainId"))
                                .put("UserProfileName", profile.string("UserProfileName"))
                                .build();
                if (would(asker, "sagemaker:CreatePresignedDomainUrl", opening).allowed()) {
                    found.add(
                            new OpenableProfile(
                                    domain.string("DomainId"),
                                    domain.string("DomainName"),
                                    profile.string("UserProfileName")));
                }
            }
        }
        return found;
    }

    @Override
    public Team team(Asker asker, String name) {
        return teams.find(
                asker.region(),
                name,
                (operation, input) -> would(asker, operation, input).allowed());
    }

    private List<Struct> all(Asker asker, String operation, String list, Struct input) {
        String name = "sagemaker:" + operation;
        List<Struct> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Struct asked =
                    Struct.builder()
                            .putAll(input)
                            .put("MaxResults", 100)
                            .put("NextToken", next)
                            .build();
            Call call = call(asker, name, asked, trail(asker, name));
            Struct output = Objects.requireNonNull(commands.get(name), name).run(call);
            found.addAll(output.structs(list));
            next = output.optionalString("NextToken");
        } while (next.isPresent());
        return found;
    }

    @Override
    public List<Happening> newest() {
        return audit.newest(AuditLog.RECENT).stream().map(ConsoleHost::happening).toList();
    }

    @Override
    public Optional<Happening> happened(String requestId) {
        return audit.find(requestId).map(ConsoleHost::happening);
    }

    private static Happening happening(AuditEntry entry) {
        return new Happening(
                entry.time(),
                entry.requestId(),
                entry.sourceIp(),
                entry.operation(),
                entry.caller(),
                entry.status(),
                entry.error(),
                entry.decisions().stream()
                        .map(
                                decided ->
                                        new Happening.Ruling(
                                                decided.asked().request(),
                                                decided.asked().keys(),
                                                decided.decision()))
                        .toList());
    }

    @Override
    public void note(Note note, Connection connection) {
        Trail trail = new Trail(clock.instant(), UUID.randomUUID().toString(), connection);
        trail.operation(note.operation());
        note.caller().ifPresent(trail::caller);
        note.error().ifPresent(trail::failed);
        audit.add(trail.end(note.status()));
    }

    @Override
    public String url() {
        return url.get();
    }

    @Override
    public long revision() {
        return store.read().revision();
    }

    private Trail trail(Asker asker, String operation) {
        Trail trail = new Trail(clock.instant(), UUID.randomUUID().toString(), asker.connection());
        trail.operation(operation);
        trail.region(asker.region());
        trail.caller(asker.credential().caller());
        return trail;
    }
}
