package io.mlpservice.engine.format;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The binary format of matrices of one row: the name of the precision, the number of elements, then the elements. */
public final class Rows {
    private Rows() {}

    /** Writes a row. */
    public static void write(DataOutputStream out, Matrix row) throws IOException {
        out.writeUTF(row.precision().name());
        out.writeInt(row.size());
        var bytes = ByteBuffer.allocate(Math.multiplyExact(row.size(), row.precision().bytes()));
        for (var index = 0; index < row.size(); index++) {
            switch (row.precision()) {
                case FLOAT32 -> bytes.putFloat((float) row.get(index));
                case FLOAT64 -> bytes.putDouble(row.get(index));
            }
        }
        out.write(bytes.array());
    }

    /** Reads a row that {@link #write} wrote. */
    public static Matrix read(DataInputStream in) throws IOException {
        var precision = Precision.valueOf(in.readUTF());
        var row = Matrix.zeros(precision, 1, Counts.read(in, precision.bytes()));
        var bytes = ByteBuffer.allocate(Math.multiplyExact(row.size(), precision.bytes()));
        in.readFully(bytes.array());
        for (var index = 0; index < row.size(); index++) {
            row.set(index, switch (precision) {
                case FLOAT32 -> bytes.getFloat();
                case FLOAT64 -> bytes.getDouble();
            });
        }
        return row;
    }
}
