package cloister.server.facts;

import cloister.identity.Credential;
import cloister.wire.Call;

import java.time.temporal.ChronoUnit;

/**
 * The condition keys that every request has, whatever its service. Source: AWS global condition
 * context keys. Those of VPC endpoints, organizations and calls by services are never there: there
 * are none here.
 */
final class GlobalKeys {
    private GlobalKeys() {}

    static void put(ContextKeys keys, Call call, Credential credential, Connection connection) {
        credential
                .principal()
                .tags()
                .forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, value));
        keys.put("aws:PrincipalAccount", call.caller().account());
        keys.put("aws:PrincipalIsAWSService", "false");
        credential.contextKeys().forEach(keys::put);
        keys.put("aws:CurrentTime", call.now().truncatedTo(ChronoUnit.SECONDS).toString());
        keys.put("aws:EpochTime", Long.toString(call.now().getEpochSecond()));
        keys.put("aws:RequestedRegion", call.region());
        keys.put("aws:SecureTransport", Boolean.toString(connection.secure()));
        keys.put("aws:SourceIp", connection.sourceIp());
        keys.put("aws:ViaAWSService", "false");
        connection.userAgent().ifPresent(agent -> keys.put("aws:UserAgent", agent));
        connection.referer().ifPresent(referer -> keys.put("aws:Referer", referer));
    }
}
