package cloister.studio;

import cloister.policy.Arn;
import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AddTags, ListTags and DeleteTags, for resources of every kind. */
record TagCommands(Store store, Arns arns, Pager pager) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:AddTags", Refusal.withoutNotFound(this::add),
                "sagemaker:ListTags", Refusal.withoutNotFound(this::list),
                "sagemaker:DeleteTags", Refusal.withoutNotFound(this::delete));
    }

    private Struct add(Call call) {
        Map<String, String> tags =
                store.write(
                        transaction -> {
                            String arn = arn(transaction, call);
                            Map<String, String> merged =
                                    Tags.merge(
                                            tags(transaction, arn), call.input().structs("Tags"));
                            Tags.put(transaction, arn, merged);
                            return merged;
                        });
        return Struct.builder().put("Tags", Tags.list(tags)).build();
    }

    private Struct list(Call call) {
        Reader reader = store.read();
        List<Struct> tags = Tags.list(tags(reader, arn(reader, call)));
        int from = pager.position(call).map(Integer::parseInt).orElse(0);
        int limit = call.input().optionalInt("MaxResults").orElse(Tags.LIMIT);
        int to = Math.min(tags.size(), from + limit);
        Optional<String> next =
                to < tags.size() ? Optional.of(Integer.toString(to)) : Optional.empty();
        return Struct.builder()
                .put("Tags", tags.subList(Math.min(from, to), to))
                .put("NextToken", pager.seal(call, next))
                .build();
    }

    private Struct delete(Call call) {
        store.write(
                transaction -> {
                    String arn = arn(transaction, call);
                    Map<String, String> tags = new LinkedHashMap<>(tags(transaction, arn));
                    call.input().strings("TagKeys").forEach(tags::remove);
                    Tags.put(transaction, arn, tags);
                    return tags;
                });
        return Struct.EMPTY;
    }

    private String arn(Reader reader, Call call) {
        String text = call.input().string("ResourceArn");
        Arn arn = Arn.parse(text).orElseThrow(() -> Refusal.validation("No ARN: " + text));
        if (!arn.region().equals(call.region()) || !arn.account().equals(arns.account())) {
            throw Refusal.validation(
                    "ResourceArn must be in region "
                            + call.region()
                            + " of account "
                            + arns.account()
                            + ": "
                            + text);
        }
        return CanonicalArn.of(reader, text);
    }

    private static Map<String, String> tags(Reader reader, String arn) {
        return Tags.of(reader, arn)
                .orElseThrow(() -> Refusal.notFound("Resource [" + arn + "] does not exist."));
    }
}
