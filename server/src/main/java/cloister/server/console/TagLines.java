package cloister.server.console;

import cloister.server.page.Field;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tags as people write them, one a line.
 *
 * @param wrong the first line that is no tag
 */
record TagLines(List<Struct> tags, Optional<String> wrong) {
    private static final String NAME = "tags";

    static Field field(Member member) {
        return Field.lines(NAME, member.say("make.tags")).hinted(member.say("make.tagsHint"));
    }

    /** The tags of a form that was sent. */
    static TagLines sent(Member member) {
        return of(member.visit().form().text(NAME));
    }

    static TagLines of(String text) {
        List<Struct> tags = new ArrayList<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            int equals = line.indexOf('=');
            if (line.substring(0, Math.max(equals, 0)).isBlank()) {
                return new TagLines(List.of(), Optional.of(line.strip()));
            }
            tags.add(
                    Struct.builder()
                            .put("Key", line.substring(0, equals).strip())
                            .put("Value", line.substring(equals + 1).strip())
                            .build());
        }
        return new TagLines(List.copyOf(tags), Optional.empty());
    }

    /** An input with the tags, if there are any. */
    Struct with(Struct input) {
        return tags.isEmpty() ? input : Struct.builder().putAll(input).put("Tags", tags).build();
    }
}
