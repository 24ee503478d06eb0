package dev.basin.reachability.record;

import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Stands between watched code and the JDK: each method does what the one it replaces does, and writes down what was found. What was
 * not found needs no metadata.
 */
public final class ReflectionCalls {
    /** Woven into other people's classes, calls can reach nothing but statics. */
    private static volatile Trace trace;

    private ReflectionCalls() {}

    static void recordTo(Trace to) {
        trace = to;
    }

    static IllegalStateException unwatched(String className, RuntimeException cause) {
        trace.add(new Need(Kind.TYPE, "unwatched:" + className, cause.toString()));
        return new IllegalStateException("cannot watch " + className, cause);
    }

    @Replaces(Class.class)
    public static Class<?> forName(String name) throws ClassNotFoundException {
        ClassLoader loader = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass()
                .getClassLoader();
        return found(Class.forName(name, true, loader));
    }

    @Replaces(Class.class)
    public static Class<?> forName(String name, boolean initialize, ClassLoader loader) throws ClassNotFoundException {
        return found(Class.forName(name, initialize, loader));
    }

    @Replaces(ClassLoader.class)
    public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
        return found(loader.loadClass(name));
    }

    @Replaces(Class.class)
    public static Method[] getMethods(Class<?> type) {
        return found(type).getMethods();
    }

    @Replaces(Class.class)
    public static Method[] getDeclaredMethods(Class<?> type) {
        return found(type).getDeclaredMethods();
    }

    @Replaces(Class.class)
    public static Field[] getFields(Class<?> type) {
        return found(type).getFields();
    }

    @Replaces(Class.class)
    public static Field[] getDeclaredFields(Class<?> type) {
        return found(type).getDeclaredFields();
    }

    @Replaces(Class.class)
    public static Constructor<?>[] getConstructors(Class<?> type) {
        return found(type).getConstructors();
    }

    @Replaces(Class.class)
    public static Constructor<?>[] getDeclaredConstructors(Class<?> type) {
        return found(type).getDeclaredConstructors();
    }

    @Replaces(Class.class)
    public static Method getMethod(Class<?> type, String name, Class<?>[] parameters) throws NoSuchMethodException {
        return found(type.getMethod(name, parameters));
    }

    @Replaces(Class.class)
    public static Method getDeclaredMethod(Class<?> type, String name, Class<?>[] parameters)
            throws NoSuchMethodException {
        return found(type.getDeclaredMethod(name, parameters));
    }

    @Replaces(Class.class)
    public static Constructor<?> getConstructor(Class<?> type, Class<?>[] parameters) throws NoSuchMethodException {
        return found(type.getConstructor(parameters));
    }

    @Replaces(Class.class)
    public static Constructor<?> getDeclaredConstructor(Class<?> type, Class<?>[] parameters)
            throws NoSuchMethodException {
        return found(type.getDeclaredConstructor(parameters));
    }

    @Replaces(Class.class)
    public static Field getField(Class<?> type, String name) throws NoSuchFieldException {
        return found(type.getField(name));
    }

    @Replaces(Class.class)
    public static Field getDeclaredField(Class<?> type, String name) throws NoSuchFieldException {
        return found(type.getDeclaredField(name));
    }

    // Access is checked against the caller, which here is this class: hence trySetAccessible.

    @Replaces(Method.class)
    public static Object invoke(Method method, Object receiver, Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        method.trySetAccessible();
        return found(method).invoke(receiver, arguments);
    }

    @Replaces(Constructor.class)
    public static Object newInstance(Constructor<?> constructor, Object[] arguments)
            throws InstantiationException, IllegalAccessException, InvocationTargetException {
        constructor.trySetAccessible();
        return found(constructor).newInstance(arguments);
    }

    @Replaces(Proxy.class)
    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
        String names = Arrays.stream(interfaces).map(Class::getName).collect(Collectors.joining(","));
        trace.add(new Need(Kind.PROXY, names, ""));
        return Proxy.newProxyInstance(loader, interfaces, handler);
    }

    @Replaces(Class.class)
    public static URL getResource(Class<?> type, String name) {
        return found(type.getResource(name), absolute(type, name));
    }

    @Replaces(Class.class)
    public static InputStream getResourceAsStream(Class<?> type, String name) {
        return found(type.getResourceAsStream(name), absolute(type, name));
    }

    @Replaces(ClassLoader.class)
    public static URL getResource(ClassLoader loader, String name) {
        return found(loader.getResource(name), name);
    }

    @Replaces(ClassLoader.class)
    public static InputStream getResourceAsStream(ClassLoader loader, String name) {
        return found(loader.getResourceAsStream(name), name);
    }

    @Replaces(ClassLoader.class)
    public static Enumeration<URL> getResources(ClassLoader loader, String name) throws IOException {
        Enumeration<URL> resources = loader.getResources(name);
        return found(resources.hasMoreElements() ? resources : null, name) == null
                ? loader.getResources(name)
                : resources;
    }

    @Replaces(ServiceLoader.class)
    public static ServiceLoader<?> load(Class<?> service) {
        return load(service, Thread.currentThread().getContextClassLoader());
    }

    @Replaces(ServiceLoader.class)
    public static ServiceLoader<?> load(Class<?> service, ClassLoader loader) {
        ServiceLoader.load(service, loader).stream()
                .map(ServiceLoader.Provider::type)
                .forEach(provider -> {
                    if (provider.getClassLoader() != null) {
                        trace.add(Need.resource("META-INF/services/" + service.getName()));
                        trace.add(new Need(Kind.METHOD, provider.getName(), "<init>()"));
                    }
                });
        return ServiceLoader.load(service, loader);
    }

    private static Class<?> found(Class<?> type) {
        trace.add(Need.type(type));
        return type;
    }

    private static <E extends Executable> E found(E executable) {
        String name = executable instanceof Constructor<?> ? "<init>" : executable.getName();
        trace.add(new Need(
                Kind.METHOD,
                executable.getDeclaringClass().getName(),
                Need.signature(
                        name,
                        Arrays.stream(executable.getParameterTypes())
                                .map(Class::getTypeName)
                                .toList())));
        return executable;
    }

    private static Field found(Field field) {
        trace.add(new Need(Kind.FIELD, field.getDeclaringClass().getName(), field.getName()));
        return field;
    }

    private static <R> R found(R resource, String name) {
        if (resource != null) {
            trace.add(Need.resource(name));
        }
        return resource;
    }

    private static String absolute(Class<?> type, String name) {
        return name.startsWith("/") ? name : type.getPackageName().replace('.', '/') + "/" + name;
    }
}
