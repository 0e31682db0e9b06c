package cloister.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The seed's steps up to the user profiles: who administrates, who works, and with which policies.
 */
final class Administration {
    static final String ADMIN = "studio-admin";
    static final String PORTAL = "sign-in-portal";
    static final String SIGN_IN_ROLE = "SageMakerStudioSignInRole";
    static final String USER_ROLE = "SageMakerStudioUserRole";
    static final String TEAM_A_ROLE = "SageMakerStudioDeveloperTeamARole";
    static final String TEAM_B_ROLE = "SageMakerStudioDeveloperTeamBRole";

    private static final String TRUST = "2c-federated-role-trust";
    private static final String TRUSTED = "<trusted principal>";
    private static final List<String> TEAM_POLICIES =
            List.of("3-team-read-only", "4-team-support-services", "5-team-studio-developer");

    private final Stage stage;
    private final Walk walk;

    Administration(Stage stage) {
        this.stage = stage;
        this.walk = stage.walk();
    }

    /** Plays it and gives the domain's id; empty where there came to be none. */
    Optional<String> play() {
        Optional<String> domain = foundation();
        domain.ifPresent(this::administrator);
        users();
        teamRoles();
        domain.ifPresent(this::profiles);
        return domain;
    }

    private Optional<String> foundation() {
        walk.section("The account: what is there before the article begins");
        walk.allowed(
                "the root user creates the administrator with what the article says they may do",
                List.of(
                        stage.createPolicy("root", "0-admin-manages-iam"),
                        stage.createPolicy("root", "1-admin-create-user-profile"),
                        stage.createUser(
                                "root",
                                ADMIN,
                                "0-admin-manages-iam",
                                "1-admin-create-user-profile")));
        walk.allowed(
                "the administrator creates a role for the domain itself, without any policy",
                stage.createRole(
                        ADMIN, "SageMakerStudioDomainRole", studioTrust(), Map.of("owner", "all")));
        Answer domain =
                stage.call(
                        "root",
                        "sagemaker:CreateDomain",
                        Map.of(
                                "DomainName",
                                "research",
                                "AuthMode",
                                "IAM",
                                "VpcId",
                                "vpc-0123456789abcdef0",
                                "SubnetIds",
                                List.of("subnet-0123456789abcdef0"),
                                "DefaultUserSettings",
                                Map.of(
                                        "ExecutionRole",
                                        stage.roleArn("SageMakerStudioDomainRole"))));
        walk.allowed("the root user creates the Studio domain research", domain);
        return domain.text("DomainArn").map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
    }

    private void administrator(String domain) {
        walk.section("Policy of the administrator: user profiles carry the tag studiouserid");
        walk.denied(
                "the administrator creates a user profile without tags",
                createProfile(domain, "untagged", Map.of()));
        walk.denied(
                "the administrator creates a user profile with another tag only",
                createProfile(domain, "untagged", Map.of("owner", ADMIN)));
        walk.allowed(
                "the administrator creates a user profile with the tag studiouserid",
                createProfile(domain, ADMIN, Map.of("studiouserid", ADMIN)));
        walk.denied(
                "the administrator creates an experiment, be it with that tag",
                stage.call(
                        ADMIN,
                        "sagemaker:CreateExperiment",
                        Map.of(
                                "ExperimentName",
                                "of-the-administrator",
                                "Tags",
                                Stage.tags(Map.of("studiouserid", ADMIN)))));
        walk.denied(
                "the administrator deletes a user profile, which nobody allowed",
                stage.call(
                        ADMIN,
                        "sagemaker:DeleteUserProfile",
                        Map.of("DomainId", domain, "UserProfileName", ADMIN)));
        walk.denied(
                "the administrator adds a tag to a user profile that is there already",
                stage.call(
                        ADMIN,
                        "sagemaker:AddTags",
                        Map.of(
                                "ResourceArn",
                                stage.arn("sagemaker", "user-profile/" + domain + "/" + ADMIN),
                                "Tags",
                                Stage.tags(Map.of("studiouserid", "userA1")))));
        walk.allowed(
                "the administrator describes the domain",
                stage.call(ADMIN, "sagemaker:DescribeDomain", Map.of("DomainId", domain)));
        walk.allowed(
                "the administrator lists the user profiles",
                stage.call(ADMIN, "sagemaker:ListUserProfiles", Map.of()));
    }

