package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Caller;
import cloister.wire.Command;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SageMaker over a store: the commands, and what the gateway needs to know to decide and to open a
 * Studio.
 */
public final class Studio {
    private final Store store;
    private final StudioSettings settings;
    private final StudioSessions sessions;
    private final Map<String, Command> commands;

    private Studio(Store store, StudioSettings settings) {
        this.store = store;
        this.settings = settings;
        this.sessions = new StudioSessions(store);
        AppLifecycle lifecycle = new AppLifecycle(store, settings.runtime(), settings.clock());
        this.commands = commands(store, settings, lifecycle);
        lifecycle.resume();
    }

    /** Opens what the store keeps. */
    public static Studio open(Store store, StudioSettings settings) {
        return new Studio(store, settings);
    }

    private static Map<String, Command> commands(
            Store store, StudioSettings settings, AppLifecycle lifecycle) {
        Arns arns = new Arns(settings.account());
        ExecutionRoles roles = new ExecutionRoles(settings.account(), settings.roles());
        Pager pager = Pager.open(store);
        Map<String, Command> commands = new HashMap<>();
        List.of(
                        new DomainCommands(
                                        store,
                                        arns,
                                        roles,
                                        pager,
                                        settings.runtime(),
                                        settings.baseUrl())
                                .commands(),
                        new UserProfileCommands(store, arns, roles, settings.directory(), pager)
                                .commands(),
                        new SpaceCommands(store, arns, pager).commands(),
                        new AppCommands(store, arns, pager, lifecycle).commands(),
                        new PresignedUrlCommands(store, arns, settings.baseUrl()).commands(),
                        new ExperimentCommands(store, arns, pager).commands(),
                        new TrialCommands(store, arns, pager).commands(),
                        new TrialComponentCommands(store, arns, pager).commands(),
                        new AssociationCommands(store, arns).commands(),
                        new MetricCommands(store, arns).commands(),
                        new LineageCommands(store, arns, pager).commands(),
                        new LineageEdgeCommands(store, arns, pager).commands(),
                        new LineageQueryCommands(store, arns, pager).commands(),
                        new SearchCommands(store, pager).commands(),
                        new SuggestionCommands(store).commands(),
                        new TagCommands(store, arns, pager).commands())
                .forEach(commands::putAll);
        return Map.copyOf(commands);
    }

    /** The commands by {@code prefix:Operation}: {@code sagemaker:CreateDomain}. */
    public Map<String, Command> commands() {
        return commands;
    }

    /** The tags of a SageMaker resource; empty where there is no such resource. */
    public Optional<Map<String, String>> tags(String arn) {
        Reader reader = store.read();
        return Tags.of(reader, CanonicalArn.of(reader, arn));
    }

    /**
     * The one spelling of an ARN that SageMaker takes in several, because names of user profiles,
     * spaces and experiments ignore case. Decide about this one.
     */
    public String canonicalArn(String arn) {
        return CanonicalArn.of(store.read(), arn);
    }

    /**
     * What condition keys need to know about a resource; empty where there is no such resource. An
     * app's facts are known before it is created.
     */
    public Optional<ResourceFacts> facts(String arn) {
        return new FactFinder(store.read(), new Arns(settings.account())).find(arn);
    }

    /**
     * Notes that an access key was given to a user profile's Studio, so that what it creates names
     * that user profile as its creator.
     */
    public void actsFor(String accessKeyId, String userProfileArn, Instant expires) {
        Instant now = settings.clock().instant();
        store.write(
                transaction -> {
                    Actor actor = Actor.of(transaction, userProfileArn, expires);
                    Expiring.ACTOR.at(expires, accessKeyId, transaction, now);
                    transaction.put(Actor.TABLE, accessKeyId, actor);
                    return actor;
                });
    }

    /** Redeems a presigned URL's token, once; empty where it is unknown, used or expired. */
    public Optional<StudioSession> redeem(String token, Instant now) {
        return sessions.redeem(token, now);
    }

    /** The Studios that are somebody's of the single sign-on directory. */
    public List<OwnStudio> studiosOf(SignOnUser user) {
        return new SignOnStudios(store).of(user);
    }

    /**
     * A URL that opens such a Studio once, within a minute; empty where there is none. Whether it
     * is the opener's is decided when it is opened ({@link #isOf}).
     */
    public Optional<String> signOnUrl(OwnStudio own, Caller opener, Instant now) {
        return new SignOnStudios(store)
                .link(own, opener, now)
                .map(token -> StudioUrl.signIn(settings.baseUrl().get(), own.domainId(), token));
    }

    /** Whether an open Studio is somebody's by single sign-on, now. */
    public boolean isOf(StudioSession session, SignOnUser user) {
        return new SignOnStudios(store).isOf(session, user);
    }

    /** Whether people come into a domain by single sign-on. */
    public boolean isEnteredBySignOn(String domainId) {
        return new SignOnStudios(store).isEntrance(domainId);
    }

    /** The open Studio behind a session cookie; empty where there is none or it has ended. */
    public Optional<StudioSession> session(String cookie, Instant now) {
        return sessions.session(cookie, now);
    }

    /** The secret that opens the apps of an open Studio, and none of its pages. */
    public String entrance(StudioSession session) {
        return StudioSessions.entrance(session.cookie());
    }

    /** The open Studio behind an entrance; empty where there is none or it has ended. */
    public Optional<StudioSession> entered(String entrance, Instant now) {
        return sessions.entered(entrance, now);
    }

    /** Ends an open Studio. */
    public void signOut(String cookie) {
        sessions.signOut(StudioSessions.entrance(cookie));
    }

    /** Ends the open Studio behind an entrance. */
    public void leave(String entrance) {
        sessions.signOut(entrance);
    }

    /** The apps that an open Studio is for: its space's, or else its user profile's. */
    public List<StudioApp> apps(StudioSession session) {
        return StudioApp.of(store.read(), session);
    }

    /** The role that a new app of an open Studio would work with; empty where there is none. */
    public Optional<String> executionRole(StudioSession session) {
        Reader reader = store.read();
        Domain domain = domain(reader, session);
        return appSettings(reader, domain, session).executionRole();
    }

    /** The type of apps that its space is for; empty without a space, and where that is open. */
    public Optional<String> spaceAppType(StudioSession session) {
        return session.spaceName()
                .flatMap(
                        name ->
                                Space.TABLE.get(
                                        store.read(),
                                        Space.key(session.region(), session.domainId(), name)))
                .flatMap(Space::appType);
    }

    /** The source identity that it would work under; empty where the domain wants none. */
    public Optional<String> sourceIdentity(StudioSession session) {
        Reader reader = store.read();
        Domain domain = domain(reader, session);
        return appSettings(reader, domain, session).sourceIdentity(domain);
    }

    private Domain domain(Reader reader, StudioSession session) {
        return Domain.require(
                reader, new Arns(settings.account()), session.region(), session.domainId());
    }

    private AppSettings appSettings(Reader reader, Domain domain, StudioSession session) {
        return AppSettings.of(
                reader, new Arns(settings.account()), domain, StudioApp.owner(session));
    }

    /** The user profiles of a region by what they work as; who asks decides who may see them. */
    public List<WorkingProfile> workingProfiles(String region) {
        return WorkingProfile.all(store.read(), region);
    }

    /** The apps of a user profile and of its spaces that run or are about to. */
    public List<LiveApp> liveApps(WorkingProfile profile) {
        return LiveApp.of(store.read(), profile);
    }

    /** Calls the listener after each change of what is kept. */
    public void whenChanged(Runnable listener) {
        store.subscribe(commit -> listener.run());
    }
}
