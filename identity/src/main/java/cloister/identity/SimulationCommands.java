package cloister.identity;

import cloister.policy.Arn;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.RequestContext;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * IAM's policy simulator, over the engine that decides requests (IAM API reference:
 * SimulateCustomPolicy, SimulatePrincipalPolicy, GetContextKeysForCustomPolicy,
 * GetContextKeysForPrincipalPolicy).
 */
record SimulationCommands(SimulatedPrincipals principals) implements CommandGroup {
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:SimulateCustomPolicy", this::custom);
        commands.put("iam:SimulatePrincipalPolicy", this::principal);
        commands.put("iam:GetContextKeysForCustomPolicy", this::customKeys);
        commands.put("iam:GetContextKeysForPrincipalPolicy", this::principalKeys);
    }

    private Struct custom(Call call) {
        SimulatedPrincipal who = principals.nobody().with(given(call, "PolicyInputList"));
        return simulate(call, who);
    }

    private Struct principal(Call call) {
        SimulatedPrincipal who =
                principals
                        .existing(call.input().string("PolicySourceArn"))
                        .with(given(call, "PolicyInputList"));
        return simulate(call, who);
    }

    private Struct customKeys(Call call) {
        return keys(PolicySet.compile(given(call, "PolicyInputList")));
    }

    private Struct principalKeys(Call call) {
        return keys(
                principals
                        .existing(call.input().string("PolicySourceArn"))
                        .with(given(call, "PolicyInputList"))
                        .identity());
    }

    private static Struct keys(PolicySet policies) {
        return Struct.builder().put("ContextKeyNames", List.copyOf(policies.contextKeys())).build();
    }

    private Struct simulate(Call call, SimulatedPrincipal from) {
        SimulatedPrincipal who =
                call.input()
                        .optionalString("CallerArn")
                        .map(arn -> from.as(principals.caller(arn)))
                        .orElse(from);
        List<NamedPolicy> boundary = given(call, "PermissionsBoundaryPolicyInputList");
        Simulation simulation =
                simulation(call, boundary.isEmpty() ? who : who.under(PolicySet.compile(boundary)));
        List<String> resources = call.input().strings("ResourceArns");
        List<Question> questions = new ArrayList<>();
        for (String action : call.input().strings("ActionNames")) {
            if (!ACTION.matcher(action).matches()) {
                throw IamError.invalidInput(
                        "'" + action + "' is no action: write service:Operation.");
            }
            for (String resource : resources.isEmpty() ? List.of("*") : resources) {
                questions.add(new Question("%06d".formatted(questions.size()), action, resource));
            }
        }
        return Page.of(call, questions, Question::place)
                .output(
                        "EvaluationResults",
                        question -> simulation.result(question.action(), question.resource()))
                .build();
    }

    private Simulation simulation(Call call, SimulatedPrincipal who) {
        RequestContext.Builder context = RequestContext.builder();
        who.context().forEach(context::put);
        Set<String> entered = new LinkedHashSet<>();
        for (Struct entry : call.input().structs("ContextEntries")) {
            String name =
                    entry.optionalString("ContextKeyName")
                            .orElseThrow(
                                    () ->
                                            IamError.invalidInput(
                                                    "A context entry lacks its ContextKeyName."));
            List<String> values = entry.strings("ContextKeyValues");
            entered.add(name.toLowerCase(Locale.ROOT));
            context.put(name, values);
        }
        Optional<PolicySet> resourcePolicy =
                call.input()
                        .optionalString("ResourcePolicy")
                        .map(
                                text ->
                                        PolicySet.compile(
                                                List.of(
                                                        new NamedPolicy(
                                                                "ResourcePolicy",
                                                                read(text, PolicyKind.RESOURCE)))));
        return new Simulation(who, resourcePolicy, resourceAccount(call), context.build(), entered);
    }

    private static Optional<String> resourceAccount(Call call) {
        return call.input()
                .optionalString("ResourceOwner")
                .map(owner -> Arn.parse(owner).map(Arn::account).orElse(owner));
    }

    /**
     * Documents of the input under the names by which IAM speaks of them, {@code
     * PolicyInputList.1}.
     */
    private static List<NamedPolicy> given(Call call, String member) {
        List<String> texts = call.input().strings(member);
        return IntStream.range(0, texts.size())
                .mapToObj(
                        i ->
                                new NamedPolicy(
                                        member + "." + (i + 1),
                                        read(texts.get(i), PolicyKind.MANAGED)))
                .toList();
    }

    private static PolicyDocument read(String text, PolicyKind kind) {
        try {
            return PolicyDocument.parse(text, kind);
        } catch (MalformedPolicyException malformed) {
            throw IamError.invalidInput(
                    "%s (line %d, column %d)"
                            .formatted(
                                    malformed.getMessage(), malformed.line(), malformed.column()));
        }
    }

    /**
     * One action on one resource.
     *
     * @param place its place among all, of one length, so that pages sort by it
     */
    private record Question(String place, String action, String resource) {}
}
