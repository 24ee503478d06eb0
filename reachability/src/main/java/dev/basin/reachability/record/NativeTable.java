package dev.basin.reachability.record;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** An object of C with a table of functions, such as the JVM's interfaces: its first word points to the table. */
record NativeTable(MemorySegment object) {
    // The JNI specification, chapter 5, "The Invocation API".
    private static final int GET_ENV = 6;
    private static final int JVMTI_VERSION_1_2 = 0x30010200;

    /** The tool interface (JVMTI) of this very process. */
    static NativeTable toolInterface(Arena arena) throws Throwable {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        MethodHandle getCreatedVms = Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.libraryLookup(library, arena).findOrThrow("JNI_GetCreatedJavaVMs"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        MemorySegment vm = arena.allocate(ADDRESS);
        check("JNI_GetCreatedJavaVMs", (int) getCreatedVms.invokeExact(vm, 1, arena.allocate(JAVA_INT)));
        NativeTable machine = new NativeTable(vm.get(ADDRESS, 0));
        MemorySegment environment = arena.allocate(ADDRESS);
        MethodHandle getEnv = machine.function(GET_ENV, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        check("GetEnv", (int) getEnv.invokeExact(machine.object(), environment, JVMTI_VERSION_1_2));
        return new NativeTable(environment.get(ADDRESS, 0));
    }

    MethodHandle function(int index, FunctionDescriptor type) {
        MemorySegment table = object.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        return Linker.nativeLinker()
                .downcallHandle(
                        table.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index), type);
    }

    static void check(String function, int error) {
        if (error != 0) {
            throw new IllegalStateException(function + " failed with error " + error + "; 0 is success");
        }
    }
}
