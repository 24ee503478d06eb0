package dev.basin.reachability;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A method's type as native code writes it, for example {@code (Ljava/lang/String;[I)V}.
 *
 * @param parameterTypes as {@link Class#getTypeName} has them
 */
public record JniSignature(List<String> parameterTypes) {
    public JniSignature {
        parameterTypes = List.copyOf(parameterTypes);
    }

    public static JniSignature of(String descriptor) {
        return new JniSignature(MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(JniSignature::typeName)
                .toList());
    }

    /** The name of a type written as {@code Ljava/lang/String;} or {@code [I}. */
    public static String typeName(String descriptor) {
        return typeName(ClassDesc.ofDescriptor(descriptor));
    }

    private static String typeName(ClassDesc type) {
        if (type.isArray()) {
            return typeName(type.componentType()) + "[]";
        }
        return type.isPrimitive()
                ? type.displayName()
                : type.descriptorString()
                        .substring(1, type.descriptorString().length() - 1)
                        .replace('/', '.');
    }
}
