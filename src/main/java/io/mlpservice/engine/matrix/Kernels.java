package io.mlpservice.engine.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic behind the matrices, chosen once when the process starts: OpenBLAS for small products and the vector module
 * for large ones and the rest where this machine has them, else plain Java. Other kernels may give other bits.
 *
 * <p>The system property {@code mlp.engine.kernels=plain} asks for plain Java, which is slow and gives the same bits on
 * every machine; {@code mlp.engine.threads} says how many threads share a large operation, which changes no bit.
 */
public final class Kernels {
    private static final List<String> ADVICE = new ArrayList<>();
    private static final boolean PLAIN = "plain".equals(System.getProperty("mlp.engine.kernels"));
    private static final boolean VECTORS = !PLAIN && hasVectors();

    /** Narrower vectors belong to processors whose fused multiply-add may be slow. */
    static final boolean TILES = VECTORS && Float32Vectors.bits() >= 256;
    static final boolean OPENBLAS = !PLAIN && hasOpenBlas();
    static final Float32Kernels FLOAT32 = VECTORS ? new Float32Vectors() : new Float32Kernels();
    static final Float64Kernels FLOAT64 = VECTORS ? new Float64Vectors() : new Float64Kernels();

    private Kernels() {}

    /** What computes here, for provenance: {@code openblas+vector512}, or {@code plain+plain}. */
    public static String inUse() {
        return (OPENBLAS ? "openblas" : "plain") + "+" + (VECTORS ? "vector" + Float32Vectors.bits() : "plain");
    }

    /** How many threads share a large operation. */
    public static int threads() {
        return Workers.THREADS;
    }

    /** For each kernel that is missing a sentence with the remedy. */
    public static List<String> advice() {
        return List.copyOf(ADVICE);
    }

    private static boolean hasVectors() {
        var present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (!present) {
            ADVICE.add(
                    "The vector module is missing, so activations and updates are computed by plain Java, several times "
                            + "slower: start Java with --add-modules=jdk.incubator.vector.");
        }
        return present;
    }

    private static boolean hasOpenBlas() {
        try {
            Blas.load();
            return true;
        } catch (LinkageError | IllegalArgumentException | IllegalCallerException notHere) {
            ADVICE.add(
                    "OpenBLAS could not be loaded (%s), so products are computed by plain Java, up to thirty times slower: "
                            .formatted(cause(notHere).getMessage())
                            + "build the service on a machine like this one, and see that temporary files can be executed.");
            return false;
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }
}
