package cloister.server.console;

import cloister.wire.HttpResponse;

import java.util.List;

/** The forms that have pages of their own. */
final class Forms {
    private Forms() {}

    /** What makes something, by its kind and the names of what it will belong to. */
    static HttpResponse make(Member member, List<String> rest) {
        String what = rest.isEmpty() ? "" : rest.getFirst();
        return switch (what + " " + rest.size()) {
            case "domain 1" -> DomainForm.answer(member);
            case "role 1" -> RoleForm.answer(member);
            case "space 2" -> SpaceForm.answer(member, rest.get(1));
            case "app 4" ->
                    StudioPart.of(rest.get(2), rest.get(1), rest.get(3))
                            .map(owner -> AppForm.answer(member, owner))
                            .orElseGet(() -> Problems.missing(member));
            default -> Problems.missing(member);
        };
    }

    /** What changes something. */
    static HttpResponse edit(Member member, List<String> rest) {
        return rest.size() == 3 && rest.getFirst().equals("role")
                ? Editing.profile(
                        member, new StudioPart(StudioPart.Kind.PROFILE, rest.get(1), rest.get(2)))
                : Problems.missing(member);
    }
}
