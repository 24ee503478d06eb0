package dev.basin.engine.checkpoint;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the float32 weights of an ONNX model that PyTorch exported, one after another from a stream. Of the format
 * (onnx.proto) it knows the graph's nodes and initializers and skips the rest.
 *
 * <p>The exporter keeps a parameter's name, except for the matrices of its linear layers: those it transposes, numbers, and
 * hands to a MatMul node that is named after the module. They come under the name of that node.
 */
final class OnnxWeights {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_NAME = 3;
    private static final int NODE_OPERATOR = 4;
    private static final int TENSOR_DIMENSIONS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW_DATA = 9;
    private static final int TYPE_FLOAT = 1;

    private final CodedInputStream input;
    private final Sink sink;
    private final Map<String, String> matMulByInput = new HashMap<>();

    /** Takes weights as they come. */
    interface Sink {
        /**
         * One weight.
         *
         * @param name the parameter's, or that of the MatMul node whose right-hand side this is, starting with a slash
         * @param shape as in the file; {@code [in, out]} for a MatMul
         * @param values float32, little endian, row-major
         */
        void accept(String name, List<Long> shape, byte[] values);
    }

    private interface Message {
        void read() throws IOException;
    }

    private OnnxWeights(InputStream model, Sink sink) {
        this.input = CodedInputStream.newInstance(model);
        this.sink = sink;
    }

    /** @throws CheckpointException if the stream is not such a model */
    static void read(InputStream model, Sink sink) throws IOException {
        try {
            new OnnxWeights(model, sink).model();
        } catch (InvalidProtocolBufferException e) {
            throw new CheckpointException("not an ONNX model: " + e.getMessage(), e);
        }
    }

    private void model() throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case MODEL_GRAPH -> message(this::graph);
                default -> input.skipField(tag);
            }
        }
    }

    private void graph() throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case GRAPH_NODE -> message(this::node);
                case GRAPH_INITIALIZER -> message(this::initializer);
                default -> input.skipField(tag);
            }
        }
    }

    private void node() throws IOException {
        List<String> inputs = new ArrayList<>();
        String name = "";
        String operator = "";
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case NODE_INPUT -> inputs.add(input.readString());
                case NODE_NAME -> name = input.readString();
                case NODE_OPERATOR -> operator = input.readString();
                default -> input.skipField(tag);
            }
        }
        if (operator.equals("MatMul")) {
            matMulByInput.put(inputs.getLast(), name);
        }
    }

    /** Nodes lie before initializers in the file, because protobuf writes fields in the order of their numbers. */
    private void initializer() throws IOException {
        List<Long> shape = new ArrayList<>();
        int type = 0;
        String name = "";
        byte[] values = {};
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TENSOR_DIMENSIONS -> dimensions(tag, shape);
                case TENSOR_TYPE -> type = input.readInt32();
                case TENSOR_NAME -> name = input.readString();
                case TENSOR_RAW_DATA -> values = input.readByteArray();
                default -> input.skipField(tag);
            }
        }
        if (type == TYPE_FLOAT) {
            sink.accept(matMulByInput.getOrDefault(name, name), shape, values);
        }
    }

    private void dimensions(int tag, List<Long> shape) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            shape.add(input.readInt64());
            return;
        }
        message(() -> {
            while (!input.isAtEnd()) {
                shape.add(input.readInt64());
            }
        });
    }

    private void message(Message message) throws IOException {
        int outer = input.pushLimit(input.readRawVarint32());
        message.read();
        input.popLimit(outer);
    }
}
