package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awssdk.services.sagemaker.model.AuthMode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The article's single sign-on: a domain for users of the directory, a profile for each. */
final class DirectoryStudio implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwoTeams teams;
    private final Raw raw;
    private final String domainId;
    private final String storeId;
    private final String instanceArn;
    private final Map<String, String> sets = new HashMap<>();
    private final Map<String, String> userIds = new HashMap<>();

    private DirectoryStudio(TwoTeams teams) {
        this.teams = teams;
        raw = new Raw(teams.server());
        call("sso", "SWBExternalService.CreateInstance", "{}");
        JsonNode instance =
                call("sso", "SWBExternalService.ListInstances", "{}").path("Instances").path(0);
        storeId = instance.path("IdentityStoreId").asText();
        instanceArn = instance.path("InstanceArn").asText();
        domainId =
                teams.root()
                        .sagemaker()
                        .createDomain(
                                domain ->
                                        domain.domainName("directory")
                                                .authMode(AuthMode.SSO)
                                                .vpcId("vpc-12345678")
                                                .subnetIds("subnet-12345678")
                                                .defaultUserSettings(
                                                        user ->
                                                                user.executionRole(
                                                                        teams.roleArn(
                                                                                TwoTeams
                                                                                        .TEAM_B_ROLE))))
                        .domainId();
        Map.of("ana", TwoTeams.TEAM_A_ROLE, "bia", TwoTeams.TEAM_B_ROLE).forEach(this::add);
    }

    static DirectoryStudio start(ServerSettings settings) {
        return new DirectoryStudio(TwoTeams.start(settings));
    }

    TwoTeams teams() {
        return teams;
    }

    Raw raw() {
        return raw;
    }

    String url() {
        return teams.url();
    }

    String domainId() {
        return domainId;
    }

    String userId(String name) {
        return Objects.requireNonNull(userIds.get(name), name);
    }

    /** Puts somebody into the directory, with a user profile of their own. */
    void add(String person, String role) {
        JsonNode made =
                call(
                        "identitystore",
                        "AWSIdentityStore.CreateUser",
                        """
                        {"IdentityStoreId":"%s","UserName":"%s","DisplayName":"%2$s",
                         "Name":{"GivenName":"%2$s","FamilyName":"Example"}}
                        """
                                .formatted(storeId, person));
        userIds.put(person, made.path("UserId").asText());
        teams.root()
                .sagemaker()
                .createUserProfile(
                        profile ->
                                profile.domainId(domainId)
                                        .userProfileName(person + "-profile")
                                        .singleSignOnUserIdentifier("UserName")
                                        .singleSignOnUserValue(person));
        teams.root()
                .sagemaker()
                .updateUserProfile(
                        profile ->
                                profile.domainId(domainId)
                                        .userProfileName(person + "-profile")
                                        .userSettings(
                                                settings ->
                                                        settings.executionRole(
                                                                teams.roleArn(role))));
    }

    /** Makes a permission set, and assigns it to somebody. */
    void assign(String name, String person) {
        String set =
                call(
                                "sso",
                                "SWBExternalService.CreatePermissionSet",
                                "{\"InstanceArn\":\"%s\",\"Name\":\"%s\"}"
                                        .formatted(instanceArn, name))
                        .path("PermissionSet")
                        .path("PermissionSetArn")
                        .asText();
        sets.put(name, set);
        call("sso", "SWBExternalService.CreateAccountAssignment", assignment(name, person));
    }

    void unassign(String name, String person) {
        call("sso", "SWBExternalService.DeleteAccountAssignment", assignment(name, person));
    }

    private String assignment(String name, String person) {
        return """
        {"InstanceArn":"%s","TargetId":"123456789012","TargetType":"AWS_ACCOUNT",
         "PermissionSetArn":"%s","PrincipalType":"USER","PrincipalId":"%s"}
        """
                .formatted(instanceArn, sets.get(name), userId(person));
    }

    void delete(String person) {
        call(
                "identitystore",
                "AWSIdentityStore.DeleteUser",
                "{\"IdentityStoreId\":\"%s\",\"UserId\":\"%s\"}"
                        .formatted(storeId, userId(person)));
    }

    /** Calls an operation as root. */
    JsonNode call(String service, String target, String json) {
        Answer answer = raw.send(raw.signer(service).sign(raw.json(target, json), Instant.now()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        teams.close();
    }
}
