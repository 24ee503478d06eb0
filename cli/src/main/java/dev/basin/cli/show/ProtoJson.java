package dev.basin.cli.show;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.JsonFormat.Printer;
import com.google.protobuf.util.JsonFormat.TypeRegistry;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;

/** Messages as protobuf's canonical JSON. */
public final class ProtoJson {
    private static final Printer PRINTER = JsonFormat.printer()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(ErrorInfo.getDescriptor())
                    .add(BadRequest.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    private ProtoJson() {}

    /** Over several lines, for reading. */
    public static String pretty(Message message) {
        return print(PRINTER, message);
    }

    /** On one line, for streams. */
    public static String line(Message message) {
        return print(PRINTER.omittingInsignificantWhitespace(), message);
    }

    private static String print(Printer printer, Message message) {
        try {
            // Generated messages are walked by reflection, which a native executable has not; dynamic ones are not.
            return printer.print(DynamicMessage.parseFrom(message.getDescriptorForType(), message.toByteString()));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a message holds a detail of unknown type", impossible);
        }
    }
}
