package io.mlpservice.browser;

import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The views of the console. */
enum View {
    START("/", "section[aria-label='Classics'] li"),
    DATA("/datasets/{dataset}", "section[aria-label='Train'] button.primary:enabled"),
    TRAIN("/datasets/{dataset}/train", "section[aria-label='What will happen'] dl"),
    RUN("/jobs/{job}", "section[aria-label^='What it answers'] canvas"),
    MODEL("/models/{model}", "main:has(.bars .chosen, .figures .large) section[aria-label^='What it answers'] canvas"),
    STEP("/models/{model}/step", "section[aria-label='The arithmetic']"),
    COMPARE("/compare?m={model},{other}", "section[aria-label$='by epoch'] .plot canvas"),
    PLAYGROUND("/playground", "main:has(h1:text-is('Playground')) section[aria-label='What it learns'] canvas"),
    DATASETS("/datasets", "main:has(h1:text-is('Data')) tbody tr"),
    JOBS("/jobs", "main:has(h1:text-is('Jobs')) tbody tr"),
    MODELS("/models", "main:has(h1:text-is('Models')) tbody tr");

    private final String address;
    private final String content;

    View(String address, String content) {
        this.address = address;
        this.content = content;
    }

    /** Its address with what was trained. */
    String of(Trained trained) {
        return "/#" + address.replace("{dataset}", trained.dataset()).replace("{job}", trained.job())
                .replace("{model}", trained.model()).replace("{other}", trained.other());
    }

    /** Goes there in a page that is open, and waits until everything is there. */
    void show(Page page, Trained trained) {
        page.navigate(of(trained));
        awaitContent(page);
    }

    /** Waits until everything is there. */
    void awaitContent(Page page) {
        assertThat(page.locator(content).first()).isVisible();
        assertThat(page.locator("main .skeleton")).hasCount(0);
    }

    /** How many pixels of the page do not fit into the width of the window. */
    static int overflow(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
