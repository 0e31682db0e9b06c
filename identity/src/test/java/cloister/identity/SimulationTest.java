package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

final class SimulationTest {
    private static final Path SPEC = Path.of("..", "spec");
    private static final String OWN_MODELS =
            """
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Own","Effect":"Allow","Action":"sagemaker:DeleteModel","Resource":"*",
               "Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}
            ]}\
            """;

    private final TestAccount account = new TestAccount();

    @Test
    void a_custom_policy_is_decided_with_the_context_that_is_given() {
        Struct result =
                only(
                        account.call(
                                "iam:SimulateCustomPolicy",
                                "PolicyInputList",
                                List.of(OWN_MODELS),
                                "ActionNames",
                                List.of("sagemaker:DeleteModel"),
                                "ContextEntries",
                                List.of(
                                        entry("aws:ResourceTag/team", "red"),
                                        entry("aws:PrincipalTag/team", "red"))));
        assertThat(result.string("EvalDecision")).isEqualTo("allowed");
        Struct matched = result.structs("MatchedStatements").getFirst();
        assertThat(matched.string("SourcePolicyId")).isEqualTo("PolicyInputList.1");
        assertThat(place(matched, "StartPosition")).isEqualTo("2:3");
        assertThat(place(matched, "EndPosition")).isEqualTo("3:84");
    }

    @Test
    void a_key_that_nobody_gave_is_told_as_missing() {
        Struct result =
                only(
                        account.call(
                                "iam:SimulateCustomPolicy",
                                "PolicyInputList",
                                List.of(OWN_MODELS),
                                "ActionNames",
                                List.of("sagemaker:DeleteModel")));
        assertThat(result.string("EvalDecision")).isEqualTo("implicitDeny");
        assertThat(result.strings("MissingContextValues"))
                .containsExactlyInAnyOrder("aws:ResourceTag/team", "aws:PrincipalTag/team");
    }

    @Test
    void a_principal_is_simulated_with_its_own_policies_and_tags() {
        account.call("iam:CreateUser", "UserName", "ann");
        account.call(
                "iam:TagUser",
                "UserName",
                "ann",
                "Tags",
                List.of(Struct.builder().put("Key", "team").put("Value", "red").build()));
        account.call(
                "iam:PutUserPolicy",
                "UserName",
                "ann",
                "PolicyName",
                "own",
                "PolicyDocument",
                OWN_MODELS);
        Struct result =
                only(
                        account.call(
                                "iam:SimulatePrincipalPolicy",
                                "PolicySourceArn",
                                "arn:aws:iam::" + TestAccount.ID + ":user/ann",
                                "ActionNames",
                                List.of("sagemaker:DeleteModel"),
                                "ContextEntries",
                                List.of(entry("aws:ResourceTag/team", "red"))));
        assertThat(result.string("EvalDecision")).isEqualTo("allowed");
        assertThat(result.structs("MatchedStatements").getFirst().string("SourcePolicyType"))
                .isEqualTo("user");
    }

    @Test
    void context_keys_are_those_that_conditions_and_variables_name() {
        assertThat(
                        account.call(
                                        "iam:GetContextKeysForCustomPolicy",
                                        "PolicyInputList",
                                        List.of(OWN_MODELS))
                                .strings("ContextKeyNames"))
                .containsExactlyInAnyOrder("aws:ResourceTag/team", "aws:PrincipalTag/team");
    }

    @Test
    void a_document_that_iam_would_refuse_is_refused() {
        account.refuses(
                "InvalidInput",
                "'sagemaker' is no action: write service:Operation.",
                "iam:SimulateCustomPolicy",
                "PolicyInputList",
                List.of(OWN_MODELS),
                "ActionNames",
                List.of("sagemaker"));
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        List<Object> input =
                new ArrayList<>(
                        List.of(
                                "PolicyInputList",
                                List.of(OWN_MODELS),
                                "ActionNames",
                                List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                                "MaxItems",
                                2));
        Struct first = account.call("iam:SimulateCustomPolicy", input.toArray());
        assertThat(first.structs("EvaluationResults")).hasSize(2);
        input.addAll(List.of("Marker", first.string("Marker")));
        Struct second = account.call("iam:SimulateCustomPolicy", input.toArray());
        assertThat(second.structs("EvaluationResults"))
                .extracting(result -> result.string("EvalActionName"))
                .containsExactly("s3:DeleteObject");
    }

