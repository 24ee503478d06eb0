package dev.basin.reachability.record;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.basin.reachability.JniSignature;
import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Stands between native code and the JVM where members are looked up: functions of this class take the place of four entries of the
 * JNI function table. Classes found by name are not seen here, since a reference handed through Java would be gone with the call; they
 * show in their members, and in the names that a native library contains.
 */
final class JniCalls {
    // Positions in the tables of functions, from the specifications of JNI and JVMTI.
    private static final int JNI_FUNCTIONS = 235;
    private static final int GET_METHOD_ID = 33;
    private static final int GET_FIELD_ID = 94;
    private static final int GET_STATIC_METHOD_ID = 113;
    private static final int GET_STATIC_FIELD_ID = 144;
    private static final int DEALLOCATE = 46;
    private static final int GET_CLASS_SIGNATURE = 47;
    private static final int SET_JNI_FUNCTION_TABLE = 119;
    private static final int GET_JNI_FUNCTION_TABLE = 120;

    private static final FunctionDescriptor LOOK_UP =
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor TABLE = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

    private static final List<String> ON_THE_WAY = List.of(
            "dev.basin.reachability.record.",
            "java.lang.invoke.",
            "jdk.internal.loader.",
            "java.lang.ClassLoader",
            "java.lang.Runtime",
            "java.lang.System");

    private final Arena arena = Arena.global();
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final Trace trace;
    private final List<String> packages;
    private final NativeTable tools;
    private final MethodHandle classSignature;
    private final MethodHandle deallocate;

    private JniCalls(Trace trace, List<String> packages) throws Throwable {
        this.trace = trace;
        this.packages = packages;
        this.tools = NativeTable.toolInterface(arena);
        this.classSignature = tools.function(
                GET_CLASS_SIGNATURE, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.deallocate = tools.function(DEALLOCATE, TABLE);
    }

    static void recordTo(Trace trace, List<String> packages) {
        try {
            new JniCalls(trace, packages).replaceLookUps();
        } catch (Throwable e) { // what method handles declare
            throw new IllegalStateException("look-ups by native code cannot be watched", e);
        }
    }

    private void replaceLookUps() throws Throwable {
        MemorySegment place = arena.allocate(ADDRESS);
        NativeTable.check("GetJNIFunctionTable", (int)
                tools.function(GET_JNI_FUNCTION_TABLE, TABLE).invokeExact(tools.object(), place));
        MemorySegment functions = place.get(ADDRESS, 0).reinterpret(JNI_FUNCTIONS * ADDRESS.byteSize());
        replace(functions, GET_METHOD_ID, Kind.JNI_METHOD);
        replace(functions, GET_STATIC_METHOD_ID, Kind.JNI_METHOD);
        replace(functions, GET_FIELD_ID, Kind.JNI_FIELD);
        replace(functions, GET_STATIC_FIELD_ID, Kind.JNI_FIELD);
        NativeTable.check("SetJNIFunctionTable", (int)
                tools.function(SET_JNI_FUNCTION_TABLE, TABLE).invokeExact(tools.object(), functions));
    }

    private void replace(MemorySegment functions, int index, Kind kind) throws ReflectiveOperationException {
        MethodHandle original = Linker.nativeLinker().downcallHandle(functions.getAtIndex(ADDRESS, index), LOOK_UP);
        MethodHandle lookUp = MethodHandles.lookup()
                .findVirtual(
                        JniCalls.class,
                        "lookUp",
                        MethodType.methodType(
                                MemorySegment.class,
                                Kind.class,
                                MethodHandle.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class));
        functions.setAtIndex(
                ADDRESS,
                index,
                Linker.nativeLinker()
                        .upcallStub(MethodHandles.insertArguments(lookUp, 0, this, kind, original), LOOK_UP, arena));
    }

    @SuppressWarnings("UnusedMethod") // found by name above
    private MemorySegment lookUp(
            Kind kind,
            MethodHandle original,
            MemorySegment environment,
            MemorySegment type,
            MemorySegment name,
            MemorySegment signature)
            throws Throwable {
        MemorySegment found = (MemorySegment) original.invokeExact(environment, type, name, signature);
        // Recording looks members up itself.
        if (!found.equals(MemorySegment.NULL) && !inside.get()) {
            inside.set(true);
            try {
                record(kind, className(type), text(name), text(signature));
            } finally {
                inside.set(false);
            }
        }
        return found;
    }

    private void record(Kind kind, String type, String name, String signature) {
        if (isCalledByWatchedCode()) {
            String member = kind == Kind.JNI_METHOD
                    ? Need.signature(name, JniSignature.of(signature).parameterTypes())
                    : name;
            trace.add(new Need(kind, type, member));
        }
    }

    /** The innermost Java frame below the native code is the native method that somebody called, or the loading of the library. */
    private boolean isCalledByWatchedCode() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> ON_THE_WAY.stream().noneMatch(name::startsWith))
                        .findFirst()
                        .filter(name -> packages.stream().anyMatch(name::startsWith))
                        .isPresent());
    }

    private String className(MemorySegment type) throws Throwable {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment place = call.allocate(ADDRESS);
            NativeTable.check("GetClassSignature", (int)
                    classSignature.invokeExact(tools.object(), type, place, MemorySegment.NULL));
            MemorySegment signature = place.get(ADDRESS, 0);
            String name = JniSignature.typeName(text(signature));
            NativeTable.check("Deallocate", (int) deallocate.invokeExact(tools.object(), signature));
            return name;
        }
    }

    private static String text(MemorySegment zeroTerminated) {
        return zeroTerminated.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
