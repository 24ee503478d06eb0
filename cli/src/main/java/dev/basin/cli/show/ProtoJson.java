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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as protobuf's canonical JSON. */
public final class ProtoJson {
    private static final Printer PRINTER = JsonFormat.printer()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(ErrorInfo.getDescriptor())
                    .add(BadRequest.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    /** What protobuf's printer escapes lest it ends up in a web page, behind no backslash of its own. */
    private static final Pattern FOR_WEB_PAGES = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u00(26|27|3c|3d|3e)");

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
            DynamicMessage dynamic = DynamicMessage.parseFrom(message.getDescriptorForType(), message.toByteString());
            return FOR_WEB_PAGES.matcher(printer.print(dynamic)).replaceAll(ProtoJson::plain);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a message holds a detail of unknown type", impossible);
        }
    }

    private static String plain(MatchResult escaped) {
        char plain = (char) Integer.parseInt(escaped.group(2), 16);
        return Matcher.quoteReplacement(escaped.group(1) + plain);
    }
}
