package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Command;
import cloister.wire.Struct;

import org.assertj.core.api.Assertions;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** SageMaker with a hand-set clock, called as a gateway would. */
final class Lab {
    static final String ACCOUNT = "123456789012";
    static final String ROLE = "arn:aws:iam::123456789012:role/TeamA";
    static final Caller ADMIN =
            new Caller(
                    "arn:aws:iam::123456789012:user/admin",
                    ACCOUNT,
                    "AIDAADMIN",
                    "AKIAADMIN",
                    Optional.empty());

    final Set<String> roles = new HashSet<>(Set.of(ROLE));

    /** Ids of users of the single sign-on directory, by user name. */
    final Map<String, String> directory = new HashMap<>(Map.of("a1@example.com", "user-1"));

    final EncodedStore store = new EncodedStore();
    private final StudioSettings settings;
    Studio studio;
    String region = "us-east-1";
    Caller caller = ADMIN;
    Instant now = Instant.parse("2026-01-02T03:04:05Z");

    Lab() {
        this(AppRuntime.RECORDS_ONLY);
    }

    Lab(AppRuntime runtime) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        settings =
                new StudioSettings(
                        ACCOUNT,
                        () -> "http://localhost:4566",
                        clock,
                        roles::contains,
                        userName -> Optional.ofNullable(directory.get(userName)),
                        runtime);
        studio = Studio.open(store, settings);
    }

    /** Stops and starts on the same store. */
    void reopen() {
        studio = Studio.open(store, settings);
    }

    Struct call(String operation, Object... members) {
        return call(operation, struct(members));
    }

    Struct call(String operation, Struct input) {
        Command command =
                Objects.requireNonNull(studio.commands().get("sagemaker:" + operation), operation);
        ModelCheck.input(operation, input);
        try {
            Struct output = command.run(asCall(operation, input));
            ModelCheck.output(operation, output);
            return output;
        } catch (ApiException e) {
            ModelCheck.error(operation, e);
            throw e;
        }
    }

    Call asCall(String operation, Object... members) {
        return asCall(operation, struct(members));
    }

    private Call asCall(String operation, Struct input) {
        return new Call("sagemaker", operation, input, caller, region, now, "request");
    }

    /** The error of a call that must fail. */
    ApiException error(String operation, Object... members) {
        return error(operation, struct(members));
    }

    ApiException error(String operation, Struct input) {
        return Assertions.catchThrowableOfType(ApiException.class, () -> call(operation, input));
    }

    void passSeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    String domain(String name) {
        return call(
                        "CreateDomain",
                        "DomainName",
                        name,
                        "AuthMode",
                        "IAM",
                        "DefaultUserSettings",
                        struct("ExecutionRole", ROLE))
                .string("DomainId");
    }

    String profile(String domainId, String name, Struct... tags) {
        return call(
                        "CreateUserProfile",
                        "DomainId",
                        domainId,
                        "UserProfileName",
                        name,
                        "Tags",
                        Arrays.asList(tags))
                .string("UserProfileArn");
    }

    String space(String domainId, String name, String sharingType, String owner) {
        return call(
                        "CreateSpace",
                        "DomainId",
                        domainId,
                        "SpaceName",
                        name,
                        "OwnershipSettings",
                        struct("OwnerUserProfileName", owner),
                        "SpaceSharingSettings",
                        struct("SharingType", sharingType))
                .string("SpaceArn");
    }

    /** The names on all pages of a list, asked for a few at a time. */
    List<String> pages(String operation, String list, String name, Object... members) {
        Struct input = struct(members);
        Struct output = call(operation, input);
        List<String> names = new java.util.ArrayList<>(names(output, list, name));
        while (output.has("NextToken")) {
            output =
                    call(
                            operation,
                            Struct.builder()
                                    .putAll(input)
                                    .put("NextToken", output.string("NextToken"))
                                    .build());
            names.addAll(names(output, list, name));
        }
        return names;
    }

    static List<String> names(Struct output, String list, String name) {
        return output.structs(list).stream().map(item -> item.string(name)).toList();
    }

    static Struct struct(Object... members) {
        Struct.Builder struct = Struct.builder();
        for (int i = 0; i < members.length; i += 2) {
            struct.put((String) members[i], members[i + 1]);
        }
        return struct.build();
    }

    static Struct tag(String key, String value) {
        return struct("Key", key, "Value", value);
    }

    Map<String, String> tags(String arn) {
        return studio.tags(arn).orElseThrow();
    }
}
