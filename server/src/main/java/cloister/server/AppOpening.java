package cloister.server;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.identity.TemporaryCredentials;
import cloister.server.facts.Connection;
import cloister.server.page.Notice;
import cloister.server.page.Pages;
import cloister.server.page.Words;
import cloister.studio.Studio;
import cloister.studio.StudioApp;
import cloister.studio.StudioSession;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.AppHost;
import cloister.studio.runtime.AppProgram;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The way from a Studio's pages to its app: starts the app where none runs, as its execution role
 * and decided as that, and lets the browser in when it serves.
 */
final class AppOpening {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String NAME = "default";

    private final Studio studio;
    private final AppHost runtime;
    private final Identity identity;
    private final Gateway gateway;
    private final Map<String, Command> commands;
    private final AuditLog audit;
    private final Tickets tickets;
    private final StudioOrigins origins;
    private final ExecutionRoleSessions roles;

    AppOpening(
            Studio studio,
            AppHost runtime,
            Identity identity,
            Gateway gateway,
            Map<String, Command> commands,
            AuditLog audit,
            Tickets tickets,
            StudioOrigins origins,
            ExecutionRoleSessions roles) {
        this.studio = studio;
        this.runtime = runtime;
        this.identity = identity;
        this.gateway = gateway;
        this.commands = commands;
        this.audit = audit;
        this.tickets = tickets;
        this.origins = origins;
        this.roles = roles;
    }

    /** A session that was just decided about, on its way to its app. */
    record Opening(StudioSession session, Connection connection, Trail trail, Words words) {}

    /** Whether there is a JupyterLab to open. */
    boolean canRun() {
        return runtime.jupyter().isPresent();
    }

    /** Starts the app where none runs, and shows that it is on its way. */
    HttpResponse open(Opening opening) {
        try {
            if (app(opening).isEmpty()) {
                Optional<String> denied = create(opening);
                if (denied.isPresent()) {
                    opening.trail().failed("AccessDeniedException");
                    return page(403, Notice.refused(opening.words(), denied.get()));
                }
            }
            return waiting(opening);
        } catch (ApiException refused) {
            opening.trail().failed(refused.code());
            return page(
                    refused.status(),
                    Notice.noApp(opening.words(), refused.code(), refused.text()));
        }
    }

