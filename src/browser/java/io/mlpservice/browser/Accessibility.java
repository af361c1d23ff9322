package io.mlpservice.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.List;

/** What axe says about a page. */
public final class Accessibility {
    private static final List<String> WCAG_2_2_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {}

    /** What violates WCAG 2.2 at level AA as the page is now: a line for each element. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page).setLegacyMode(true).withTags(WCAG_2_2_AA).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> "%s: %s in %s".formatted(rule.getId(), node.getFailureSummary(), node.getHtml())))
                .toList();
    }
}
