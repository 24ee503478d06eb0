package dev.basin.reachability.record;

import java.lang.reflect.Proxy;

/** Reaches things by name in each of the ways that the agent is to see. */
final class Reaching {
    static final String NO_SUCH = "dev.basin.reachability.NoSuch";

    public int field;

    private Reaching() {}

    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("dev.basin.reachability.record.Reaching$Reached");
        Object reached = type.getDeclaredConstructor(int[].class).newInstance((Object) new int[1]);
        type.getDeclaredMethod("method", String.class).invoke(reached, "by reflection");
        System.out.println(Reaching.class.getDeclaredField("field"));
        try {
            Class.forName(NO_SUCH);
        } catch (ClassNotFoundException e) {
            System.out.println("not there");
        }
        Proxy.newProxyInstance(Reaching.class.getClassLoader(), new Class<?>[] {Runnable.class}, (_, _, _) -> null);
        System.out.println(Reaching.class.getResource("Reaching.class"));
    }

    static final class Reached {
        Reached(int[] some) {}

        void method(String text) {}
    }
}
