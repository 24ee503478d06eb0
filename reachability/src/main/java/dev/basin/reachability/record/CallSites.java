package dev.basin.reachability.record;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leads calls of reflection in the watched packages through {@link ReflectionCalls}, as their classes are loaded. */
final class CallSites implements ClassFileTransformer {
    private static final ClassDesc RECORDER =
            ReflectionCalls.class.describeConstable().orElseThrow();

    private final Map<String, MethodTypeDesc> replacements = replacements();
    private final List<String> packages;
    private final Runnable atFirst;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * @param atFirst run once, when the first watched class is loaded. An agent is called before the JVM counts as created, which is
     *     too early to find its native interfaces.
     */
    CallSites(List<String> packages, Runnable atFirst) {
        this.packages = packages.stream().map(name -> name.replace('.', '/')).toList();
        this.atFirst = atFirst;
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (loader == null || name == null || packages.stream().noneMatch(name::startsWith)) {
            return null;
        }
        try {
            if (begun.compareAndSet(false, true)) {
                atFirst.run();
            }
            ClassFile format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(loader))));
            return format.transformClass(
                    format.parse(classFile), ClassTransform.transformingMethodBodies(this::throughTheRecorder));
        } catch (RuntimeException e) {
            // The JVM would swallow it and load the class unwatched: a recording with a hole must not pass for a whole
            // one.
            throw ReflectionCalls.unwatched(name, e);
        }
    }

    private void throughTheRecorder(CodeBuilder code, CodeElement element) {
        MethodTypeDesc replacement = element instanceof InvokeInstruction call ? replacements.get(key(call)) : null;
        if (replacement == null) {
            code.with(element);
        } else {
            code.invokestatic(RECORDER, ((InvokeInstruction) element).name().stringValue(), replacement);
        }
    }

    private static String key(InvokeInstruction call) {
        boolean onInstance = call.opcode() == Opcode.INVOKEVIRTUAL;
        return onInstance || call.opcode() == Opcode.INVOKESTATIC
                ? key(onInstance, call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol())
                : "";
    }

    private static String key(boolean onInstance, ClassDesc owner, String name, MethodTypeDesc type) {
        return onInstance + owner.descriptorString() + name + type.descriptorString();
    }

    private static Map<String, MethodTypeDesc> replacements() {
        Map<String, MethodTypeDesc> found = new HashMap<>();
        for (Method method : ReflectionCalls.class.getDeclaredMethods()) {
            Replaces replaces = method.getAnnotation(Replaces.class);
            if (replaces != null) {
                MethodTypeDesc type = typeOf(method);
                boolean onInstance = method.getParameterTypes()[0] == replaces.value();
                found.put(
                        key(
                                onInstance,
                                replaces.value().describeConstable().orElseThrow(),
                                method.getName(),
                                onInstance ? type.dropParameterTypes(0, 1) : type),
                        type);
            }
        }
        return found;
    }

    private static MethodTypeDesc typeOf(Method method) {
        return MethodTypeDesc.of(
                method.getReturnType() == void.class
                        ? ConstantDescs.CD_void
                        : method.getReturnType().describeConstable().orElseThrow(),
                Arrays.stream(method.getParameterTypes())
                        .map(type -> type.describeConstable().orElseThrow())
                        .toList());
    }
}
