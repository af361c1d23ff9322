package io.mlpservice.platform;

import com.sun.management.HotSpotDiagnosticMXBean;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;

import static org.assertj.core.api.Assertions.assertThat;

class StartMemoryTest {
    @Test
    void collectsGarbage() {
        var garbage = new WeakReference<>(new Object());
        StartMemory.giveBack();
        assertThat(garbage.refersTo(null)).isTrue();
    }

    @Test
    void leavesLaterCollectionsAsTheyWere() {
        var before = maxFreeRatio();
        StartMemory.giveBack();
        assertThat(maxFreeRatio()).isEqualTo(before);
    }

    private static String maxFreeRatio() {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption("MaxHeapFreeRatio")
                .getValue();
    }
}
