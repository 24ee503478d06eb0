package dev.basin.reachability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class NativeNamesTest {
    @Test
    void findsClassesAndTypesOfMethodsAmongOtherBytes() {
        NativeNames names = names("\0\1java/util/HashSet\0(Ljava/lang/String;[I)V\0(5$\0java/no/Such\0");

        assertThat(names.types()).containsExactlyInAnyOrder(HashSet.class, String.class);
        assertThat(names.methods()).containsExactly("(java.lang.String,int[])");
    }

    @Test
    void findsAClassWhoseNameRunsOn() {
        assertThat(names("java/lang/RuntimeExceptionsomething else").types()).containsExactly(RuntimeException.class);
    }

    private static NativeNames names(String library) {
        return NativeNames.in(library.getBytes(ISO_8859_1));
    }
}
