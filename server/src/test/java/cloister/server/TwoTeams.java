package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.TemporaryCredentials;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A server in memory with the article's administrator, teams, users and profiles. */
final class TwoTeams implements AutoCloseable {
    static final String TEAM_A_ROLE = "SageMakerStudioDeveloperTeamARole";
    static final String TEAM_B_ROLE = "SageMakerStudioDeveloperTeamBRole";

    private static final Path POLICIES = Path.of("..", "examples", "two-teams");

    private final CloisterServer server;
    private final Map<String, Clients> people = new HashMap<>();
    private final String domainId;

    private TwoTeams(ServerSettings settings) {
        server = CloisterServer.start(settings);
        people.put("root", Clients.root(server));
        createUser("studio-admin", "0-admin-manages-iam", "1-admin-create-user-profile");
        createTeamRole(TEAM_A_ROLE, "TeamA");
        createTeamRole(TEAM_B_ROLE, "TeamB");
        domainId =
                root().sagemaker()
                        .createDomain(
                                domain ->
                                        domain.domainName("research")
                                                .authMode(AuthMode.IAM)
                                                .vpcId("vpc-12345678")
                                                .subnetIds("subnet-12345678")
                                                .defaultUserSettings(
                                                        user ->
                                                                user.executionRole(
                                                                        roleArn(TEAM_A_ROLE))))
                        .domainId();
        Map.of("userA1", TEAM_A_ROLE, "userA2", TEAM_A_ROLE, "userB1", TEAM_B_ROLE)
                .forEach(this::createOwner);
    }

    static TwoTeams start() {
        return new TwoTeams(ServerSettings.inMemory());
    }

    static TwoTeams start(ServerSettings settings) {
        return new TwoTeams(settings);
    }

    CloisterServer server() {
        return server;
    }

    String url() {
        return server.url();
    }

    String domainId() {
        return domainId;
    }

    Clients root() {
        return user("root");
    }

    Clients admin() {
        return user("studio-admin");
    }

    Clients user(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    /** What a notebook of a profile with this role calls with. */
    Clients notebook(String role) {
        TemporaryCredentials given = server.appCredentials(roleArn(role));
        return root().with(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    String presign(Clients who, String profile) {
        return who.sagemaker()
                .createPresignedDomainUrl(url -> url.domainId(domainId).userProfileName(profile))
                .authorizedUrl();
    }

    String roleArn(String role) {
        return "arn:aws:iam::" + server.account() + ":role/" + role;
    }

    static String policy(String name) {
        try {
            return Files.readString(POLICIES.resolve(name + ".json"), UTF_8)
                    .replace("<S3 BucketName>", "arn:aws:s3:::two-teams-studio*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an IAM user with inline policies of the examples, and its access key. */
    void createUser(String name, String... policies) {
        IamClient iam = root().iam();
        iam.createUser(user -> user.userName(name));
        for (String policy : policies) {
            iam.putUserPolicy(
                    put -> put.userName(name).policyName(policy).policyDocument(policy(policy)));
        }
        people.put(name, root().with(iam.createAccessKey(key -> key.userName(name)).accessKey()));
    }

    void createRole(String name, String trustPolicy) {
        root().iam().createRole(role -> role.roleName(name).assumeRolePolicyDocument(trustPolicy));
    }

    private void createOwner(String name, String role) {
        createUser(name, "2a-studio-user-iam");
        admin().sagemaker()
                .createUserProfile(
                        profile ->
                                profile.domainId(domainId)
                                        .userProfileName(name)
                                        .userSettings(
                                                settings -> settings.executionRole(roleArn(role)))
                                        .tags(
                                                software.amazon.awssdk.services.sagemaker.model.Tag
                                                        .builder()
                                                        .key("studiouserid")
                                                        .value(name)
                                                        .build()));
    }

    private void createTeamRole(String name, String team) {
        IamClient iam = root().iam();
        iam.createRole(
                role ->
                        role.roleName(name)
                                .assumeRolePolicyDocument(policy("3-team-role-trust"))
                                .tags(Tag.builder().key("team").value(team).build()));
        for (String policy :
                List.of("3-team-read-only", "4-team-support-services", "5-team-studio-developer")) {
            iam.putRolePolicy(
                    put -> put.roleName(name).policyName(policy).policyDocument(policy(policy)));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
