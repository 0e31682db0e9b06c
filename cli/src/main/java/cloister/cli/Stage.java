package cloister.cli;

import cloister.wire.ApiException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where the demo plays: a server, the policies, who is there with which keys, and the walk. */
final class Stage {
    static final String REGION = "us-east-1";

    private final ApiClient client;
    private final String account;
    private final Blueprint blueprint;
    private final Walk walk;
    private final Function<String, Keys> notebooks;
    private final Map<String, Keys> people = new HashMap<>();

    /**
     * @param account twelve digits
     * @param notebooks the credentials that Studio gives an app of a profile, by the ARN of the
     *     profile's execution role
     */
    Stage(
            ApiClient client,
            String account,
            Keys root,
            Blueprint blueprint,
            Walk walk,
            Function<String, Keys> notebooks) {
        this.client = client;
        this.account = account;
        this.blueprint = blueprint;
        this.walk = walk;
        this.notebooks = notebooks;
        people.put("root", root);
    }

    Walk walk() {
        return walk;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Optional<Keys> keys(String who) {
        return Optional.ofNullable(people.get(who));
    }

    /** Calls an operation as somebody who entered. */
    Answer call(String who, String operation, Map<String, ?> input) {
        Keys keys = people.get(who);
        if (keys == null) {
            return Answer.failed(0, "impossible", who + " has no credentials");
        }
        try {
            return client.call(keys, operation, input);
        } catch (IOException failure) {
            return Answer.failed(0, "unreachable", String.valueOf(failure.getMessage()));
        }
    }

    /** Creates an IAM user that holds policies of the blueprint, and lets it enter. */
    Answer createUser(String by, String name, String... policies) {
        Answer created = call(by, "iam:CreateUser", Map.of("UserName", name));
        List<Answer> answers = new ArrayList<>(List.of(created, giveKey(by, name)));
        for (String policy : policies) {
            answers.add(
                    call(
                            by,
                            "iam:AttachUserPolicy",
                            Map.of("UserName", name, "PolicyArn", policyArn(policy))));
        }
        return Answer.all(answers);
    }

    /** Creates an access key for an IAM user, and lets the user enter with it. */
    Answer giveKey(String by, String name) {
        Answer key = call(by, "iam:CreateAccessKey", Map.of("UserName", name));
        enter(name, key, "CreateAccessKeyResult", "AccessKey");
        return key;
    }

    /** Creates a role with a trust policy and policies of the blueprint. */
    Answer createRole(
            String by, String name, String trust, Map<String, String> tags, String... policies) {
        List<Answer> answers = new ArrayList<>();
        answers.add(
                call(
                        by,
                        "iam:CreateRole",
                        Map.of(
                                "RoleName", name,
                                "AssumeRolePolicyDocument", trust,
                                "Tags", tags(tags))));
        for (String policy : policies) {
            answers.add(
                    call(
                            by,
                            "iam:AttachRolePolicy",
                            Map.of("RoleName", name, "PolicyArn", policyArn(policy))));
        }
        return Answer.all(answers);
    }

    /** Creates a managed policy from the blueprint's file of that name. */
    Answer createPolicy(String by, String name) {
        return call(
                by,
                "iam:CreatePolicy",
                Map.of("PolicyName", name, "PolicyDocument", blueprint.policy(name)));
    }

    /** Assumes a role as somebody, and lets the session enter under a name of its own. */
    Answer assumeRole(String by, String session, String role, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("RoleArn", roleArn(role));
        input.put("RoleSessionName", session);
        Answer answer = call(by, "sts:AssumeRole", input);
        enter(session + "@" + role, answer, "AssumeRoleResult", "Credentials");
        return answer;
    }

    /** Lets the notebook of a profile enter, with the credentials that Studio gives it. */
    void openNotebook(String name, String role) {
        try {
            people.put(name, notebooks.apply(roleArn(role)));
        } catch (ApiException noSuchRole) {
            people.remove(name);
        }
    }

    static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    /** Twelve digits. */
    String account() {
        return account;
    }

    /** The ARN of a resource of the account; IAM's and STS's carry no region. */
    String arn(String service, String resource) {
        String region = service.equals("sagemaker") ? REGION : "";
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }

    String roleArn(String role) {
        return arn("iam", "role/" + role);
    }

    String userArn(String user) {
        return arn("iam", "user/" + user);
    }

    String policyArn(String policy) {
        return arn("iam", "policy/" + policy);
    }

    private void enter(String name, Answer answer, String... path) {
        Optional<String> id = answer.text(path[0], path[1], "AccessKeyId");
        Optional<String> secret = answer.text(path[0], path[1], "SecretAccessKey");
        if (id.isPresent() && secret.isPresent()) {
            people.put(
                    name,
                    new Keys(
                            id.get(), secret.get(), answer.text(path[0], path[1], "SessionToken")));
        }
    }
}
