package io.mlpservice.platform;

import com.sun.management.HotSpotDiagnosticMXBean;

import java.lang.management.ManagementFactory;

/**
 * The memory that only a start needs. It is several times what the service needs at rest, and the JVM would keep it, since
 * a service at rest collects no garbage.
 */
final class StartMemory {
    private static final String MIN_FREE = "MinHeapFreeRatio";
    private static final String MAX_FREE = "MaxHeapFreeRatio";

    private StartMemory() {}

    /** Gives it back to the operating system. The heap grows again as soon as requests need it. */
    static void giveBack() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        var usual = machine.getVMOption(MAX_FREE).getValue();
        machine.setVMOption(MAX_FREE, machine.getVMOption(MIN_FREE).getValue());
        System.gc();
        machine.setVMOption(MAX_FREE, usual);
    }
}
