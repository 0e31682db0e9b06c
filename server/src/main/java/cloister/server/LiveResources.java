package cloister.server;

import cloister.identity.Identity;
import cloister.policy.Arn;
import cloister.policy.PolicySet;
import cloister.server.facts.Resources;
import cloister.studio.Studio;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;

/** The resources of all services as they are now. */
final class LiveResources implements Resources {
    private final Identity identity;
    private final Studio studio;
    private final Map<String, Command> commands;

    LiveResources(Identity identity, Studio studio, Map<String, Command> commands) {
        this.identity = identity;
        this.studio = studio;
        this.commands = commands;
    }

    @Override
    public String canonicalArn(String arn) {
        return isIam(arn) ? identity.canonicalArn(arn) : studio.canonicalArn(arn);
    }

    @Override
    public Optional<Map<String, String>> tags(String arn) {
        return isIam(arn) ? identity.tags(arn) : studio.tags(arn);
    }

    @Override
    public Optional<PolicySet> policy(String arn) {
        return identity.resourcePolicy(arn);
    }

    @Override
    public Optional<String> arnOf(String resourceType, String name) {
        return identity.arnOf(resourceType, name);
    }

    @Override
    public boolean handsTagsOn(Caller caller) {
        return !identity.transitiveTagKeys(caller).isEmpty();
    }

    @Override
    public Optional<Struct> describe(Call call, String operation, Struct input) {
        Call describing =
                new Call(
                        call.service(),
                        operation,
                        input,
                        call.caller(),
                        call.region(),
                        call.now(),
                        call.requestId());
        try {
            return Optional.ofNullable(commands.get(call.service() + ":" + operation))
                    .map(command -> command.run(describing));
        } catch (ApiException absent) {
            return Optional.empty();
        }
    }

    private static boolean isIam(String arn) {
        return Arn.parse(arn).filter(parsed -> parsed.service().equals("iam")).isPresent();
    }
}
