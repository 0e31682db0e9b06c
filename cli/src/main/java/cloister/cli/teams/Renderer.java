package cloister.cli.teams;

import cloister.cli.teams.Document.Kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a {@code teams.yaml} into its documents, users, roles and profiles. */
public final class Renderer {
    static final String ADMINS = "StudioAdmins";
    static final String USERS = "StudioUsers";
    static final String FEDERATED = "SageMakerStudioFederatedRole";
    static final String DOMAIN = "SageMakerStudioDomainRole";

    private final Teams teams;
    private final Map<String, String> fillings;
    private final List<Document> documents = new ArrayList<>();

    private Renderer(Teams teams) {
        this.teams = teams;
        this.fillings =
                Map.of(
                        "account", teams.account(),
                        "provider", teams.identityProvider().orElse(""));
    }

    /** Everything that the file stands for. */
    public static Rendering render(Teams teams) {
        return new Renderer(teams).all();
    }

    private Rendering all() {
        List<String> roles = teams.teams().stream().map(team -> "role/" + team.roleName()).toList();
        switch (teams.design()) {
            case CLASSIC -> classic(roles);
            case HARDENED -> hardened(roles);
        }
        trust(DOMAIN, studioTrust());
        return new Rendering(
                teams,
                documents,
                teams.signIn() == SignIn.IAM ? List.of(ADMINS, USERS) : List.of(ADMINS),
                users(),
                roles(),
                profiles());
    }

    private void classic(List<String> roles) {
        policy("StudioAdmin", "1-admin-create-user-profile", List.of("group/" + ADMINS));
        policy("StudioAdminManagesIam", "0-admin-manages-iam", List.of("group/" + ADMINS));
        switch (teams.signIn()) {
            case IAM -> policy("StudioUser", "2a-studio-user-iam", List.of("group/" + USERS));
            case SAML -> {
                policy("StudioUser", "2b-studio-user-federated", List.of("role/" + FEDERATED));
                trust(FEDERATED, ClassicTrust.federated(teams));
            }
            case SSO -> {}
        }
        policy("StudioTeamReadOnly", "3-team-read-only", roles);
        policy("StudioTeamDeveloper", "5-team-studio-developer", roles);
        for (Team team : teams.teams()) {
            team.bucket()
                    .ifPresent(
                            bucket ->
                                    inline(
                                            team,
                                            Templates.filled(
                                                    Design.CLASSIC,
                                                    "4-team-support-services",
                                                    Map.of(
                                                            "S3 BucketName",
                                                            "arn:aws:s3:::" + bucket))));
            trust(team.roleName(), studioTrust());
        }
    }

    private void hardened(List<String> roles) {
        policy("StudioAdmin", "admin", List.of("group/" + ADMINS));
        switch (teams.signIn()) {
            case IAM -> policy("StudioUser", "studio-user-iam", List.of("group/" + USERS));
            case SAML -> {
                policy("StudioUser", "studio-user-federated", List.of("role/" + FEDERATED));
                trust(
                        FEDERATED,
                        Templates.filled(Design.HARDENED, "federated-role-trust", fillings));
            }
            case SSO -> {}
        }
        policy("StudioTeamRead", "team-read", roles);
        policy("StudioTeamDevelop", "team-develop", roles);
        for (Team team : teams.teams()) {
            inline(team, TeamPolicy.of(team, teams.account()));
            trust(team.roleName(), studioTrust());
        }
    }

    private String studioTrust() {
        return switch (teams.design()) {
            case CLASSIC -> Templates.filled(Design.CLASSIC, "3-team-role-trust", fillings);
            case HARDENED -> Templates.filled(Design.HARDENED, "team-role-trust", fillings);
        };
    }

    private void policy(String name, String template, List<String> attachedTo) {
        documents.add(
                new Document(
                        "policies/" + name + ".json",
                        Kind.POLICY,
                        name,
                        Templates.filled(teams.design(), template, fillings),
                        attachedTo));
    }

    private void inline(Team team, String json) {
        documents.add(
                new Document(
                        "inline/" + team.roleName() + ".json",
                        Kind.INLINE,
                        "StudioTeam",
                        json,
                        List.of("role/" + team.roleName())));
    }

    private void trust(String role, String json) {
        documents.add(
                new Document(
                        "trust/" + role + ".json",
                        Kind.TRUST,
                        role,
                        json,
                        List.of("role/" + role)));
    }

    private List<Rendering.User> users() {
        Stream<Rendering.User> admins =
                teams.admins().stream().map(name -> new Rendering.User(name, ADMINS));
        Stream<Rendering.User> members =
                teams.signIn() == SignIn.IAM
                        ? teams.teams().stream()
                                .flatMap(team -> team.users().stream())
                                .map(name -> new Rendering.User(name, USERS))
                        : Stream.empty();
        return Stream.concat(admins, members).toList();
    }

    private List<Rendering.Role> roles() {
        Stream<Rendering.Role> federated =
                teams.signIn() == SignIn.SAML
                        ? Stream.of(new Rendering.Role(FEDERATED, Map.of(), List.of()))
                        : Stream.empty();
        Stream<Rendering.Role> team =
                teams.teams().stream()
                        .map(
                                t ->
                                        new Rendering.Role(
                                                t.roleName(),
                                                Map.of("team", t.name()),
                                                t.permissions()));
        Stream<Rendering.Role> domain = Stream.of(new Rendering.Role(DOMAIN, Map.of(), List.of()));
        return Stream.of(domain, federated, team).flatMap(role -> role).toList();
    }

    private List<Rendering.Profile> profiles() {
        return teams.teams().stream()
                .flatMap(team -> team.users().stream().map(user -> profile(team, user)))
                .toList();
    }

    private Rendering.Profile profile(Team team, String user) {
        Map<String, String> tags = new LinkedHashMap<>();
        boolean sso = teams.signIn() == SignIn.SSO;
        if (!sso) {
            tags.put("studiouserid", user);
        }
        if (teams.design() == Design.HARDENED) {
            tags.put("team", team.name());
        }
        return new Rendering.Profile(
                Names.profile(user),
                user,
                team.name(),
                team.roleName(),
                tags,
                sso ? Optional.of(user) : Optional.empty());
    }
}
