package io.mlpservice.engine.model;

import io.mlpservice.engine.format.Rows;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The part of {@link ModelFormat} for the network and its objective. */
final class NetworkFormat {
    private NetworkFormat() {}

    static void writeSpec(DataOutputStream out, NetworkSpec network) throws IOException {
        out.writeInt(network.inputs());
        out.writeDouble(network.inputDropout());
        Binary.writeList(out, network.layers(), NetworkFormat::writeLayer);
    }

    static NetworkSpec readSpec(DataInputStream in) throws IOException {
        return new NetworkSpec(in.readInt(), in.readDouble(), Binary.readList(in, NetworkFormat::readLayer));
    }

    private static void writeLayer(DataOutputStream out, LayerSpec layer) throws IOException {
        out.writeInt(layer.units());
        writeActivation(out, layer.activation());
        out.writeBoolean(layer.batchNormalization());
        out.writeDouble(layer.dropout());
        out.writeBoolean(layer.residual());
        out.writeDouble(layer.learningRateMultiplier());
    }

    private static LayerSpec readLayer(DataInputStream in) throws IOException {
        return new LayerSpec(in.readInt(), readActivation(in), in.readBoolean(), in.readDouble(), in.readBoolean(),
                in.readDouble());
    }

    private static void writeActivation(DataOutputStream out, Activation activation) throws IOException {
        out.writeUTF(activation.type().name());
        Binary.writeNumbers(out, activation.hyperparameters());
    }

    private static Activation readActivation(DataInputStream in) throws IOException {
        return ActivationType.valueOf(in.readUTF()).with(Binary.readNumbers(in)::get);
    }

    static void writeState(DataOutputStream out, NetworkState state) throws IOException {
        Rows.write(out, state.parameters());
        Rows.write(out, state.statistics());
    }

    static NetworkState readState(DataInputStream in) throws IOException {
        return new NetworkState(Rows.read(in), Rows.read(in));
    }

    static void writeObjective(DataOutputStream out, Objective objective) throws IOException {
        out.writeUTF(objective.loss().type().name());
        Binary.writeNumbers(out, objective.loss().hyperparameters());
        out.writeUTF(objective.reduction().name());
        out.writeDouble(objective.penalty().l1());
        out.writeDouble(objective.penalty().l2());
    }

    static Objective readObjective(DataInputStream in) throws IOException {
        return new Objective(readLoss(in), LossReduction.valueOf(in.readUTF()),
                new Penalty(in.readDouble(), in.readDouble()));
    }

    private static Loss readLoss(DataInputStream in) throws IOException {
        return LossType.valueOf(in.readUTF()).with(Binary.readNumbers(in)::get);
    }
}
