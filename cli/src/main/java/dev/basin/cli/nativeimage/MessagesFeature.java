package dev.basin.cli.nativeimage;

import com.google.protobuf.GeneratedMessage;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.Set;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Opens the contracts' messages to reflection: protobuf finds the accessors of each field by name, so that JSON and text can be written.
 * Whatever message the command comes to use is opened by this, and no list has to follow the contracts.
 */
public final class MessagesFeature implements Feature {
    /** All whose subtypes are opened. */
    public static final Set<Class<?>> OPENED =
            Set.of(GeneratedMessage.class, GeneratedMessage.Builder.class, ProtocolMessageEnum.class);

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        for (Class<?> opened : OPENED) {
            access.registerSubtypeReachabilityHandler((_, type) -> open(type), opened);
        }
    }

    private static void open(Class<?> type) {
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getMethods());
    }
}