    /** Waits for the app for a while, and sends the browser to it. */
    HttpResponse enter(Opening opening) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<StudioApp> app = app(opening);
        while (app.filter(StudioApp::starts).isPresent() && System.nanoTime() < deadline) {
            pause();
            app = app(opening);
        }
        if (app.isEmpty()) {
            opening.trail().failed("Failed");
            return page(
                    502,
                    Notice.noApp(
                            opening.words(), "Failed", failure(opening).orElse("It was deleted.")));
        }
        return app.flatMap(serving -> runtime.door(serving.launch().id()))
                .map(door -> enter(opening, door))
                .orElseGet(() -> waiting(opening));
    }

    private HttpResponse enter(Opening opening, AppDoor door) {
        StudioSession session = opening.session();
        String ticket =
                tickets.issue(
                        session.studioId(),
                        studio.entrance(session),
                        landing(opening, door),
                        opening.trail().time());
        return PageAnswer.seeOther(origins.of(session.studioId()) + "/auth?ticket=" + ticket);
    }

    private static String landing(Opening opening, AppDoor door) {
        return opening.session()
                .landingUri()
                .filter(uri -> uri.matches("app:[A-Za-z]+:[A-Za-z0-9._~/%-]+"))
                .map(uri -> door.base() + uri.split(":", 3)[2].replaceFirst("^/+", ""))
                .orElseGet(door::landing);
    }

    private HttpResponse waiting(Opening opening) {
        Notice notice = Notice.starting(opening.words(), opening.session().userProfileName());
        return PageAnswer.with(
                page(200, notice),
                "Refresh",
                "0; url=/studio/" + opening.session().domainId() + "/enter");
    }

    private static HttpResponse page(int status, Notice notice) {
        return PageAnswer.page(status, Pages.notice(notice));
    }

    /** The app to open: one that serves before one that starts, of the type asked for first. */
    private Optional<StudioApp> app(Opening opening) {
        String type = type(opening);
        return apps(opening, type).stream()
                .filter(app -> app.serves() || app.starts())
                .min(
                        Comparator.comparing(
                                        (StudioApp app) -> !app.launch().appType().equals(type))
                                .thenComparing(app -> !app.serves()));
    }

    private Optional<String> failure(Opening opening) {
        String type = type(opening);
        return apps(opening, type).stream()
                .filter(app -> app.launch().appType().equals(type))
                .flatMap(app -> app.failureReason().stream())
                .findFirst();
    }

    private List<StudioApp> apps(Opening opening, String type) {
        return studio.apps(opening.session()).stream()
                .filter(app -> runtime.refusal(app.launch().appType()).isEmpty())
                .filter(app -> isEditor(app.launch().appType()) == isEditor(type))
                .toList();
    }

    /** The type that the presigned URL asks for (API reference, LandingUri), or else the space. */
    private String type(Opening opening) {
        StudioSession session = opening.session();
        return session.landingUri()
                .filter(uri -> uri.startsWith("app:"))
                .map(uri -> uri.split(":", 3)[1])
                .or(() -> studio.spaceAppType(session))
                .orElse(session.spaceName().isPresent() ? "JupyterLab" : "JupyterServer");
    }

    /** One JupyterLab stands in for another of its kind, a code editor for none. */
    private static boolean isEditor(String type) {
        return AppProgram.of(type) == AppProgram.CODE_EDITOR;
    }

    /** Creates the app by its own role; gives the denial, where policy denies that. */
    private Optional<String> create(Opening opening) {
        StudioSession session = opening.session();
        Credential role = role(opening);
        Trail trail = trail(opening);
        trail.operation("sagemaker:CreateApp");
        trail.region(session.region());
        trail.caller(role.caller());
        Struct.Builder input =
                Struct.builder()
                        .put("DomainId", session.domainId())
                        .put("AppType", type(opening))
                        .put("AppName", NAME)
                        .put("SpaceName", session.spaceName());
        if (session.spaceName().isEmpty()) {
            input.put("UserProfileName", session.userProfileName());
        }
        Call call =
                new Call(
                        "sagemaker",
                        "CreateApp",
                        input.build(),
                        role.caller(),
                        session.region(),
                        trail.time(),
                        trail.requestId());
        Optional<Decided> denied = gateway.decide(call, role, opening.connection(), trail);
        if (denied.isPresent()) {
            trail.failed("AccessDeniedException");
            audit.add(trail.end(403));
            return Optional.of(Denial.message(role.caller().arn(), denied.get()));
        }
        create(call);
        audit.add(trail.end(200));
        return Optional.empty();
    }

    private void create(Call call) {
        Optional.ofNullable(commands.get("sagemaker:CreateApp")).orElseThrow().run(call);
    }

    private static Trail trail(Opening opening) {
        return new Trail(
                opening.trail().time(), UUID.randomUUID().toString(), opening.connection());
    }

    private Credential role(Opening opening) {
        StudioSession session = opening.session();
        String role =
                studio.executionRole(session)
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                "ValidationException",
                                                "There is no ExecutionRole for the app: set one"
                                                        + " for the user profile or the domain.",
                                                400));
        Trail trail = trail(opening);
        trail.operation("sts:AssumeRole");
        trail.region(session.region());
        TemporaryCredentials made;
        try {
            made =
                    roles.take(
                            new ExecutionRoleSessions.Use(
                                    role,
                                    session.region(),
                                    Optional.of(session.userProfileArn()),
                                    studio.sourceIdentity(session),
                                    CredentialsEndpoint.keys(
                                            session.domainId(), session.userProfileName())),
                            opening.connection(),
                            trail);
        } catch (ApiException refused) {
            trail.failed(refused.code());
            audit.add(trail.end(refused.status()));
            throw refused;
        }
        audit.add(trail.end(200));
        return identity.credential(
                made.accessKeyId(), Optional.of(made.sessionToken()), trail.time());
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", interrupted);
        }
    }
}
