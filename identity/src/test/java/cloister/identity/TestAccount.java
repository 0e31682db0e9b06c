package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.RequestContext;
import cloister.store.MemoryStore;
import cloister.store.Store;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.ServiceModel;
import cloister.wire.Shape.StructureShape;
import cloister.wire.Struct;
import cloister.wire.Validator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An account without a server: calls commands as the gateway would once it has decided. */
final class TestAccount {
    static final String ID = "123456789012";
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String ALLOW_ALL =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
            """;

    /** What any operation may answer (IAM API reference, "Common errors"). */
    private static final Set<String> COMMON_ERRORS =
            Set.of(
                    "AccessDenied",
                    "ExpiredToken",
                    "InvalidClientTokenId",
                    "InvalidParameterValue",
                    "ValidationError");

    private static final String ROOT_KEY = "AKIAROOTROOTROOTROOT";

    final Identity identity;
    final Store store;
    Instant now = START;
    private Caller caller;

    TestAccount() {
        this(new MemoryStore());
    }

    TestAccount(Store store) {
        this.store = store;
        identity =
                Identity.open(
                        store,
                        new IdentitySettings(ID, ROOT_KEY, "root-secret", Clock.systemUTC()));
        caller = credential(ROOT_KEY, Optional.empty()).caller();
    }

    /** A trust policy that lets this account's principals in. */
    static String trusting(String principal) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
        "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}\
        """
                .formatted(principal);
    }

    static String trustingAccount() {
        return trusting("arn:aws:iam::" + ID + ":root");
    }

    /** Calls an operation with members given as name, value, name, value. */
    Struct call(String operation, Object... members) {
        Struct.Builder input = Struct.builder();
        for (int i = 0; i < members.length; i += 2) {
            input.put((String) members[i], members[i + 1]);
        }
        return run(operation, input.build());
    }

    /** Runs a command between the model's checks, so that a client can read what it gives. */
    private Struct run(String operation, Struct input) {
        OperationModel model = model(operation);
        Validator.check(model, input, Protocol.of(model.service()));
        Struct output =
                Objects.requireNonNull(identity.commands().get(operation), operation)
                        .run(
                                new Call(
                                        model.service().signingName(),
                                        model.name(),
                                        input,
                                        caller,
                                        "us-east-1",
                                        now,
                                        "request"));
        Protocol.of(model.service()).writeOutput(model, output, "request");
        return output;
    }

    private static OperationModel model(String operation) {
        String[] names = operation.split(":", 2);
        String file = names[0].equals("sso") ? "sso-admin" : names[0];
        return ServiceModel.load(file).operation(names[1]).orElseThrow();
    }

    /** Gives a user the inline policy {@code p}, in place of the one they had. */
    void allow(String user, String policy) {
        call("iam:PutUserPolicy", "UserName", user, "PolicyName", "p", "PolicyDocument", policy);
    }

    /** Expects an operation to fail. */
    void refuses(String code, String message, String operation, Object... members) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> call(operation, members))
                .satisfies(
                        error -> {
                            assertThat(error.code() + ": " + error.text())
                                    .isEqualTo(code + ": " + message);
                            assertThat(COMMON_ERRORS.contains(code) || modelled(operation, error))
                                    .as("an error of the operation's model")
                                    .isTrue();
                        });
    }

    private static boolean modelled(String operation, ApiException error) {
        return model(operation)
                .error(error.code())
                .flatMap(StructureShape::error)
                .filter(trait -> trait.status() == error.status())
                .isPresent();
    }

    /** Whether a credential may do an action on everything. */
    static boolean may(Credential credential, String action) {
        return Authorizer.decide(
                        new AuthorizationRequest(
                                credential.principal(),
                                credential.grants(),
                                action,
                                "*",
                                Optional.empty(),
                                RequestContext.builder().build(),
                                Optional.empty()))
                .allowed();
    }

    /** An identity policy that allows one action on everything. */
    static String allowing(String action) {
        return ALLOW_ALL.replace("\"Action\":\"*\"", "\"Action\":\"" + action + "\"");
    }

    /** The structure in an output's member. */
    Struct get(String member, String operation, Object... members) {
        return call(operation, members).optionalStruct(member).orElseThrow();
    }

    /** Makes the calls that follow with other credentials. */
    void actAs(Credential credential) {
        caller = credential.caller();
    }

    void actAs(Caller other) {
        caller = other;
    }

    Caller caller() {
        return caller;
    }

    Credential credential(String accessKeyId, Optional<String> token) {
        return identity.credential(accessKeyId, token, now);
    }

    /** The credential in an output's Credentials. */
    Credential credential(Struct output) {
        Struct credentials = output.optionalStruct("Credentials").orElseThrow();
        return credential(
                credentials.string("AccessKeyId"), credentials.optionalString("SessionToken"));
    }

    Credential user(String name) {
        call("iam:CreateUser", "UserName", name);
        return keyOf(name);
    }

    Credential keyOf(String userName) {
        Struct key =
                call("iam:CreateAccessKey", "UserName", userName)
                        .optionalStruct("AccessKey")
                        .orElseThrow();
        return credential(key.string("AccessKeyId"), Optional.empty());
    }

    Struct role(String name) {
        return call(
                        "iam:CreateRole",
                        "RoleName",
                        name,
                        "AssumeRolePolicyDocument",
                        trustingAccount())
                .optionalStruct("Role")
                .orElseThrow();
    }

    static String roleArn(String name) {
        return "arn:aws:iam::" + ID + ":role/" + name;
    }

    static String policyArn(String name) {
        return "arn:aws:iam::" + ID + ":policy/" + name;
    }

    /** Tags as a member's value. */
    static List<Struct> tags(String... keysAndValues) {
        List<Struct> tags = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.add(
                    Struct.builder()
                            .put("Key", keysAndValues[i])
                            .put("Value", keysAndValues[i + 1])
                            .build());
        }
        return tags;
    }

    /** The names of the policies that make a credential's identity layer. */
    static List<String> policies(Credential credential) {
        return credential.grants().identity().policies().stream()
                .map(policy -> policy.name())
                .toList();
    }

    static Map<String, String> tagsOf(Credential credential) {
        return credential.principal().tags();
    }
}
