package cloister.server.facts;

import cloister.identity.Credential;
import cloister.policy.Arn;
import cloister.policy.AuthorizationRequest;
import cloister.policy.PolicySet;
import cloister.server.facts.ActionFacts.Touched;
import cloister.server.facts.OperationFacts.Dependent;
import cloister.server.facts.ResourceBinding.Bound;
import cloister.wire.Call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a call the authorization requests that all must be allowed before its command runs: one
 * for each action and resource concerned.
 */
public final class AuthorizationRequests implements Asking {
    private static final String ANY = "*";

    /** What ARNs of federated users have in them: no trust policy lets those in. */
    private static final String FEDERATED = ":federated-user/";

    private final Resources resources;

    public AuthorizationRequests(Resources resources) {
        this.resources = resources;
    }

    @Override
    public boolean alwaysAnswered(Call call) {
        return ServiceFacts.of(call.service()).operation(call.operation()).always();
    }

    @Override
    public List<Asked> requests(Call call, Credential credential, Connection connection) {
        OperationFacts facts = ServiceFacts.of(call.service()).operation(call.operation());
        Subject subject = Subject.of(call, credential, resources);
        Making making = new Making(subject, connection, RequestTags.of(call.input()));
        making.add(facts.action(), facts.action().resources());
        for (Dependent dependent : facts.dependents()) {
            if (dependent.needed(subject)) {
                List<Touched> on =
                        dependent.onMain()
                                ? facts.action().resources().stream().filter(Touched::main).toList()
                                : dependent.action().resources();
                making.addDependent(dependent, on);
            }
        }
        return List.copyOf(making.asked);
    }

    /**
     * The request for an action of Cloister's own, which no reference lists.
     *
     * @param call named by the action
     */
    public Asked own(Call call, Credential credential, Connection connection, String resource) {
        ContextKeys context = new ContextKeys();
        GlobalKeys.put(context, call, credential, connection);
        return new Asked(
                new AuthorizationRequest(
                        credential.principal(),
                        credential.grants(),
                        call.service() + ":" + call.operation(),
                        resource,
                        Optional.of(call.caller().account()),
                        context.toContext(),
                        Optional.empty()),
                resource,
                context.values());
    }

    /** The requests of one call while they are made. */
    private static final class Making {
        private final Subject subject;
        private final Connection connection;
        private final RequestTags tags;
        private final List<Asked> asked = new ArrayList<>();
        private String main = ANY;

        Making(Subject subject, Connection connection, RequestTags tags) {
            this.subject = subject;
            this.connection = connection;
            this.tags = tags;
        }

        void add(ActionFacts action, List<Touched> touched) {
            List<Asked> made = new ArrayList<>();
            for (Touched each : touched) {
                for (Bound bound : each.binding().bind(subject)) {
                    if (each.main()) {
                        main = bound.arn();
                    }
                    made.add(asked(action, bound, !each.created()));
                }
            }
            asked.addAll(made.isEmpty() ? List.of(asked(action, Bound.of(ANY), false)) : made);
        }

        void addDependent(Dependent dependent, List<Touched> touched) {
            for (Touched each : touched) {
                for (Bound bound : each.binding().bind(subject)) {
                    asked.add(asked(dependent.action(), Bound.of(bound.arn()), !each.created()));
                }
            }
        }

        private Asked asked(ActionFacts action, Bound bound, boolean exists) {
            ContextKeys context = new ContextKeys();
            GlobalKeys.put(context, subject.call(), subject.credential(), connection);
            if (action.requestTags()) {
                tags.putTags(context);
            }
            if (action.tagKeys()) {
                tags.putKeys(context);
            }
            Optional<Arn> arn = Arn.parse(bound.arn());
            String owner =
                    arn.map(Arn::account)
                            .filter(account -> !account.isEmpty() && !account.equals("aws"))
                            .orElse(subject.account()); // an AWS-managed policy is every account's
            context.put("aws:ResourceAccount", owner);
            if (exists && action.resourceTags() && arn.isPresent()) {
                putResourceTags(context, bound.arn(), arn.get().service());
            }
            action.keys().forEach((key, sources) -> putKey(context, key, sources));
            return new Asked(
                    new AuthorizationRequest(
                            subject.credential().principal(),
                            subject.credential().grants(),
                            action.name(),
                            bound.arn(),
                            Optional.of(owner),
                            context.toContext(),
                            resourcePolicy(action, bound.arn())),
                    bound.spoken(),
                    context.values());
        }

        private void putResourceTags(ContextKeys context, String arn, String service) {
            subject.resources()
                    .tags(arn)
                    .ifPresent(
                            tagged ->
                                    ServiceFacts.of(service)
                                            .resourceTagPrefixes(arn)
                                            .forEach(
                                                    prefix ->
                                                            tagged.forEach(
                                                                    (key, value) ->
                                                                            context.put(
                                                                                    prefix + key,
                                                                                    value))));
        }

        private void putKey(ContextKeys context, String key, List<KeySource> sources) {
            for (KeySource source : sources) {
                if (source.put(context, key, subject, main)) {
                    return;
                }
            }
        }

        private Optional<PolicySet> resourcePolicy(ActionFacts action, String arn) {
            return action.trusting() && !arn.contains(FEDERATED)
                    ? Optional.of(subject.resources().policy(arn).orElse(PolicySet.EMPTY))
                    : Optional.empty();
        }
    }
}
