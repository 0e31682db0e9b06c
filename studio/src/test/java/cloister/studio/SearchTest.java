package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class SearchTest {
    private final Lab lab = new Lab();

    SearchTest() {
        lab.call(
                "CreateExperiment",
                "ExperimentName",
                "churn",
                "Description",
                "who leaves",
                "Tags",
                List.of(Lab.tag("team", "TeamA"), Lab.tag("a.b", "dotted")));
        lab.passSeconds(60);
        lab.call(
                "CreateExperiment",
                "ExperimentName",
                "fraud",
                "Tags",
                List.of(Lab.tag("team", "TeamB")));
        lab.passSeconds(60);
        lab.call("CreateExperiment", "ExperimentName", "vision");
        lab.call("CreateTrial", "TrialName", "one", "ExperimentName", "churn");
        lab.call("CreateTrial", "TrialName", "two", "ExperimentName", "fraud");
        component("slow", 0.001);
        lab.passSeconds(1);
        component("fast", 10);
        associate("slow", "one");
        associate("fast", "one");
        associate("fast", "two");
    }

    @Test
    void without_an_expression_everything_is_found_the_last_modified_first() {
        lab.passSeconds(1);
        lab.call("UpdateExperiment", "ExperimentName", "churn");

        assertThat(search()).containsExactly("churn", "vision", "fraud");
    }

    @Test
    void results_have_their_tags_and_all_that_is_told_of_them() {
        Struct record =
                lab.call(
                                "Search",
                                expression(
                                        "Experiment", filter("ExperimentName", "Equals", "churn")))
                        .structs("Results")
                        .getFirst()
                        .optionalStruct("Experiment")
                        .orElseThrow();

        assertThat(record.members())
                .containsEntry("ExperimentName", "churn")
                .containsEntry("Description", "who leaves")
                .containsEntry("Tags", List.of(Lab.tag("team", "TeamA"), Lab.tag("a.b", "dotted")));
    }

    @Test
    void filters_compare_texts() {
        assertThat(search(filter("Tags.team", "Equals", "TeamA"))).containsExactly("churn");
        assertThat(search(filter("Tags.a.b", "Equals", "dotted"))).containsExactly("churn");
        assertThat(search(filter("Tags.team", "NotEquals", "TeamA")))
                .containsExactly("vision", "fraud");
        assertThat(search(filter("ExperimentName", "Contains", "r")))
                .containsExactly("fraud", "churn");
        assertThat(search(filter("ExperimentName", "In", "churn, vision")))
                .containsExactly("vision", "churn");
        assertThat(search(Lab.struct("Name", "Description", "Operator", "Exists")))
                .containsExactly("churn");
        assertThat(search(Lab.struct("Name", "Tags.team", "Operator", "NotExists")))
                .containsExactly("vision");
        assertThat(search(Lab.struct("Name", "ExperimentName", "Value", "fraud")))
                .containsExactly("fraud");
    }

    @Test
    void filters_compare_times() {
        assertThat(search(filter("CreationTime", "GreaterThan", "2026-01-02T03:04:05")))
                .containsExactly("vision", "fraud");
        assertThat(search(filter("CreationTime", "LessThanOrEqualTo", "2026-01-02T03:05:05Z")))
                .containsExactly("fraud", "churn");
        assertThat(search(filter("CreationTime", "Equals", "2026-01-02T03:05:05")))
                .containsExactly("fraud");
    }

    @Test
    void filters_compare_parameters_as_numbers_or_texts() {
        assertThat(components(filter("Parameters.rate", "LessThan", "0.5")))
                .containsExactly("slow");
        assertThat(components(filter("Parameters.rate", "GreaterThanOrEqualTo", "10")))
                .containsExactly("fast");
        assertThat(components(filter("Parameters.rate", "Equals", "10.0"))).containsExactly("fast");
        assertThat(components(filter("Parameters.note", "Equals", "slow"))).containsExactly("slow");
        assertThat(components(filter("Parameters.note", "GreaterThan", "1"))).isEmpty();
        assertThat(components(filter("Parameters.absent", "LessThan", "1"))).isEmpty();
    }

    @Test
    void filters_on_a_list_are_met_by_any_element_nested_ones_by_the_same() {
        assertThat(components(filter("Parents.ExperimentName", "Equals", "churn")))
                .containsExactly("fast", "slow");
        Struct first = filter("Parents.TrialName", "Equals", "one");
        Struct second = filter("Parents.ExperimentName", "Equals", "fraud");
        assertThat(components(first, second)).containsExactly("fast");
        assertThat(found(nested(first, second), "TrialComponent")).isEmpty();
        assertThat(found(nested(first), "TrialComponent")).containsExactly("fast", "slow");
    }

    private static Struct nested(Struct... filters) {
        return Lab.struct(
                "Resource",
                "ExperimentTrialComponent",
                "SearchExpression",
                Lab.struct(
                        "NestedFilters",
                        List.of(
                                Lab.struct(
                                        "NestedPropertyName",
                                        "Parents",
                                        "Filters",
                                        List.of(filters)))));
    }

    @Test
    void expressions_nest_with_and_and_or() {
        Struct either =
                Lab.struct(
                        "Filters",
                        List.of(
                                filter("ExperimentName", "Equals", "churn"),
                                filter("ExperimentName", "Equals", "fraud")),
                        "Operator",
                        "Or");
        Struct both =
                Lab.struct(
                        "Filters",
                        List.of(filter("Tags.team", "Equals", "TeamB")),
                        "SubExpressions",
                        List.of(either));

        assertThat(found(input("Experiment", either), "Experiment"))
                .containsExactly("fraud", "churn");
        assertThat(found(input("Experiment", both), "Experiment")).containsExactly("fraud");
    }

    @Test
    void trials_tell_their_components_and_components_their_parents() {
        Struct trial =
                lab.call(
                                "Search",
                                expression("ExperimentTrial", filter("TrialName", "Equals", "one")))
                        .structs("Results")
                        .getFirst()
                        .optionalStruct("Trial")
                        .orElseThrow();
        assertThat(Lab.names(trial, "TrialComponentSummaries", "TrialComponentName"))
                .containsExactly("slow", "fast");
        Struct component =
                lab.call(
                                "Search",
                                expression(
                                        "ExperimentTrialComponent",
                                        filter("TrialComponentName", "Equals", "fast")))
                        .structs("Results")
                        .getFirst()
                        .optionalStruct("TrialComponent")
                        .orElseThrow();
        assertThat(component.structs("Parents"))
                .containsExactly(
                        Lab.struct("TrialName", "one", "ExperimentName", "churn"),
                        Lab.struct("TrialName", "two", "ExperimentName", "fraud"));
    }

    @Test
    void results_are_sorted_by_any_property_and_paged() {
        assertThat(sorted("ExperimentName", "Ascending"))
                .containsExactly("churn", "fraud", "vision");
        assertThat(sorted("CreationTime", "Descending"))
                .containsExactly("vision", "fraud", "churn");
        assertThat(sorted("Tags.team", "Descending")).containsExactly("fraud", "churn", "vision");
        assertThat(sorted("Description", "Ascending")).containsExactly("fraud", "vision", "churn");
        assertThat(
                        found(
                                Lab.struct(
                                        "Resource",
                                        "ExperimentTrialComponent",
                                        "SortBy",
                                        "Parameters.rate",
                                        "SortOrder",
                                        "Ascending",
                                        "MaxResults",
                                        1),
                                "TrialComponent"))
                .containsExactly("slow", "fast");
    }

    private List<String> sorted(String property, String order) {
        return found(
                Lab.struct(
                        "Resource",
                        "Experiment",
                        "SortBy",
                        property,
                        "SortOrder",
                        order,
                        "MaxResults",
                        1),
                "Experiment");
    }

    @Test
    void visibility_conditions_hide_what_has_the_tag_with_another_value() {
        Struct visible =
                Lab.struct(
                        "Resource",
                        "Experiment",
                        "VisibilityConditions",
                        List.of(Lab.struct("Key", "Tags.team", "Value", "TeamA")));

        assertThat(found(visible, "Experiment")).containsExactly("vision", "churn");
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        Struct contains = filter("Description", "Contains", "a");

        assertThat(
                        List.of(
                                code(filter("NoSuchProperty", "Equals", "x")),
                                code(filter("Description", "GreaterThan", "x")),
                                code(filter("CreationTime", "Equals", "yesterday")),
                                code(filter("Description", "Exists", "x")),
                                code(Lab.struct("Name", "Description", "Operator", "Equals")),
                                lab.error("Search", "Resource", "TrainingJob").code(),
                                lab.error("Search", "Resource", "Experiment", "SortBy", "Nothing")
                                        .code()))
                .containsOnly("ValidationException");
        assertThat(lab.error("Search", expression("Experiment", contains, contains)).text())
                .isEqualTo("'CONTAINS' operator usage limit of 1 exceeded.");
        Struct seventeen =
                Lab.struct(
                        "Filters",
                        Collections.nCopies(17, filter("ExperimentName", "Equals", "x")));
        Struct tooMany = Lab.struct("SubExpressions", Collections.nCopies(3, seventeen));
        assertThat(lab.error("Search", input("Experiment", tooMany)).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void suggestions_begin_with_the_hint() {
        assertThat(suggest("Experiment", "Tags.")).containsExactly("Tags.a.b", "Tags.team");
        assertThat(suggest("ExperimentTrialComponent", "Par"))
                .containsExactly("Parameters", "Parameters.note", "Parameters.rate", "Parents");
    }

    private List<String> suggest(String resource, String hint) {
        Struct query = Lab.struct("PropertyNameQuery", Lab.struct("PropertyNameHint", hint));
        return Lab.names(
                lab.call("GetSearchSuggestions", "Resource", resource, "SuggestionQuery", query),
                "PropertyNameSuggestions",
                "PropertyName");
    }

    private void component(String name, double rate) {
        lab.call(
                "CreateTrialComponent",
                "TrialComponentName",
                name,
                "Parameters",
                Map.of(
                        "rate",
                        Lab.struct("NumberValue", rate),
                        "note",
                        Lab.struct("StringValue", name)));
    }

    private void associate(String component, String trial) {
        lab.call("AssociateTrialComponent", "TrialComponentName", component, "TrialName", trial);
    }

    private List<String> search(Struct... filters) {
        return found(
                filters.length == 0
                        ? Lab.struct("Resource", "Experiment")
                        : expression("Experiment", filters),
                "Experiment");
    }

    private List<String> components(Struct... filters) {
        return found(expression("ExperimentTrialComponent", filters), "TrialComponent");
    }

    private List<String> found(Struct input, String member) {
        List<String> names = new java.util.ArrayList<>();
        Struct page = lab.call("Search", input);
        while (true) {
            page.structs("Results")
                    .forEach(
                            result ->
                                    names.add(
                                            result.optionalStruct(member)
                                                    .orElseThrow()
                                                    .string(member + "Name")));
            if (!page.has("NextToken")) {
                return names;
            }
            page =
                    lab.call(
                            "Search",
                            Struct.builder()
                                    .putAll(input)
                                    .put("NextToken", page.string("NextToken"))
                                    .build());
        }
    }

    private String code(Struct... filters) {
        return lab.error("Search", expression("Experiment", filters)).code();
    }

    private static Struct expression(String resource, Struct... filters) {
        return input(resource, Lab.struct("Filters", Arrays.asList(filters)));
    }

    private static Struct input(String resource, Struct expression) {
        return Lab.struct("Resource", resource, "SearchExpression", expression);
    }

    private static Struct filter(String name, String operator, String value) {
        return Lab.struct("Name", name, "Operator", operator, "Value", value);
    }
}
