package cloister.server;

import cloister.identity.Identity;
import cloister.server.console.Console;
import cloister.server.facts.Connection;
import cloister.store.Store;
import cloister.studio.Studio;
import cloister.studio.runtime.AppHost;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What answers requests, put together: the server's own origin, and those of Studios. */
record Fronts(
        FrontDoor door, AppProxy apps, OpenConnections connections, ExecutionRoleSessions roles) {
    static Fronts of(
            ServerSettings settings,
            Store store,
            Supplier<String> url,
            Identity identity,
            Studio studio,
            AppHost runtime,
            AuditLog audit) {
        GatewayParts parts = GatewayParts.of(identity, studio);
        Gateway gateway = parts.gateway();
        boolean secure = settings.publicUrl().filter(u -> u.startsWith("https:")).isPresent();
        Console console = console(settings, store, url, identity, studio, audit, parts, secure);
        StudioDoor studioDoor = new StudioDoor(identity, gateway, studio, console::guest);
        StudioOrigins origins = new StudioOrigins(url, settings.apps().studioDomain());
        Tickets tickets = new Tickets();
        ExecutionRoleSessions roles =
                new ExecutionRoleSessions(identity, gateway, settings.account());
        AppOpening opening =
                new AppOpening(
                        studio,
                        runtime,
                        identity,
                        gateway,
                        parts.commands(),
                        audit,
                        tickets,
                        origins,
                        roles);
        FrontDoor front =
                new FrontDoor(
                        gateway,
                        new StudioSite(
                                studio,
                                studioDoor,
                                new StudioHome(parts.commands(), identity, opening::canRun),
                                opening,
                                secure),
                        console,
                        new Why(parts.own(), audit),
                        new CredentialsEndpoint(identity, studio, runtime, roles),
                        provisioning(settings, identity, parts),
                        new PortalSite(
                                identity.portal(() -> url.get() + Console.PORTAL + "/device"),
                                settings.account()),
                        audit,
                        identity.authorizationMessages(),
                        settings.clock());
        AppSite site = new AppSite(studio, runtime, studioDoor, tickets, origins, secure);
        Fronts fronts = with(front, site, origins, audit, settings.clock(), roles);
        studio.whenChanged(fronts.connections()::changed);
        return fronts;
    }

    private static Console console(
            ServerSettings settings,
            Store store,
            Supplier<String> url,
            Identity identity,
            Studio studio,
            AuditLog audit,
            GatewayParts parts,
            boolean secure) {
        ConsoleHost host =
                new ConsoleHost(
                        parts.gateway(),
                        parts.requests(),
                        parts.models(),
                        parts.commands(),
                        new TeamFinder(identity, studio),
                        audit,
                        store,
                        url,
                        settings.clock());
        return new Console(
                store,
                identity,
                studio,
                host,
                settings.account(),
                settings.signOn().map(at -> identity.signOn(at, () -> url.get() + Console.PORTAL)),
                secure);
    }

    private static ScimSite provisioning(
            ServerSettings settings, Identity identity, GatewayParts parts) {
        return new ScimSite(
                identity.scim(),
                settings.account(),
                new ScimTokenSite(parts.own(), identity.scim().tokenCommands()));
    }

    private static Fronts with(
            FrontDoor front,
            AppSite site,
            StudioOrigins origins,
            AuditLog audit,
            Clock clock,
            ExecutionRoleSessions roles) {
        Function<Connection, Trail> trails =
                connection -> new Trail(clock.instant(), UUID.randomUUID().toString(), connection);
        OpenConnections connections =
                new OpenConnections(visitor -> site.mayStay(visitor, trails, audit));
        return new Fronts(
                front,
                new AppProxy(site, origins, connections, trails, audit::add),
                connections,
                roles);
    }
}
