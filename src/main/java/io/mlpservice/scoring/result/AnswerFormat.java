package io.mlpservice.scoring.result;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.row.RowOddities;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The binary form of answers to consecutive rows, deflated. A row is the number of its errors and these; without errors
 * its prediction: for each target of a classification the place of the class that is answered and the probabilities, for
 * each target of a regression a number; then its warnings.
 */
public final class AnswerFormat {
    private static final Envelope ENVELOPE = new Envelope("chunk of predictions", 0x4D4C5050, 1, 1);

    private final ModelSchema schema;

    /** The form of the answers of a model. */
    public AnswerFormat(ModelSchema schema) {
        this.schema = schema;
    }

    /** A chunk of rows. */
    public byte[] write(List<AnsweredRow> rows) {
        return ENVELOPE.seal(out -> {
            out.writeInt(rows.size());
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                var deflated = new DeflaterOutputStream(out, deflater, 1 << 16);
                var data = new DataOutputStream(deflated);
                for (var row : rows) {
                    write(row, data);
                }
                data.flush();
                deflated.finish();
            } finally {
                deflater.end();
            }
        });
    }

    private void write(AnsweredRow row, DataOutputStream out) throws IOException {
        out.writeShort(row.errors().size());
        for (var error : row.errors()) {
            write(Objects.requireNonNullElse(error.pointer(), ""), out);
            write(error.code(), out);
            write(error.detail(), out);
        }
        if (row.prediction() != null) {
            write(row.prediction(), out);
        }
        out.writeShort(row.warnings().size());
        for (var warning : row.warnings()) {
            write(warning, out);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private void write(Prediction prediction, DataOutputStream out) throws IOException {
        switch (prediction) {
            case Prediction.Label label -> write(label, schema.targets().getFirst(), out);
            case Prediction.Labels(var labels) -> {
                for (var index = 0; index < labels.size(); index++) {
                    write(labels.get(index), schema.targets().get(index), out);
                }
            }
            case Prediction.Numbers(var values) -> write(values, out);
        }
    }

    private static void write(Prediction.Label label, Target target, DataOutputStream out) throws IOException {
        out.writeInt(target.labels().indexOf(label.label()));
        write(label.probabilities(), out);
    }

    private static void write(double[] numbers, DataOutputStream out) throws IOException {
        for (var number : numbers) {
            out.writeDouble(number);
        }
    }

    /**
     * The rows of a chunk.
     *
     * @param firstRow the number of the first one
     * @throws UnreadableException if the chunk is damaged or of a newer version
     */
    List<AnsweredRow> read(byte[] chunk, int firstRow) {
        return ENVELOPE.open(chunk, (in, version) -> {
            var rows = new ArrayList<AnsweredRow>();
            var count = in.readInt();
            var data = new DataInputStream(new InflaterInputStream(in));
            for (var row = 0; row < count; row++) {
                rows.add(row(firstRow + row, data));
            }
            if (data.read() >= 0) {
                throw new IOException("bytes are left over");
            }
            return rows;
        });
    }

    private AnsweredRow row(int number, DataInputStream in) throws IOException {
        var errors = new ArrayList<FieldError>();
        for (var left = in.readShort(); left > 0; left--) {
            errors.add(FieldError.at(text(in), text(in), text(in)));
        }
        var prediction = errors.isEmpty() ? prediction(in) : null;
        var warnings = new ArrayList<String>();
        for (var left = in.readShort(); left > 0; left--) {
            warnings.add(text(in));
        }
        return new AnsweredRow(number, prediction, List.of(), warnings, errors, RowOddities.NONE);
    }

    private Prediction prediction(DataInputStream in) throws IOException {
        var targets = schema.targets();
        if (schema.task() == Task.REGRESSION) {
            return new Prediction.Numbers(numbers(targets.size(), in));
        }
        var labels = new ArrayList<Prediction.Label>();
        for (var target : targets) {
            var classes = target.labels();
            labels.add(new Prediction.Label(classes.get(in.readInt()), numbers(classes.size(), in)));
        }
        return schema.isMultiLabel() ? new Prediction.Labels(labels) : labels.getFirst();
    }

    private static double[] numbers(int count, DataInputStream in) throws IOException {
        var numbers = new double[count];
        for (var index = 0; index < count; index++) {
            numbers[index] = in.readDouble();
        }
        return numbers;
    }
}
