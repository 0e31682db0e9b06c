package cloister.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A form as the query protocol sends it: {@code Tags.member.1.Key=team}. */
final class QueryForm {
    private final List<String> fields = new ArrayList<>();

    private QueryForm() {}

    static String write(String action, String version, Map<String, ?> input) {
        QueryForm form = new QueryForm();
        form.add("Action", action);
        form.add("Version", version);
        input.forEach(form::add);
        return String.join("&", form.fields);
    }

    private void add(String name, Object value) {
        switch (value) {
            case Map<?, ?> members ->
                    members.forEach((member, inner) -> add(name + "." + member, inner));
            case List<?> elements -> {
                for (int i = 0; i < elements.size(); i++) {
                    add(name + ".member." + (i + 1), elements.get(i));
                }
            }
            default ->
                    fields.add(
                            name
                                    + "="
                                    + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
