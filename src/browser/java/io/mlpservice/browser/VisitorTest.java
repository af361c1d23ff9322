package io.mlpservice.browser;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A test that uses the console fails if something goes wrong on a page. */
@BrowserTest
class VisitorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            console.warn('something is odd')                                 | something is odd
            setTimeout(() => { throw new Error('this was not caught') })     | this was not caught
            void fetch('/api/v1/models/nothing')                             | status of 404
            void fetch('http://foreign.example/').catch(() => {})            | foreign.example
            new Image().src = 'http://foreign.example/picture.png'           | foreign.example/picture.png
            try { document.body.innerHTML = '<b>' } catch {}                 | TrustedHTML
            document.body.setAttribute('style', 'color: red')                | style-src
            """)
    void noticesIt(String script, String complaint, Visitor visitor) {
        visitor.open("/").evaluate(script);
        Awaitility.await().untilAsserted(
                () -> assertThat(visitor.complaints()).anyMatch(said -> said.contains(complaint)));
        visitor.expect(complaint);
        assertThat(visitor.complaints()).isEmpty();
    }
}
