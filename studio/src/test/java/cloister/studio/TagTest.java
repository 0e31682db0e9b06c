package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class TagTest {
    private final Lab lab = new Lab();
    private final String arn =
            lab.call("CreateExperiment", "ExperimentName", "Churn").string("ExperimentArn");

    @Test
    void tags_are_added_overwritten_listed_and_deleted() {
        add(Lab.tag("team", "TeamA"), Lab.tag("project", "vision"));
        Struct added = add(Lab.tag("team", "TeamB"));

        List<Struct> expected = List.of(Lab.tag("team", "TeamB"), Lab.tag("project", "vision"));
        assertThat(added.structs("Tags")).isEqualTo(expected);
        assertThat(list()).isEqualTo(expected);
        lab.call("DeleteTags", "ResourceArn", arn, "TagKeys", List.of("team", "absent"));
        assertThat(lab.tags(arn)).isEqualTo(Map.of("project", "vision"));
    }

    @Test
    void a_resource_has_fifty_tags_at_most() {
        add(tags(0, 50));

        assertThat(list()).hasSize(50);
        assertThat(code(Lab.tag("one", "more"))).isEqualTo("ValidationException");
        add(Lab.tag("key0", "overwritten"));
    }

    @Test
    void keys_that_begin_with_aws_are_reserved() {
        assertThat(code(Lab.tag("aws:team", "TeamA"))).isEqualTo("ValidationException");
        assertThat(code(Lab.tag("AWS:team", "TeamA"))).isEqualTo("ValidationException");
        add(Lab.tag("awsome", "x"));
    }

    @Test
    void keys_that_differ_in_case_only_are_refused() {
        add(Lab.tag("team", "TeamA"));

        assertThat(code(Lab.tag("Team", "TeamB"))).isEqualTo("ValidationException");
        assertThat(code(Lab.tag("x", "1"), Lab.tag("X", "2"))).isEqualTo("ValidationException");
        assertThat(lab.tags(arn)).isEqualTo(Map.of("team", "TeamA"));
    }

    @Test
    void a_key_is_given_once_in_a_request() {
        assertThat(code(Lab.tag("team", "TeamA"), Lab.tag("team", "TeamB")))
                .isEqualTo("ValidationException");
    }

    @Test
    void what_does_not_exist_has_no_tags() {
        String absent = arn + "-absent";

        assertThat(lab.error("ListTags", "ResourceArn", absent).text()).contains(absent);
        assertThat(lab.studio.tags(absent)).isEmpty();
    }

    @Test
    void a_resource_is_tagged_in_its_own_region_and_account_only() {
        lab.region = "eu-west-1";
        assertThat(lab.error("ListTags", "ResourceArn", arn).code())
                .isEqualTo("ValidationException");
        lab.region = "us-east-1";
        String foreign = arn.replace("123456789012", "210987654321");
        assertThat(lab.error("ListTags", "ResourceArn", foreign).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void every_spelling_of_the_arn_finds_the_resource() {
        add(Lab.tag("team", "TeamA"));
        String spelled = arn.replace("churn", "CHURN");

        assertThat(lab.studio.canonicalArn(spelled)).isEqualTo(arn);
        assertThat(lab.tags(spelled)).isEqualTo(Map.of("team", "TeamA"));
        assertThat(lab.call("ListTags", "ResourceArn", spelled).structs("Tags")).hasSize(1);
    }

    private Struct add(Struct... tags) {
        return lab.call("AddTags", "ResourceArn", arn, "Tags", List.of(tags));
    }

    private String code(Struct... tags) {
        return lab.error("AddTags", "ResourceArn", arn, "Tags", List.of(tags)).code();
    }

    private List<Struct> list() {
        return lab.call("ListTags", "ResourceArn", arn).structs("Tags");
    }

    private static Struct[] tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Lab.tag("key" + i, "value"))
                .toArray(Struct[]::new);
    }
}
