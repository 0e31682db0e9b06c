package cloister.server.facts;

import cloister.policy.PolicySet;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;

/** What deciding needs to know of resources as they are now, whatever service keeps them. */
public interface Resources {

    /**
     * The one spelling of an ARN that a service takes in several, so that a decision is about the
     * resource that the command will find.
     */
    String canonicalArn(String arn);

    /** A resource's tags; empty where there is no such resource. */
    Optional<Map<String, String>> tags(String arn);

    /** The policy on a resource itself: a role's trust policy. */
    Optional<PolicySet> policy(String arn);

    /** The ARN, path included, of an IAM resource named without its path. */
    Optional<String> arnOf(String resourceType, String name);

    /** Whether sessions made from a caller's session inherit tags of it. */
    boolean handsTagsOn(Caller caller);

    /**
     * What an operation that only reads answers to such an input, undecided; empty where an error.
     */
    Optional<Struct> describe(Call call, String operation, Struct input);
}
