package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.sagemaker.model.AssociationEdgeType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pages of lineage in a real browser. Their pictures are kept in {@code target/console}. */
@TestInstance(Lifecycle.PER_CLASS)
class LineageBrowserTest {
    private final Chromium chromium = Chromium.start();
    private final ConsoleTeams console = new ConsoleTeams();
    private final LineageTeams lineage = new LineageTeams(console);
    private final List<String> complaints = new ArrayList<>();
    private final String busy;

    LineageBrowserTest() {
        console.allow("studio-admin", "lineage", "sagemaker:*");
        console.allow("userA1", "lineage", "sagemaker:QueryLineage");
        busy = busy();
    }

    @AfterAll
    void stop() {
        console.close();
        chromium.close();
    }

    /** Many runs over the same data, a circle, and names that are too long. */
    private String busy() {
        String features = lineage.artifact("features", "s3://team-a/features", "DataSet", "TeamA");
        lineage.associate(lineage.data(), features, AssociationEdgeType.DERIVED_FROM);
        String best = lineage.artifact("best-of-all", "s3://team-a/best", "Model", "TeamA");
        for (int i = 0; i < 9; i++) {
            String run = lineage.context("a-name-much-too-long-for-its-box-" + i, "Sweep", "TeamA");
            String model = lineage.artifact("model-" + i, "s3://team-a/m" + i, "Model", "TeamA");
            lineage.associate(features, run, AssociationEdgeType.CONTRIBUTED_TO);
            lineage.associate(run, model, AssociationEdgeType.PRODUCED);
            lineage.associate(model, best, AssociationEdgeType.CONTRIBUTED_TO);
        }
        lineage.associate(features, best, AssociationEdgeType.CONTRIBUTED_TO);
        lineage.associate(best, features, AssociationEdgeType.CONTRIBUTED_TO);
        return features;
    }

    private Page open(NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options.setBaseURL(console.url()));
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate("/console/sign-in");
        page.getByLabel("User name").fill("studio-admin");
        page.getByLabel("Password").fill(ConsoleTeams.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL("**/console");
        return page;
    }

    private static String page(String arn) {
        return "/console/lineage/of?arn=" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }

    private void look(Page page, String path, String name) {
        page.navigate(path);
        PageLook.picture(page, name);
        PageLook.hasNoSeriousBarrier(page, name);
        PageLook.fits(page, name);
    }

    @Test
    void lineage_can_be_seen_by_all_wide_and_narrow_in_light_and_dark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page =
                        open(
                                new NewContextOptions()
                                        .setColorScheme(scheme)
                                        .setViewportSize(width, 844));
                String how = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
                look(page, "/console/lineage", "lineage" + how);
                look(page, page(lineage.model()), "lineage-of-model" + how);
                look(page, page(busy), "lineage-of-features" + how);
                page.evaluate(
                        "document.querySelector('.stage').style = 'overflow: visible; max-height:"
                                + " none'");
                PageLook.picture(page.locator(".stage > svg"), "lineage-whole" + how);
                look(page, "/console/components/train-churn", "lineage-run" + how);
                page.context().close();
            }
        }
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Test
    void the_picture_begins_at_its_centre_and_its_nodes_are_reached_by_keyboard() {
        Page page = open(new NewContextOptions().setViewportSize(390, 844));
        page.navigate(page(lineage.model()));

        assertThat(
                        (boolean)
                                page.evaluate(
                                        """
                                        () => {
                                          const centre = document.querySelector('.node[aria-current]').getBoundingClientRect();
                                          const stage = document.querySelector('.stage').getBoundingClientRect();
                                          return stage.left <= centre.left && centre.right <= stage.right
                                              && document.querySelector('.stage').scrollLeft > 0;
                                        }\
                                        """))
                .isTrue();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("train-churn, Trial component"))
                .focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/console/components/train-churn");
        page.getByText("Show its lineage").click();
        page.waitForURL("**/console/lineage/of?arn=*");
        page.context().close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
