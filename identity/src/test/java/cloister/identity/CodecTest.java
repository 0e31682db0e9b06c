package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept is read back as it was, by this version and the next. */
final class CodecTest {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Tags TAGS = new Tags(Map.of("team", "Ä\n\"A\""));
    private static final HeldPolicies POLICIES =
            new HeldPolicies(Map.of("p", "{}"), List.of("arn:b", "arn:a"));

    @Test
    void every_entity_is_read_back_as_it_was() {
        same(
                User.CODEC,
                new User(
                        "AIDA1",
                        "ana",
                        "/x/",
                        THEN,
                        TAGS,
                        Optional.of("arn:b"),
                        POLICIES,
                        List.of("AGPA2", "AGPA1"),
                        List.of("AKIA1")));
        same(Group.CODEC, new Group("AGPA1", "g", "/", THEN, POLICIES));
        same(
                Role.CODEC,
                new Role(
                        "AROA1",
                        "r",
                        "/",
                        THEN,
                        Optional.of("of team A"),
                        7200,
                        TAGS,
                        Optional.empty(),
                        POLICIES,
                        new TrustPolicy("{}", Map.of("arn:u", "AIDA1"))));
        same(
                ManagedPolicy.CODEC,
                new ManagedPolicy("ANPA1", "p", "/", THEN, Optional.empty(), THEN, 2, 5, TAGS));
        same(PolicyVersion.CODEC, new PolicyVersion(2, "{}", THEN));
        same(AccessKey.CODEC, new AccessKey("AKIA1", "AIDA1", "secret", false, THEN));
        same(Attachment.CODEC, new Attachment("arn:p", Attachment.Use.BOUNDARY, "Role", "AROA1"));
        same(PolicyUsage.CODEC, new PolicyUsage(3, 0));
        same(Reference.CODEC, new Reference("AIDA1"));
    }

    @Test
    void members_of_a_later_version_are_ignored() {
        byte[] later =
                """
                {"id":"AGPA1","name":"g","path":"/","created":"2026-01-02T03:04:05Z",
                 "later":{"a":[1,2.5,null,true]},"inline":{},"more":null}\
                """
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(Group.CODEC.decode(later))
                .isEqualTo(new Group("AGPA1", "g", "/", THEN, HeldPolicies.NONE));
    }

    private static <V> void same(JsonCodec<V> codec, V value) {
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }
}
