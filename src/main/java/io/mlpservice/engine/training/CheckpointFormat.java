package io.mlpservice.engine.training;

import io.mlpservice.engine.format.Counts;
import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.Rows;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint.BestMemory;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;
import io.mlpservice.engine.training.Checkpoint.RateMemory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary format of a checkpoint. The version must also change when the state of an optimizer changes its meaning,
 * because older checkpoints then no longer apply.
 */
final class CheckpointFormat {
    private static final Envelope ENVELOPE = new Envelope("checkpoint", 0x4D4C5043, 2, 4);
    /** Checkpoints before it are of runs that kept all weights by sum. */
    private static final int WITH_LAYOUT = 3;
    /** Checkpoints before it hold nothing of the training score. */
    private static final int WITH_SCORE = 4;

    private CheckpointFormat() {}

    static byte[] write(Checkpoint checkpoint) {
        return ENVELOPE.seal(out -> {
            out.writeUTF(checkpoint.kernels());
            out.writeBoolean(checkpoint.weightsByInput());
            write(out, checkpoint.position());
            out.writeLong(checkpoint.elapsed().toNanos());
            Rows.write(out, checkpoint.network().parameters());
            Rows.write(out, checkpoint.network().statistics());
            write(out, checkpoint.learner());
            write(out, checkpoint.diagnostics());
            write(out, checkpoint.best());
            write(out, checkpoint.rate());
        });
    }

    static Checkpoint read(byte[] bytes) {
        return ENVELOPE.open(bytes,
                (in, version) -> new Checkpoint(in.readUTF(), version >= WITH_LAYOUT && in.readBoolean(),
                        readPosition(in), Duration.ofNanos(in.readLong()),
                        new NetworkState(Rows.read(in), Rows.read(in)), readLearner(in), readDiagnostics(in, version),
                        readBest(in), readRate(in)));
    }

    private static void write(DataOutputStream out, Position position) throws IOException {
        out.writeInt(position.epoch());
        out.writeInt(position.step());
        out.writeDouble(position.lossSum());
    }

    private static Position readPosition(DataInputStream in) throws IOException {
        return new Position(in.readInt(), in.readInt(), in.readDouble());
    }

    private static void write(DataOutputStream out, LearnerMemory memory) throws IOException {
        out.writeLong(memory.count());
        writeRows(out, memory.rows());
    }

    private static LearnerMemory readLearner(DataInputStream in) throws IOException {
        var count = in.readLong();
        return new LearnerMemory(readRows(in), count);
    }

    private static void write(DataOutputStream out, DiagnosticsMemory memory) throws IOException {
        out.writeDouble(memory.gradientNorm());
        Rows.write(out, memory.liveUnits());
        out.writeInt(memory.score().size());
        for (var sum : memory.score()) {
            out.writeDouble(sum);
        }
    }

    private static DiagnosticsMemory readDiagnostics(DataInputStream in, int version) throws IOException {
        return new DiagnosticsMemory(in.readDouble(), Rows.read(in),
                version >= WITH_SCORE ? readNumbers(in) : List.of());
    }

    private static List<Double> readNumbers(DataInputStream in) throws IOException {
        var size = Counts.read(in, Double.BYTES);
        var numbers = new ArrayList<Double>();
        for (var index = 0; index < size; index++) {
            numbers.add(in.readDouble());
        }
        return numbers;
    }

    private static void write(DataOutputStream out, BestMemory memory) throws IOException {
        out.writeDouble(memory.lowestLoss());
        out.writeInt(memory.epochsSince());
        writeRows(out, memory.parameters().stream().toList());
    }

    private static BestMemory readBest(DataInputStream in) throws IOException {
        return new BestMemory(in.readDouble(), in.readInt(), readRows(in).stream().findFirst());
    }

    private static void write(DataOutputStream out, RateMemory memory) throws IOException {
        out.writeDouble(memory.base());
        out.writeDouble(memory.lowestLoss());
        out.writeInt(memory.epochsSince());
    }

    private static RateMemory readRate(DataInputStream in) throws IOException {
        return new RateMemory(in.readDouble(), in.readDouble(), in.readInt());
    }

    private static void writeRows(DataOutputStream out, List<Matrix> rows) throws IOException {
        out.writeInt(rows.size());
        for (var row : rows) {
            Rows.write(out, row);
        }
    }

    private static List<Matrix> readRows(DataInputStream in) throws IOException {
        var size = Counts.read(in, 1);
        var rows = new ArrayList<Matrix>();
        for (var index = 0; index < size; index++) {
            rows.add(Rows.read(in));
        }
        return rows;
    }
}
