package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class PagingTest {
    private final Lab lab = new Lab();

    @Test
    void pages_tell_every_item_once_and_in_order() {
        List<String> names = createMany(23);

        assertThat(pages("SortBy", "Name", "SortOrder", "Ascending", "MaxResults", 5))
                .isEqualTo(names);
        assertThat(pages("SortBy", "Name", "SortOrder", "Descending", "MaxResults", 5))
                .isEqualTo(names.reversed());
        assertThat(pages("SortOrder", "Ascending")).isEqualTo(names);
        assertThat(pages()).isEqualTo(names.reversed());
    }

    @Test
    void ten_items_fill_a_page_unless_told_otherwise() {
        createMany(11);

        assertThat(lab.call("ListExperiments").structs("ExperimentSummaries")).hasSize(10);
    }

    @Test
    void the_last_page_has_no_token() {
        createMany(10);

        assertThat(lab.call("ListExperiments").has("NextToken")).isFalse();
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended_though_its_last_item_is_gone() {
        List<String> names = createMany(4);
        String token = first("SortOrder", "Ascending", "MaxResults", 2);
        lab.call("DeleteExperiment", "ExperimentName", names.get(1));

        assertThat(
                        Lab.names(
                                lab.call(
                                        "ListExperiments",
                                        "SortOrder",
                                        "Ascending",
                                        "NextToken",
                                        token),
                                "ExperimentSummaries",
                                "ExperimentName"))
                .isEqualTo(names.subList(2, 4));
    }

    @Test
    void a_token_that_was_tampered_with_is_refused() {
        createMany(4);
        String token = first("MaxResults", 2);
        char last = token.charAt(token.length() - 2);
        String tampered =
                token.substring(0, token.length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + token.charAt(token.length() - 1);

        for (String bad : List.of(tampered, "", "AAAA", "*", token + token)) {
            assertThat(lab.error("ListExperiments", "NextToken", bad).code())
                    .as(bad)
                    .isEqualTo("ValidationException");
        }
    }

    @Test
    void a_token_serves_only_the_list_it_was_given_for() {
        createMany(4);
        String token = first("SortBy", "Name", "MaxResults", 2);

        assertThat(
                        lab.error("ListExperiments", "SortBy", "CreationTime", "NextToken", token)
                                .code())
                .isEqualTo("ValidationException");
        assertThat(lab.error("ListDomains", "NextToken", token).code())
                .isEqualTo("ValidationException");
        lab.region = "eu-west-1";
        assertThat(lab.error("ListExperiments", "SortBy", "Name", "NextToken", token).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void a_token_outlives_the_process() {
        createMany(4);
        String token = first("MaxResults", 2);
        Pager reopened = Pager.open(lab.store);

        assertThat(reopened.position(lab.asCall("ListExperiments", "NextToken", token)))
                .isPresent();
    }

    private List<String> createMany(int count) {
        List<String> names =
                IntStream.range(0, count).mapToObj("experiment-%02d"::formatted).toList();
        for (String name : names) {
            lab.call("CreateExperiment", "ExperimentName", name);
            lab.passSeconds(1);
        }
        return names;
    }

    private String first(Object... members) {
        return lab.call("ListExperiments", members).string("NextToken");
    }

    private List<String> pages(Object... members) {
        return lab.pages("ListExperiments", "ExperimentSummaries", "ExperimentName", members);
    }
}
