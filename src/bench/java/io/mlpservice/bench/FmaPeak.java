package io.mlpservice.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Measures the peak performance of the machine: fused multiply-adds in registers, on one thread and on two. Prints a
 * line of JSON.
 */
final class FmaPeak {
    private static final int ACCUMULATORS = 12;
    private static final int ROUNDS = 20_000_000;
    private static final int TRIALS = 5;

    private FmaPeak() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var best = new ArrayList<Double>();
        for (var threads : List.of(1, 2)) {
            var peak = 0.0;
            for (var trial = 0; trial < TRIALS; trial++) {
                peak = Math.max(peak, gigaflops(threads));
            }
            best.add(peak);
        }
        System.out.println("{\"gigaflops\": " + Measurement.numbers(best) + "}");
    }

    private static double gigaflops(int threads) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Float>>();
        for (var thread = 0; thread < threads; thread++) {
            tasks.add(FmaPeak::multiplyAndAdd);
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var start = System.nanoTime();
            for (var sum : pool.invokeAll(tasks)) {
                if (!Float.isFinite(sum.get())) {
                    throw new IllegalStateException("the sums ran away");
                }
            }
            var operations = 2.0 * threads * ROUNDS * ACCUMULATORS * FloatVector.SPECIES_PREFERRED.length();
            return operations / (System.nanoTime() - start);
        }
    }

    /** Enough independent sums to keep every multiplier busy, but few enough for the registers. */
    private static float multiplyAndAdd() {
        var species = FloatVector.SPECIES_PREFERRED;
        var factor = FloatVector.broadcast(species, 0.999f);
        var addend = FloatVector.broadcast(species, 0.001f);
        var a = FloatVector.zero(species);
        var b = a;
        var c = a;
        var d = a;
        var e = a;
        var f = a;
        var g = a;
        var h = a;
        var i = a;
        var j = a;
        var k = a;
        var l = a;
        for (var round = 0; round < ROUNDS; round++) {
            a = a.fma(factor, addend);
            b = b.fma(factor, addend);
            c = c.fma(factor, addend);
            d = d.fma(factor, addend);
            e = e.fma(factor, addend);
            f = f.fma(factor, addend);
            g = g.fma(factor, addend);
            h = h.fma(factor, addend);
            i = i.fma(factor, addend);
            j = j.fma(factor, addend);
            k = k.fma(factor, addend);
            l = l.fma(factor, addend);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).reduceLanes(
                VectorOperators.ADD);
    }
}
