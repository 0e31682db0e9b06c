package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import java.nio.file.Path;
import java.util.List;

/** How pages look, to people and to what reads them aloud. */
final class PageLook {
    private static final Path PICTURES = Path.of("target", "console");

    private PageLook() {}

    /** Keeps a picture of the whole page in {@code target/console}. */
    static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /** Keeps a picture of a part of the page. */
    static void picture(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Whether nothing serious keeps people from using the page, as axe-core tells. */
    static void hasNoSeriousBarrier(Page page, String name) {
        hasNoSerious(new AxeBuilder(page), name);
    }

    /** Whether what is written can be read, the one thing that is other in the dark. */
    static void hasContrast(Page page, String name) {
        hasNoSerious(new AxeBuilder(page).withRules(List.of("color-contrast")), name);
    }

    private static void hasNoSerious(AxeBuilder look, String name) {
        List<Rule> serious =
                look.analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(serious)
                .as(name)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    /** Whether the page needs no more width than its window has. */
    static void fits(Page page, String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(page.viewportSize().width);
    }
}
