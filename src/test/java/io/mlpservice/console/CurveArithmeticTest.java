package io.mlpservice.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

/** The arithmetic of the console's curves. */
class CurveArithmeticTest {
    @TempDir
    private Path folder;

    /** uPlot's axis never comes to an end where a logarithmic scale begins at 0, or at numbers such as 0.0097. */
    @ParameterizedTest
    @CsvSource({"0.0097, 0.5, 0.008, 0.6", "0.012, 0.5, 0.01, 0.6", "1, 2000, 0.8, 2400", "0.3, 0.3, 0.2, 1.8",
        "0, 1, 8e-11, 1.2", "null, null, 0.08, 1.2", "1e-7, 3, 8e-8, 3.6"})
    void beginsLogarithmicScalesAtANumberOfOneDigit(String low, String high, double least, double largest)
            throws Exception {
        var range = script("console.log(decadesAround(%s, %s).join(' '))".formatted(low, high)).strip().split(" ", -1);
        assertThat(Double.parseDouble(range[0])).isEqualTo(least);
        assertThat(Double.parseDouble(range[1])).isCloseTo(largest, withPercentage(1));
    }

    @Test
    void drawsLinesAtPowersOfTenIfThereAreSeveral() throws Exception {
        assertThat(script("""
                console.log(JSON.stringify(decades(null, [0.05, 0.1, 0.2, 0.5, 1, 2])));
                console.log(JSON.stringify(decades(null, [0.2, 0.3, 0.4])));
                """)).isEqualToIgnoringNewLines("[null,0.1,null,null,1,null][0.2,0.3,0.4]");
    }

    @Test
    void alignsRunsOfDifferentEpochsAndSkipsGaps() throws Exception {
        assertThat(
                script("""
                        const series = [{ epochs: [1, 2, 4], values: [3, null, 1] }, { epochs: [2, 3], values: [5, 6] }];
                        console.log(JSON.stringify(align(series)), JSON.stringify(extent(series)), lowest([1, 2, 4], [3, null, 1]));
                        console.log(JSON.stringify(thin(1000, 5)), JSON.stringify(smooth([4, null, 2], 0.5)));
                        """))
                .isEqualToIgnoringNewLines(
                        "[[1,2,3,4],[3,null,null,1],[null,5,6,null]] {\"low\":1,\"high\":6,\"positive\":1} 4"
                                + "[0,250,500,749,999] [4,null,3]");
    }

    @Test
    void breaksNoLineAtTheEpochsOfOtherRuns() throws Exception {
        assertThat(script("""
                const series = [{ epochs: [1, 3, 5], values: [3, 2, null] }, { epochs: [1, 2, 3], values: [5, 6, 7] }];
                console.log(align(series)[1].map(String).join(), series.map(isThinned).join());
                """)).isEqualToIgnoringNewLines("3,undefined,2,null true,false");
    }

    private String script(String text) throws Exception {
        return new Program(folder).with("curves/series").script(
                "import { align, decades, decadesAround, extent, isThinned, lowest, smooth, thin } from './series.mjs';\n"
                        + text);
    }
}
