package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class TreesTest {
    @Test
    void json_that_was_written_reads_the_same() throws IOException {
        Map<String, Object> tree =
                Map.of("Tags", List.of(Map.of("Key", "team")), "On", true, "Name", "a\"b");
        assertThat(JsonTree.read(JsonTree.write(tree))).isEqualTo(tree);
    }

    @Test
    void a_null_in_json_is_an_absent_member() throws IOException {
        assertThat(JsonTree.read("{\"a\":null,\"b\":1}")).containsOnlyKeys("b");
    }

    @Test
    void what_is_no_json_object_is_refused() {
        assertThatThrownBy(() -> JsonTree.read("[1]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTree.read("<html>")).isInstanceOf(IOException.class);
    }

    @Test
    void xml_becomes_members_and_what_comes_again_a_list() throws IOException {
        assertThat(XmlTree.read("<r><A><b>1</b></A><m>x</m><m>y &amp; z</m><e/></r>"))
                .isEqualTo(Map.of("A", Map.of("b", "1"), "m", List.of("x", "y & z"), "e", ""));
        assertThatThrownBy(() -> XmlTree.read("nothing")).isInstanceOf(IOException.class);
    }

    @Test
    void a_form_numbers_members_from_one() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("RoleName", "a b");
        input.put("Tags", List.of(Map.of("Key", "team")));
        assertThat(QueryForm.write("CreateRole", "2010-05-08", input))
                .isEqualTo(
                        "Action=CreateRole&Version=2010-05-08&RoleName=a+b&Tags.member.1.Key=team");
    }
}
