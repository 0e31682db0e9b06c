package cloister.prover.attack;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.PolicySet;
import cloister.policy.RequestContext;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine, with the condition keys that a call has. */
final class Judge {
    private final String account;
    private final Player player;
    private final State state;

    Judge(String account, Player player, State state) {
        this.account = account;
        this.player = player;
        this.state = state;
    }

    /** Whether an action on something that is there is allowed. */
    boolean allows(String action, String arn, Map<String, List<String>> context) {
        RequestContext.Builder keys = RequestContext.builder();
        state.tagsOf(arn)
                .forEach(
                        (tag, value) -> {
                            keys.put("aws:ResourceTag/" + tag, value);
                            keys.put("sagemaker:ResourceTag/" + tag, value);
                        });
        return allows(action, arn, context, keys, Optional.empty());
    }

    /** Whether an action on something that is being made is allowed. */
    boolean allowsNew(String action, String arn, Map<String, List<String>> context) {
        return allows(action, arn, context, RequestContext.builder(), Optional.empty());
    }

    boolean allowsByTrust(String action, String arn, Optional<PolicySet> trust) {
        return allows(
                action,
                arn,
                Map.of(),
                RequestContext.builder(),
                Optional.of(trust.orElse(PolicySet.EMPTY)));
    }

    private boolean allows(
            String action,
            String arn,
            Map<String, List<String>> context,
            RequestContext.Builder keys,
            Optional<PolicySet> resourcePolicy) {
        context.forEach(keys::put);
        return Authorizer.decide(
                        new AuthorizationRequest(
                                player.principal(),
                                player.grants(),
                                action,
                                arn,
                                Optional.of(account),
                                keys.build(),
                                resourcePolicy))
                .allowed();
    }
}