    @Test
    void the_simulator_decides_every_fixture_it_can_express_as_expected() throws IOException {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (JsonNode fixture : fixtures()) {
            if (isExpressible(fixture)) {
                asked++;
                String decision = only(simulated(fixture)).string("EvalDecision");
                if (!decision.equals(
                        fixture.get("expected").asText().replace("allow", "allowed"))) {
                    wrong.add(fixture.get("id").asText() + ": " + decision);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(100);
    }

    private Struct simulated(JsonNode fixture) {
        JsonNode request = fixture.get("request");
        List<Object> input = new ArrayList<>();
        input.addAll(
                List.of(
                        "PolicyInputList",
                        texts(fixture.get("identityPolicies")),
                        "ActionNames",
                        List.of(request.get("action").asText()),
                        "ResourceArns",
                        List.of(request.get("resource").asText()),
                        "CallerArn",
                        fixture.get("principal").get("arn").asText(),
                        "ContextEntries",
                        entries(fixture)));
        if (fixture.hasNonNull("permissionsBoundary")) {
            input.addAll(
                    List.of(
                            "PermissionsBoundaryPolicyInputList",
                            List.of(fixture.get("permissionsBoundary").toString())));
        }
        if (fixture.hasNonNull("resourcePolicy")) {
            input.addAll(List.of("ResourcePolicy", fixture.get("resourcePolicy").toString()));
        }
        if (request.hasNonNull("resourceAccount")) {
            input.addAll(List.of("ResourceOwner", request.get("resourceAccount").asText()));
        }
        return account.call("iam:SimulateCustomPolicy", input.toArray());
    }

    /** The simulator knows no sessions, organizations or trust policies. */
    private static boolean isExpressible(JsonNode fixture) {
        return fixture.hasNonNull("identityPolicies")
                && fixture.hasNonNull("expected")
                && !fixture.hasNonNull("sessionPolicies")
                && !fixture.hasNonNull("scps")
                && !fixture.hasNonNull("rcps")
                && fixture.path("principal").path("type").asText("User").equals("User")
                && fixture.get("request").get("action").asText().matches("(s3|ec2|sagemaker):\\w+")
                && !fixture.get("identityPolicies").toString().contains("\"Statement\":[]");
    }

    private static List<Struct> entries(JsonNode fixture) {
        List<Struct> entries = new ArrayList<>();
        fixture.path("principal")
                .path("tags")
                .properties()
                .forEach(
                        tag ->
                                entries.add(
                                        entry(
                                                "aws:PrincipalTag/" + tag.getKey(),
                                                tag.getValue().asText())));
        fixture.get("request")
                .path("context")
                .properties()
                .forEach(key -> entries.add(entry(key.getKey(), values(key.getValue()))));
        return entries;
    }

    private static String[] values(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toArray(String[]::new)
                : new String[] {value.asText()};
    }

    private static List<String> texts(JsonNode documents) {
        return StreamSupport.stream(documents.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
    }

    private static List<JsonNode> fixtures() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SPEC)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    all.add(json.readTree(line));
                }
            }
        }
        return all;
    }

    private static Struct only(Struct output) {
        return output.structs("EvaluationResults").getFirst();
    }

    private static Struct entry(String name, String... values) {
        return Struct.builder()
                .put("ContextKeyName", name)
                .put("ContextKeyValues", List.of(values))
                .put("ContextKeyType", values.length == 1 ? "string" : "stringList")
                .build();
    }

    private static String place(Struct statement, String member) {
        Struct place = statement.optionalStruct(member).orElseThrow();
        return place.get("Line").orElseThrow() + ":" + place.get("Column").orElseThrow();
    }
}
