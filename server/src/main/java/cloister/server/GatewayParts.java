package cloister.server;

import cloister.identity.Identity;
import cloister.policy.Authorizer;
import cloister.server.facts.AuthorizationRequests;
import cloister.studio.Studio;
import cloister.wire.Command;
import cloister.wire.ServiceModel;
import cloister.wire.Services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway with what it is made of, which the console's pages use too. */
record GatewayParts(
        Gateway gateway,
        OwnCalls own,
        AuthorizationRequests requests,
        List<ServiceModel> models,
        Map<String, Command> commands) {
    private static final List<String> SERVICES =
            List.of("iam", "sts", "sagemaker", "sagemaker-metrics", "sso-admin", "identitystore");

    static GatewayParts of(Identity identity, Studio studio) {
        Map<String, Command> all = new HashMap<>(identity.commands());
        all.putAll(studio.commands());
        Map<String, Command> commands = Map.copyOf(all);
        List<ServiceModel> models = SERVICES.stream().map(ServiceModel::load).toList();
        Services services = new Services(models);
        Callers callers = new Callers(identity);
        AuthorizationRequests requests =
                new AuthorizationRequests(new LiveResources(identity, studio, commands));
        Gateway gateway =
                new Gateway(
                        services::route,
                        callers,
                        new ProviderWords(identity),
                        new ModelReading(),
                        requests,
                        Authorizer::decide,
                        name -> Optional.ofNullable(commands.get(name)));
        return new GatewayParts(
                gateway, new OwnCalls(callers, requests), requests, models, commands);
    }
}
