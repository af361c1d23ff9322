package io.mlpservice.engine.matrix;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Matrix products by OpenBLAS, directly on heap arrays. OpenBLAS uses one thread; {@link Product} divides large
 * products that do not fit {@link TiledProduct}. A call blocks the garbage collector, so it must be short.
 */
final class Blas {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IT_IS = 111;
    private static final int TRANSPOSED = 112;

    private static final SymbolLookup LIBRARY = NativeLibrary.ofThisMachine().load();
    private static final MethodHandle SINGLE = product("cblas_sgemm", ValueLayout.JAVA_FLOAT);
    private static final MethodHandle DOUBLE = product("cblas_dgemm", ValueLayout.JAVA_DOUBLE);
    private static final MethodHandle SINGLE_VECTOR = productWithVector("cblas_sgemv", ValueLayout.JAVA_FLOAT);
    private static final MethodHandle DOUBLE_VECTOR = productWithVector("cblas_dgemv", ValueLayout.JAVA_DOUBLE);

    private Blas() {}

    /** Loads the library on the first call; throws an error if that fails. */
    static void load() {
        useOneThread();
    }

    /**
     * c = a·b + kept·c in single precision, for [rows][inner] and [inner][columns], either of which may be stored
     * transposed. A stride is the distance between consecutive rows.
     */
    static void multiply32(boolean aTransposed, boolean bTransposed, int rows, int columns, int inner, MemorySegment a,
            int aStride, MemorySegment b, int bStride, int kept, MemorySegment c, int cStride) {
        try {
            SINGLE.invokeExact(ROW_MAJOR, order(aTransposed), order(bTransposed), rows, columns, inner, 1f, a, aStride,
                    b, bStride, (float) kept, c, cStride);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same in double precision. */
    static void multiply64(boolean aTransposed, boolean bTransposed, int rows, int columns, int inner, MemorySegment a,
            int aStride, MemorySegment b, int bStride, int kept, MemorySegment c, int cStride) {
        try {
            DOUBLE.invokeExact(ROW_MAJOR, order(aTransposed), order(bTransposed), rows, columns, inner, 1.0, a, aStride,
                    b, bStride, (double) kept, c, cStride);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** c = a·b + kept·c in single precision for a matrix [rows][columns]; b and c are vectors. */
    static void multiplyVector32(int rows, int columns, MemorySegment a, MemorySegment b, int kept, MemorySegment c) {
        try {
            SINGLE_VECTOR.invokeExact(ROW_MAJOR, AS_IT_IS, rows, columns, 1f, a, columns, b, 1, (float) kept, c, 1);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same in double precision. */
    static void multiplyVector64(int rows, int columns, MemorySegment a, MemorySegment b, int kept, MemorySegment c) {
        try {
            DOUBLE_VECTOR.invokeExact(ROW_MAJOR, AS_IT_IS, rows, columns, 1.0, a, columns, b, 1, (double) kept, c, 1);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int order(boolean transposed) {
        return transposed ? TRANSPOSED : AS_IT_IS;
    }

    private static MethodHandle product(String name, MemoryLayout number) {
        var whole = ValueLayout.JAVA_INT;
        var array = ValueLayout.ADDRESS;
        return function(name, FunctionDescriptor.ofVoid(whole, whole, whole, whole, whole, whole, number, array, whole,
                array, whole, number, array, whole));
    }

    private static MethodHandle productWithVector(String name, MemoryLayout number) {
        var whole = ValueLayout.JAVA_INT;
        var array = ValueLayout.ADDRESS;
        return function(name, FunctionDescriptor.ofVoid(whole, whole, whole, whole, number, array, whole, array, whole,
                number, array, whole));
    }

    private static void useOneThread() {
        try {
            function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)).invokeExact(1);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), signature,
                Linker.Option.critical(true));
    }
}