    private void users() {
        walk.section("Policy of the Studio users: each opens the profile that carries their name");
        walk.allowed(
                "the administrator creates userA1, userA2 and userB1 with that policy",
                List.of(
                        stage.createPolicy(ADMIN, "2a-studio-user-iam"),
                        stage.createUser(ADMIN, "userA1", "2a-studio-user-iam"),
                        stage.createUser(ADMIN, "userA2", "2a-studio-user-iam"),
                        stage.createUser(ADMIN, "userB1", "2a-studio-user-iam")));
        walk.allowed(
                "the administrator creates the roles that people take who sign in elsewhere",
                List.of(
                        stage.createPolicy(ADMIN, "2b-studio-user-federated"),
                        stage.createUser(ADMIN, PORTAL),
                        stage.createRole(
                                ADMIN,
                                SIGN_IN_ROLE,
                                trust(stage.userArn(PORTAL)),
                                Map.of("owner", "all")),
                        stage.createRole(
                                ADMIN,
                                USER_ROLE,
                                trust(stage.roleArn(SIGN_IN_ROLE)),
                                Map.of("owner", "all"),
                                "2b-studio-user-federated")));
    }

    private void teamRoles() {
        walk.section("Roles of the teams: the same three policies, and a tag that tells the team");
        walk.allowed(
                "the administrator creates the three policies",
                TEAM_POLICIES.stream().map(name -> stage.createPolicy(ADMIN, name)).toList());
        createTeamRole(TEAM_A_ROLE, "TeamA");
        createTeamRole(TEAM_B_ROLE, "TeamB");
    }

    private void createTeamRole(String role, String team) {
        walk.allowed(
                "the administrator creates %s with the tag team=%s".formatted(role, team),
                stage.createRole(
                        ADMIN,
                        role,
                        studioTrust(),
                        Map.of("team", team),
                        TEAM_POLICIES.toArray(String[]::new)));
        walk.denied(
                "the administrator takes that role, which is Studio's alone",
                stage.assumeRole(ADMIN, "SageMaker", role, Map.of()));
    }

    private void profiles(String domain) {
        walk.section("User profiles: the tag studiouserid, and the team's role");
        walk.allowed(
                "the administrator creates the profiles of userA1 and userA2 with team A's role",
                List.of(
                        createProfile(domain, "userA1", TEAM_A_ROLE),
                        createProfile(domain, "userA2", TEAM_A_ROLE)));
        walk.allowed(
                "the administrator creates the profile of userB1 with team B's role",
                createProfile(domain, "userB1", TEAM_B_ROLE));
    }

    private Answer createProfile(String domain, String name, Map<String, String> tags) {
        return stage.call(
                ADMIN,
                "sagemaker:CreateUserProfile",
                Map.of("DomainId", domain, "UserProfileName", name, "Tags", Stage.tags(tags)));
    }

    private Answer createProfile(String domain, String name, String role) {
        return stage.call(
                ADMIN,
                "sagemaker:CreateUserProfile",
                Map.of(
                        "DomainId",
                        domain,
                        "UserProfileName",
                        name,
                        "Tags",
                        Stage.tags(Map.of("studiouserid", name)),
                        "UserSettings",
                        Map.of("ExecutionRole", stage.roleArn(role))));
    }

    private String trust(String principal) {
        return stage.blueprint().with(TRUSTED, principal).policy(TRUST);
    }

    private String studioTrust() {
        return stage.blueprint().policy("3-team-role-trust");
    }
}
