package cloister.server;

import cloister.identity.Identity;
import cloister.server.console.TeamTags;
import cloister.server.page.AppView;
import cloister.server.page.FormToken;
import cloister.server.page.HomePage;
import cloister.server.page.SpaceView;
import cloister.server.page.Words;
import cloister.studio.StudioSession;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Gathers what an open Studio's home page shows, by the commands that the API uses. */
final class StudioHome {
    private final Map<String, Command> commands;
    private final Identity identity;
    private final BooleanSupplier canOpen;

    /**
     * @param canOpen whether there is a JupyterLab to open
     */
    StudioHome(Map<String, Command> commands, Identity identity, BooleanSupplier canOpen) {
        this.commands = commands;
        this.identity = identity;
        this.canOpen = canOpen;
    }

    /** The page of a session that was just decided about. */
    HomePage page(StudioSession session, Words words, Instant now, String requestId) {
        Asking asking = new Asking(session, now, requestId);
        Struct profile =
                asking.run("DescribeUserProfile", profileOf(session).build()).orElse(Struct.EMPTY);
        Optional<String> role = executionRole(asking, session, profile);
        Map<String, String> tags = asking.tags(session.userProfileArn());
        Optional<String> team =
                role.flatMap(identity::tags)
                        .flatMap(roleTags -> Optional.ofNullable(roleTags.get(TeamTags.TEAM)))
                        .or(() -> Optional.ofNullable(tags.get(TeamTags.TEAM)));
        String none = words.of("home.none");
        return new HomePage(
                words,
                session.domainId(),
                session.userProfileName(),
                tags.getOrDefault(TeamTags.OWNER, none),
                team.orElse(none),
                role.orElse(none),
                session.opener().arn(),
                session.expires(),
                apps(asking, session),
                spaces(asking, session),
                canOpen.getAsBoolean() ? "/studio/" + session.domainId() + "/open" : "",
                "/studio/" + session.domainId() + "/sign-out",
                FormToken.of(session.cookie()));
    }

    private static Struct.Builder profileOf(StudioSession session) {
        return Struct.builder()
                .put("DomainId", session.domainId())
                .put("UserProfileName", session.userProfileName());
    }

    /** The profile's own execution role, or else its domain's. */
    private static Optional<String> executionRole(
            Asking asking, StudioSession session, Struct profile) {
        return profile.optionalStruct("UserSettings")
                .flatMap(settings -> settings.optionalString("ExecutionRole"))
                .or(
                        () ->
                                asking.run(
                                                "DescribeDomain",
                                                Struct.builder()
                                                        .put("DomainId", session.domainId())
                                                        .build())
                                        .flatMap(
                                                domain ->
                                                        domain.optionalStruct(
                                                                "DefaultUserSettings"))
                                        .flatMap(
                                                settings ->
                                                        settings.optionalString("ExecutionRole")));
    }

    private static List<AppView> apps(Asking asking, StudioSession session) {
        Struct input =
                Struct.builder()
                        .put("DomainIdEquals", session.domainId())
                        .put("UserProfileNameEquals", session.userProfileName())
                        .build();
        return asking.run("ListApps", input).map(output -> output.structs("Apps")).stream()
                .flatMap(List::stream)
                .map(
                        app ->
                                new AppView(
                                        app.string("AppName"),
                                        app.string("AppType"),
                                        app.string("Status")))
                .toList();
    }

    private static List<SpaceView> spaces(Asking asking, StudioSession session) {
        Struct input = Struct.builder().put("DomainIdEquals", session.domainId()).build();
        return asking.run("ListSpaces", input).map(output -> output.structs("Spaces")).stream()
                .flatMap(List::stream)
                .filter(space -> isOwner(session, space))
                .map(
                        space ->
                                new SpaceView(
                                        space.string("SpaceName"),
                                        space.optionalStruct("SpaceSharingSettingsSummary")
                                                .flatMap(
                                                        sharing ->
                                                                sharing.optionalString(
                                                                        "SharingType"))
                                                .orElse(""),
                                        space.string("Status")))
                .toList();
    }

    private static boolean isOwner(StudioSession session, Struct space) {
        return space.optionalStruct("OwnershipSettingsSummary")
                .flatMap(owner -> owner.optionalString("OwnerUserProfileName"))
                .filter(session.userProfileName()::equalsIgnoreCase)
                .isPresent();
    }

    /** Runs commands for the one who opened the Studio. */
    private final class Asking {
        private final StudioSession session;
        private final Instant now;
        private final String requestId;

        Asking(StudioSession session, Instant now, String requestId) {
            this.session = session;
            this.now = now;
            this.requestId = requestId;
        }

        Optional<Struct> run(String operation, Struct input) {
            return Optional.ofNullable(commands.get("sagemaker:" + operation))
                    .map(
                            command ->
                                    command.run(
                                            new Call(
                                                    "sagemaker",
                                                    operation,
                                                    input,
                                                    session.opener(),
                                                    session.region(),
                                                    now,
                                                    requestId)));
        }

        Map<String, String> tags(String arn) {
            Struct output =
                    run("ListTags", Struct.builder().put("ResourceArn", arn).build())
                            .orElse(Struct.EMPTY);
            return output.structs("Tags").stream()
                    .collect(
                            Collectors.toMap(tag -> tag.string("Key"), tag -> tag.string("Value")));
        }
    }
}
