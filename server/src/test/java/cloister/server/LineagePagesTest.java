package cloister.server;

import static cloister.server.LineageTeams.HOSTILE;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.sagemaker.model.AssociationEdgeType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages of lineage show to whom. */
@TestInstance(Lifecycle.PER_CLASS)
class LineagePagesTest {
    private static final Pattern NODE =
            Pattern.compile(
                    "<a class=\"node\" href=\"([^\"]*)\" aria-label=\"([^\"]*)\".*?"
                            + "translate\\((\\d+) (\\d+)\\)",
                    Pattern.DOTALL);

    private final ConsoleTeams console = new ConsoleTeams();
    private final LineageTeams lineage = new LineageTeams(console);
    private final ConsoleClient admin;

    LineagePagesTest() {
        console.allow("studio-admin", "lineage", "sagemaker:*");
        admin = as("studio-admin");
    }

    @AfterAll
    void stop() {
        console.close();
    }

    private ConsoleClient as(String user) {
        ConsoleClient browser = new ConsoleClient(new Raw(console.teams().server()));
        browser.follow(browser.signIn(user, ConsoleTeams.PASSWORD));
        return browser;
    }

    private static String page(String arn) {
        return "/console/lineage/of?arn=" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }

    /** What is drawn: the names from left to right, each with where its link leads. */
    private static Map<String, String> drawn(Answer page) {
        Matcher nodes = NODE.matcher(page.body());
        TreeMap<Integer, String> places = new TreeMap<>();
        Map<String, String> drawn = new TreeMap<>();
        while (nodes.find()) {
            String name = nodes.group(2).split(",", 2)[0];
            drawn.put(name, nodes.group(1));
            places.merge(Integer.parseInt(nodes.group(3)), name, (one, other) -> one + " " + other);
        }
        drawn.put("in order", String.join(" > ", places.values()));
        return drawn;
    }

    @Test
    void a_pipeline_is_drawn_from_its_data_to_its_endpoint() {
        Map<String, String> drawn = drawn(admin.get(page(lineage.model())));

        assertThat(drawn.get("in order"))
                .matches(
                        "(customers churn|churn customers) > train-churn > churn-model >"
                            + " (approve-churn teamb-secret-plan|teamb-secret-plan approve-churn) >"
                            + " churn-endpoint");
        assertThat(drawn)
                .containsEntry("train-churn", "/console/components/train-churn")
                .containsEntry("churn", "/console/experiments/churn")
                .containsEntry("customers", page(lineage.data()));
    }

    @Test
    void the_tables_tell_the_same_as_the_picture() {
        String body = admin.get(page(lineage.model())).body();

        assertThat(body)
                .contains(
                        "Ascendant, one association away",
                        "Ascendant, 2 associations away",
                        "Descendant, one association away",
                        "<text class=\"label\"",
                        ">Produced</text>",
                        "Trial component",
                        "DataSet",
                        "rows",
                        "1200",
                        "TeamA")
                .containsPattern(
                        "(?s)customers</a>\\s*</td>\\s*<td[^>]*>ContributedTo\\s*</td>\\s*<td[^>]*><a"
                            + " [^>]*>train-churn");
    }

    @Test
    void one_sees_as_deep_as_one_asks() {
        String data = page(lineage.data());

        assertThat(drawn(admin.get(data + "&depth=1")).get("in order"))
                .isEqualTo("customers > train-churn");
        assertThat(drawn(admin.get(data)).get("in order")).contains("approve-churn");
        assertThat(drawn(admin.get(data + "&depth=999")).get("in order"))
                .endsWith("churn-endpoint");
        assertThat(drawn(admin.get(data + "&depth=x")).get("in order")).contains("churn-model");
    }

    @Test
    void lists_are_filtered_and_paged_and_keep_the_filter() {
        for (int i = 0; i < 12; i++) {
            lineage.artifact("page-" + i, "s3://pages/" + i, "Page", "TeamA");
        }

        Answer first = admin.get("/console/lineage?type=Page");
        Matcher more =
                Pattern.compile("href=\"([^\"]*next-artifacts[^\"]*)\"").matcher(first.body());
        assertThat(more.find()).isTrue();
        Answer second = admin.get(more.group(1).replace("&amp;", "&"));

        assertThat(first.body())
                .contains("page-11", "page-2<")
                .doesNotContain("page-1<", "customers");
        assertThat(second.body()).contains("page-1<", "page-0<").doesNotContain("customers");
        assertThat(admin.get("/console/lineage?source=s3://pages/7").body())
                .contains("page-7<")
                .doesNotContain("page-8<");
        assertThat(admin.get("/console/lineage?type=Endpoint").body())
                .contains("churn-endpoint")
                .doesNotContain("churn-model", "approve-churn");
        assertThat(admin.get("/console/lineage").body()).contains("approve-churn");
    }

    @Test
    void what_one_may_not_describe_is_counted_but_not_named() {
        teamOnly("userA1", "sagemaker:Describe*");
        console.allow("userA1", "query", "sagemaker:QueryLineage");

        Answer seen = as("userA1").get(page(lineage.model()));

        assertThat(drawn(seen).get("in order")).contains("train-churn > churn-model");
        assertThat(seen.body())
                .contains("One more is not shown")
                .doesNotContain("teamb-secret-plan", "secret");
        assertThat(as("userA1").get(page(lineage.secret())).body())
                .contains("is not authorized to perform: sagemaker:DescribeContext")
                .doesNotContain("<a class=\"node\"");
    }

