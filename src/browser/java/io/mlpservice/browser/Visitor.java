package io.mlpservice.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import io.mlpservice.GenerousWaits;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Somebody with a browser of their own, who notices what goes wrong on the pages that they open. */
public final class Visitor {
    /** Milliseconds: as long as other tests wait, since the machine may be busy. */
    static final int PATIENCE = 1000 * GenerousWaits.SECONDS;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final Browser browser;
    private String service;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Visitor(Browser browser, String service) {
        this.browser = browser;
        this.service = service;
    }

    /** Goes to another service from now on. */
    public void visit(String address) {
        service = address;
    }

    /** Opens a page of the service in a wide window, such as {@code /} or {@code /#/models}. */
    public Page open(String path) {
        return open(path, new NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    }

    /** Opens a page of the service as another browser, which shares nothing with those that are open. */
    public Page open(String path, NewContextOptions options) {
        var context = browser.newContext(options.setBaseURL(service));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("error: " + error.error()));
        context.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(this::see);
        var page = context.newPage();
        page.navigate(path);
        return page;
    }

    /**
     * Lets a page say something in the browser's console that contains a text. Chromium itself reports every answer that
     * is an error: {@code status of 422}.
     */
    public void expect(String message) {
        expected.add(message);
    }

    /** What went wrong so far, other than expected. */
    public List<String> complaints() {
        pages().forEach(Visitor::hearAllThatItSaid);
        return complaints.stream().filter(complaint -> expected.stream().noneMatch(complaint::contains)).toList();
    }

    private Stream<Page> pages() {
        return contexts.stream().flatMap(context -> context.pages().stream());
    }

    /** What a page said arrives before its answer. */
    private static void hearAllThatItSaid(Page page) {
        page.evaluate("0");
    }

    private void hear(ConsoleMessage message) {
        complaints.add("%s: %s (%s)".formatted(message.type(), message.text(), message.location()));
    }

    private void see(Request request) {
        var address = URI.create(request.url().replaceFirst("#.*", ""));
        var isInside = List.of("data", "blob", "about").contains(address.getScheme());
        if (!isInside && !request.url().startsWith(service + "/")) {
            complaints.add("foreign request: " + request.url());
        }
    }

    void takeScreenshots(Path folder, String name) {
        var pages = pages().toList();
        for (var index = 0; index < pages.size(); index++) {
            pages.get(index).screenshot(new ScreenshotOptions().setFullPage(true)
                    .setPath(folder.resolve("%s-%d.png".formatted(name, index + 1))));
        }
    }

    void leave() {
        contexts.forEach(BrowserContext::close);
    }
}
