package io.mlpservice.engine.model;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.engine.feature.Polynomial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The part of the model format that holds features: for each its name, its type and the sign beside its numbers, and a letter and
 * numbers for its encoder.
 */
final class FeatureFormat {
    private static final char NUMBER = 'n';
    private static final char BOOLEAN = 'b';
    private static final char CATEGORY = 'c';
    private static final char ORDINAL = 'o';
    private static final char HASH = 'h';
    private static final char HASH_OF_NUMBERS = 'H';
    private static final char DATE = 'd';

    private FeatureFormat() {}

    static void write(DataOutputStream out, FeatureCodec codec) throws IOException {
        Binary.writeList(out, codec.features(), FeatureFormat::writeFeature);
        Binary.writeList(out, codec.encoders(), FeatureFormat::writeEncoder);
        out.writeInt(codec.polynomial().degree());
        out.writeBoolean(codec.polynomial().interactions());
        Binary.writeList(out, codec.productScales(), ScaleFormat::write);
    }

    /**
     * The features and their encoders.
     *
     * @param hasSigns whether each feature has its sign
     */
    static FeatureCodec read(DataInputStream in, boolean hasSigns) throws IOException {
        return new FeatureCodec(Binary.readList(in, each -> hasSigns ? readSigned(each) : readFeature(each)),
                Binary.readList(in, FeatureFormat::readEncoder), new Polynomial(in.readInt(), in.readBoolean()),
                Binary.readList(in, ScaleFormat::read));
    }

    /** Format 3: the scales of the features are followed by those of their powers and products. */
    static FeatureCodec readNumbersOnly(DataInputStream in, List<String> names) throws IOException {
        return FeatureCodec.ofNumbers(names, new Polynomial(in.readInt(), in.readBoolean()),
                Binary.readList(in, ScaleFormat::readLinear));
    }

    private static void writeFeature(DataOutputStream out, Feature feature) throws IOException {
        Binary.writeText(out, feature.name());
        out.writeUTF(feature.type().name());
        if (feature.dateOrder() != null) {
            out.writeUTF(feature.dateOrder().name());
        }
        out.writeBoolean(feature.sign() != null);
        if (feature.sign() != null) {
            out.writeChar(feature.sign().character());
        }
    }

    private static Feature readSigned(DataInputStream in) throws IOException {
        var feature = readFeature(in);
        return in.readBoolean() ? feature.with(new NumberSign(in.readChar())) : feature;
    }

    private static Feature readFeature(DataInputStream in) throws IOException {
        var name = Binary.readText(in);
        var type = FeatureType.valueOf(in.readUTF());
        return new Feature(name, type, type == FeatureType.DATE_TIME ? DateOrder.valueOf(in.readUTF()) : null);
    }

    private static void writeEncoder(DataOutputStream out, Encoder encoder) throws IOException {
        switch (encoder) {
            case NumberEncoder number -> {
                out.writeChar(NUMBER);
                writeNumber(out, number);
            }
            case BooleanEncoder(var gaps, var trueShare) -> {
                out.writeChar(BOOLEAN);
                writeGaps(out, gaps);
                out.writeDouble(trueShare);
            }
            case CategoryEncoder category -> {
                out.writeChar(CATEGORY);
                Binary.writeList(out, category.categories(), Binary::writeText);
                Binary.writeList(out, category.rare(), Binary::writeText);
                out.writeUTF(category.gaps().name());
                out.writeInt(category.mostFrequent());
            }
            case OrdinalEncoder ordinal -> {
                out.writeChar(ORDINAL);
                Binary.writeList(out, ordinal.categories(), Binary::writeText);
                writeNumber(out, ordinal.places());
            }
            case HashEncoder(var buckets, var numbers, var gaps) -> {
                out.writeChar(numbers ? HASH_OF_NUMBERS : HASH);
                out.writeInt(buckets);
                writeGaps(out, gaps);
            }
            case DateEncoder date -> {
                out.writeChar(DATE);
                writeDate(out, date);
            }
        }
    }

    private static Encoder readEncoder(DataInputStream in) throws IOException {
        var kind = in.readChar();
        return switch (kind) {
            case NUMBER -> readNumber(in);
            case BOOLEAN -> new BooleanEncoder(readGaps(in), in.readDouble());
            case CATEGORY -> new CategoryEncoder(Binary.readList(in, Binary::readText),
                    Binary.readList(in, Binary::readText), GapRule.valueOf(in.readUTF()), in.readInt());
            case ORDINAL -> new OrdinalEncoder(Binary.readList(in, Binary::readText), readNumber(in));
            case HASH, HASH_OF_NUMBERS -> new HashEncoder(in.readInt(), kind == HASH_OF_NUMBERS, readGaps(in));
            case DATE -> readDate(in);
            default -> throw new IllegalArgumentException("there is no kind of encoder '%s'".formatted(kind));
        };
    }

    private static void writeNumber(DataOutputStream out, NumberEncoder number) throws IOException {
        ScaleFormat.write(out, number.scale());
        writeGaps(out, number.gaps());
        out.writeDouble(number.least());
        out.writeDouble(number.largest());
    }

    private static NumberEncoder readNumber(DataInputStream in) throws IOException {
        return new NumberEncoder(ScaleFormat.read(in), readGaps(in), in.readDouble(), in.readDouble());
    }

    private static void writeDate(DataOutputStream out, DateEncoder date) throws IOException {
        out.writeUTF(date.order().name());
        ScaleFormat.write(out, date.days());
        ScaleFormat.write(out, date.year());
        out.writeBoolean(date.timeOfDay());
        writeGaps(out, date.gaps());
        out.writeDouble(date.earliest());
        out.writeDouble(date.latest());
    }

    private static DateEncoder readDate(DataInputStream in) throws IOException {
        return new DateEncoder(DateOrder.valueOf(in.readUTF()), ScaleFormat.read(in), ScaleFormat.read(in),
                in.readBoolean(), readGaps(in), in.readDouble(), in.readDouble());
    }

    private static void writeGaps(DataOutputStream out, Gaps gaps) throws IOException {
        out.writeDouble(gaps.fill());
        out.writeBoolean(gaps.indicated());
    }

    private static Gaps readGaps(DataInputStream in) throws IOException {
        return new Gaps(in.readDouble(), in.readBoolean());
    }
}