    /** Lets a user do something to what has their team's tag. */
    private void teamOnly(String user, String action) {
        console.teams()
                .root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName(user)
                                        .policyName("team-only")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow", "Action": "%s",
                                                  "Resource": "*", "Condition": {"StringEquals":
                                                    {"aws:ResourceTag/team": "TeamA"}}}]}\
                                                """
                                                        .formatted(action)));
    }

    @Test
    void who_may_not_query_lineage_sees_the_refusal_in_the_pictures_place() {
        console.allow("userA2", "describe", "sagemaker:Describe*");
        ConsoleClient user = as("userA2");

        assertThat(user.get(page(lineage.model())).body())
                .contains(
                        "is not authorized to perform: sagemaker:QueryLineage",
                        "is not authorized to perform: sagemaker:ListTags",
                        LineageTeams.MODEL)
                .doesNotContain("customers", "train-churn", "<a class=\"node\"");
        assertThat(user.get("/console/lineage").body())
                .contains("sagemaker:ListArtifacts", "sagemaker:ListContexts")
                .doesNotContain("churn-model");
    }

    @Test
    void a_run_leads_to_its_lineage_and_to_what_of_it_is_an_artifact() {
        String body = admin.get("/console/components/train-churn").body();

        assertThat(body)
                .contains("href=\"" + page(lineage.run()) + "\"")
                .contains("href=\"" + page(lineage.data()) + "\">" + LineageTeams.DATA + "</a>")
                .contains("href=\"" + page(lineage.model()) + "\">" + LineageTeams.MODEL + "</a>")
                .doesNotContain("<script>", "href=\"javascript");
        assertThat(admin.get(page(lineage.run())).body())
                .contains("href=\"/console/components/train-churn\">Trial component</a>");
    }

    @Test
    void who_may_not_list_artifacts_sees_a_runs_files_as_text() {
        console.allow("userB1", "describe", "sagemaker:Describe*");

        assertThat(as("userB1").get("/console/components/train-churn").body())
                .contains("<code>" + LineageTeams.DATA + "</code>")
                .doesNotContain("href=\"" + page(lineage.data()) + "\"");
    }

    @Test
    void hostile_names_are_text_and_hostile_sources_are_no_links() {
        String type = "</text></svg><script>alert(3)</script>";
        String hostile = lineage.artifact("hostile", HOSTILE, type, "TeamA");
        String derived = lineage.artifact("derived", "s3://hostile", type, "TeamA");
        lineage.associate(hostile, derived, AssociationEdgeType.DERIVED_FROM);

        for (String path :
                new String[] {
                    page(hostile),
                    page(derived),
                    page(lineage.data()),
                    "/console/lineage",
                    "/console/components/train-churn",
                    page(HOSTILE),
                    page("arn:aws:sagemaker:us-east-1:123456789012:artifact/" + HOSTILE),
                    "/console/lineage?type=" + URLEncoder.encode(type, StandardCharsets.UTF_8)
                }) {
            Answer page = admin.get(path);
            assertThat(page.body())
                    .as(path)
                    .doesNotContain("<script>", "</text></svg><", "href=\"javascript", "<b>new");
        }
        assertThat(admin.get(page(hostile)).body()).contains("javascript:alert(1)");
        assertThat(admin.get(page(HOSTILE)).status()).isEqualTo(404);
    }

    @Test
    void an_arn_of_another_region_is_not_taken_for_what_has_the_same_name_here() {
        assertThat(admin.get(page(lineage.endpoint().replace("us-east-1", "eu-west-1"))).body())
                .contains("ResourceNotFound")
                .doesNotContain("endpoint/churn-endpoint");
    }

    @Test
    void a_circle_is_drawn_and_told() {
        String one = lineage.context("circle-1", "Step", "TeamA");
        String two = lineage.context("circle-2", "Step", "TeamA");
        String three = lineage.context("circle-3", "Step", "TeamA");
        lineage.associate(one, two, AssociationEdgeType.CONTRIBUTED_TO);
        lineage.associate(two, three, AssociationEdgeType.CONTRIBUTED_TO);
        lineage.associate(three, one, AssociationEdgeType.CONTRIBUTED_TO);

        Answer page = admin.get(page(two));

        assertThat(drawn(page)).containsKeys("circle-1", "circle-2", "circle-3");
        assertThat(page.body())
                .contains(
                        "class=\"arrow turned\"",
                        "they are in a circle, 1 and 2 associations away");
    }

    @Test
    void a_thousand_entities_are_capped_and_quick() {
        String hub = lineage.context("hub", "Step", "TeamA");
        for (int i = 0; i < 1000; i++) {
            lineage.associate(
                    lineage.context("spoke-" + i, "Step", "TeamA"),
                    hub,
                    AssociationEdgeType.CONTRIBUTED_TO);
        }
        String after = lineage.context("after-the-hub", "Step", "TeamA");
        lineage.associate(hub, after, AssociationEdgeType.CONTRIBUTED_TO);
        admin.get(page(lineage.data()));
        Instant start = Instant.now();

        Answer page = admin.get(page(hub));

        Duration taken = Duration.between(start, Instant.now());
        assertThat(drawn(page)).hasSize(62).containsKeys("hub", "after-the-hub");
        assertThat(page.body())
                .containsPattern("(At least )?94\\d that are farther away are left out");
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }
}
