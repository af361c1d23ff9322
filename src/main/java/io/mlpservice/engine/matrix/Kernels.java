package io.mlpservice.engine.matrix;

import jdk.incubator.vector.VectorShape;

import java.util.ArrayList;
import java.util.List;

/**
 * The implementation of matrix operations, chosen once when the process starts: OpenBLAS for small products and the
 * Vector API for everything else if this machine supports them, else plain Java. Different kernels may give different
 * bits.
 *
 * <p>The system property {@code mlp.engine.kernels=plain} selects plain Java, which is slow but gives the same bits on
 * every machine. {@code mlp.engine.threads} sets the number of threads for large operations, which does not affect any
 * bit.
 */
public final class Kernels {
    private static final List<String> ADVICE = new ArrayList<>();
    private static final boolean PLAIN = "plain".equals(System.getProperty("mlp.engine.kernels"));
    private static final boolean VECTORS = !PLAIN && hasVectors();

    /** Processors with narrower vectors may have a slow fused multiply-add. */
    static final boolean TILES = VECTORS && vectorBits() >= 256;
    static final boolean OPENBLAS = !PLAIN && hasOpenBlas();
    static final Float32Kernels FLOAT32 = VECTORS ? new Float32Vectors() : new Float32Kernels();
    static final Float64Kernels FLOAT64 = VECTORS ? new Float64Vectors() : new Float64Kernels();

    private Kernels() {}

    /** The kernels in use, for provenance: {@code openblas+vector512} or {@code plain+plain}. */
    public static String inUse() {
        return (OPENBLAS ? "openblas" : "plain") + "+" + (VECTORS ? "vector" + vectorBits() : "plain");
    }

    /** The number of threads for large operations. */
    public static int threads() {
        return Workers.THREADS;
    }

    /** One sentence per missing kernel, with the remedy. */
    public static List<String> advice() {
        return List.copyOf(ADVICE);
    }

    private static boolean hasVectors() {
        var present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (!present) {
            ADVICE.add(
                    "The Vector API is missing, so activations and updates run in plain Java, several times "
                            + "slower. Start Java with --add-modules=jdk.incubator.vector.");
        }
        return present;
    }

    private static int vectorBits() {
        return VectorShape.preferredShape().vectorBitSize();
    }

    private static boolean hasOpenBlas() {
        try {
            Blas.load();
            return true;
        } catch (LinkageError | IllegalArgumentException | IllegalCallerException notHere) {
            ADVICE.add(
                    "OpenBLAS could not be loaded (%s), so products run in plain Java, up to thirty times slower: "
                            .formatted(cause(notHere).getMessage())
                            + "build the service on a machine like this one, and make sure that temporary files "
                            + "can be executed.");
            return false;
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }
}
