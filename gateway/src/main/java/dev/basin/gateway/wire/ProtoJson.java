package dev.basin.gateway.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.JsonFormat.TypeRegistry;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Protobuf's canonical JSON, with the details that errors carry. */
public final class ProtoJson {
    private static final TypeRegistry DETAILS = TypeRegistry.newBuilder()
            .add(ErrorInfo.getDescriptor())
            .add(BadRequest.getDescriptor())
            .add(RetryInfo.getDescriptor())
            .build();
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().usingTypeRegistry(DETAILS).omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().usingTypeRegistry(DETAILS);

    /** What protobuf's printer escapes for web pages, behind no backslash of its own; the report escapes what it has to by itself. */
    private static final Pattern FOR_WEB_PAGES = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u00(26|27|3c|3d|3e)");

    private ProtoJson() {}

    /** One line of JSON. */
    public static String write(MessageOrBuilder message) {
        try {
            return FOR_WEB_PAGES.matcher(PRINTER.print(message)).replaceAll(ProtoJson::plain);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message holds a detail of an unknown type: " + e.getMessage(), e);
        }
    }

    private static String plain(MatchResult escaped) {
        char plain = (char) Integer.parseInt(escaped.group(2), 16);
        return Matcher.quoteReplacement(escaped.group(1) + plain);
    }

    /**
     * Reads JSON into a message.
     *
     * @throws Refusal INVALID_ARGUMENT if it is not JSON of that message; unknown fields are refused too
     */
    public static <B extends Message.Builder> B read(String json, B into) {
        try {
            PARSER.merge(json, into);
            return into;
        } catch (InvalidProtocolBufferException e) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    "body",
                    "%s; accepted: a %s in protobuf's JSON"
                            .formatted(
                                    e.getMessage(), into.getDescriptorForType().getName()));
        }
    }
}
