package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.HttpRequest;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.ServiceModel;
import cloister.wire.Struct;
import cloister.wire.Validator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users and groups of SCIM have in common with those of the identity store's API. */
final class ScimShapes {
    private ScimShapes() {}

    /**
     * Attributes under SCIM's names, but for the first letter of the outermost, as an operation of
     * the identity store takes them.
     *
     * @throws ApiException ValidationException where they have other types, or break its limits
     */
    static Struct read(String operation, Map<String, Object> attributes, String store) {
        OperationModel model =
                ServiceModel.load("identitystore").operation(operation).orElseThrow();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("IdentityStoreId", store);
        attributes.forEach((name, value) -> input.put(name, capitals(value)));
        Protocol protocol = Protocol.of(model.service());
        try {
            Struct read =
                    protocol.parse(
                            model,
                            new HttpRequest("POST", "/", "", Map.of(), ScimJson.write(input)));
            Validator.check(model, read, protocol);
            return read;
        } catch (ApiException wrong) {
            throw ScimError.validation(wrong.text());
        }
    }

    private static Object capitals(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach(
                        (name, member) -> {
                            String text = String.valueOf(name);
                            members.put(
                                    DirectoryUpdate.capital(text),
                                    text.equals("primary") && member instanceof String word
                                            ? (Object) Boolean.valueOf(word)
                                            : capitals(member));
                        });
                yield members;
            }
            case List<?> list -> list.stream().map(ScimShapes::capitals).toList();
            case Object plain -> plain;
        };
    }

    /** The attributes of an entry, without its ids. */
    static Struct attributes(DirectoryKind kind, Struct entry) {
        Struct.Builder attributes = Struct.builder();
        kind.attributes().stream().sorted().forEach(name -> attributes.put(name, entry.get(name)));
        return attributes.build();
    }

    /** An entry of the directory. */
    static Struct entry(
            DirectoryKind kind,
            String id,
            String store,
            Struct attributes,
            Optional<String> externalId) {
        Struct.Builder entry =
                Struct.builder()
                        .put(kind.idMember(), id)
                        .put("IdentityStoreId", store)
                        .putAll(attributes(kind, attributes));
        externalId.ifPresent(
                given ->
                        entry.put(
                                "ExternalIds",
                                List.of(
                                        Struct.builder()
                                                .put("Issuer", issuer(store))
                                                .put("Id", given)
                                                .build())));
        return entry.build();
    }

    private static String issuer(String store) {
        return "https://scim.aws.com/" + store;
    }

    static Optional<String> externalId(Struct entry) {
        return entry.structs("ExternalIds").stream().findFirst().map(id -> id.string("Id"));
    }

    static Map<String, Object> meta(String type, DirectoryStatus status) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("resourceType", type);
        status.created().ifPresent(time -> meta.put("created", time.toString()));
        status.modified().ifPresent(time -> meta.put("lastModified", time.toString()));
        return meta;
    }
}
