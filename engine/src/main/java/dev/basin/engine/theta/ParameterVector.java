package dev.basin.engine.theta;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All parameters of a model as one flat float32 tensor in native memory, with named views that share it.
 *
 * <p>It belongs to its manager and to nobody else: an {@link NDScope} open when it was made does not close it. Arithmetic is
 * elementwise float32 in place; norms and dots multiply and sum in float64.
 */
public final class ParameterVector implements AutoCloseable {
    private final NDManager manager;
    private final ParameterLayout layout;
    private final NDArray flat; // (layout.size())
    private final Map<String, NDArray> views;

    private ParameterVector(NDManager manager, ParameterLayout layout, NDArray flat) {
        this.manager = manager;
        this.layout = layout;
        this.flat = flat;
        this.views = views(layout, flat);
        NDScope.unregister(flat);
    }

    public static ParameterVector zeros(NDManager manager, ParameterLayout layout) {
        return new ParameterVector(manager, layout, manager.zeros(new Shape(layout.size()), DataType.FLOAT32));
    }

    public ParameterLayout layout() {
        return layout;
    }

    public NDManager manager() {
        return manager;
    }

    /**
     * The vector itself, not a copy; it stays this object's to close. Write with operations in place or through {@link #edit}:
     * {@code NDArray.set} would move it to other memory, away from its views.
     */
    public NDArray flat() {
        return flat;
    }

    /** One parameter in its shape, sharing this vector's memory; it stays this object's to close. */
    public NDArray view(String name) {
        return views.get(layout.slot(name).name());
    }

    /** Reads a slot's values, little-endian, from its own memory on a CPU and from a copy elsewhere. */
    public void read(Slot slot, Consumer<ByteBuffer> reader) {
        onHost(slot, host -> reader.accept(bytes(host)));
    }

    /** Lets a slot's values be read and written as {@link #read} reads them. */
    public void edit(Slot slot, Consumer<ByteBuffer> writer) {
        NDArray view = view(slot.name());
        onHost(slot, host -> {
            writer.accept(bytes(host));
            if (host != view) {
                VectorKernel.copy(view, host);
            }
        });
    }

    private void onHost(Slot slot, Consumer<NDArray> work) {
        try (NDScope copies = new NDScope()) {
            copies.suppressNotUsedWarning();
            work.accept(view(slot.name()).toDevice(Device.cpu(), false));
        }
    }

    private static ByteBuffer bytes(NDArray host) {
        return host.toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN);
    }

    public ParameterVector copy() {
        ParameterVector copy = new ParameterVector(manager, layout, manager.create(flat.getShape(), DataType.FLOAT32));
        copy.set(this);
        return copy;
    }

    public ParameterVector minus(ParameterVector other) {
        ParameterVector difference = copy();
        difference.add(-1, other);
        return difference;
    }

    /** This vector inside the group and zero elsewhere. */
    public ParameterVector restrictedTo(LayerGroup group) {
        ParameterVector part = zeros(manager, layout);
        part.set(group, this);
        return part;
    }

    /** The group's parameters alone, copied into a vector of their own: a part. */
    public ParameterVector part(LayerGroup group) {
        ParameterVector part = zeros(manager, layout.part(group));
        part.views.forEach((name, view) -> VectorKernel.copy(view, view(name)));
        return part;
    }

    public void set(ParameterVector other) {
        VectorKernel.copy(flat, same(other).flat);
    }

    /** Takes the other vector's values inside the group, bit for bit, and keeps its own elsewhere. */
    public void set(LayerGroup group, ParameterVector other) {
        same(other);
        layout.slots().stream()
                .map(Slot::name)
                .filter(group::contains)
                .forEach(name -> VectorKernel.copy(view(name), other.view(name)));
    }

    /** Becomes 0 everywhere, where values are not finite too. */
    public void clear() {
        VectorKernel.zero(flat);
    }

    /** Becomes 0 outside the group, where values are not finite too, and keeps its own inside. */
    public void restrictTo(LayerGroup group) {
        layout.slots().stream()
                .map(Slot::name)
                .filter(name -> !group.contains(name))
                .forEach(name -> VectorKernel.zero(view(name)));
    }

    /** Takes the values of a part, bit for bit, and keeps its own elsewhere. */
    public void setPart(ParameterVector part) {
        part.views.forEach((name, view) -> VectorKernel.copy(view(name), view));
    }

    /** Adds {@code factor * other} in place. */
    public void add(double factor, ParameterVector other) {
        VectorKernel.add(flat, factor, same(other).flat);
    }

    public void scale(double factor) {
        VectorKernel.scale(flat, factor);
    }

    /**
     * Scales each filter in place to the norm of the same filter of {@code other}: a row of a matrix, which feeds one neuron or
     * embeds one token, or a whole parameter of one dimension. A filter that is zero stays zero.
     */
    public void scaleFiltersTo(ParameterVector other) {
        same(other);
        layout.slots().forEach(slot -> VectorKernel.scaleRows(view(slot.name()), other.view(slot.name())));
    }

    /**
     * Becomes theta0 + alpha delta1 in place, always from the pristine vectors: no drift from point to point and no new
     * memory. This vector must be none of the three.
     */
    public void setToPoint(ParameterVector theta0, double alpha, ParameterVector delta1) {
        VectorKernel.point(flat, same(theta0).flat, alpha, same(delta1).flat);
    }

    /** Becomes theta0 + alpha delta1 + beta delta2, as {@link #setToPoint(ParameterVector, double, ParameterVector)}. */
    public void setToPoint(
            ParameterVector theta0, double alpha, ParameterVector delta1, double beta, ParameterVector delta2) {
        VectorKernel.point(flat, same(theta0).flat, alpha, same(delta1).flat, beta, same(delta2).flat);
    }

    /** Becomes theta + alpha delta1 where the three parts have parameters, and keeps its own values elsewhere. */
    public void setPartToPoint(ParameterVector theta, double alpha, ParameterVector delta1) {
        theta.views.forEach((name, view) -> VectorKernel.point(view(name), view, alpha, delta1.view(name)));
    }

    /** Becomes theta + alpha delta1 + beta delta2, as {@link #setPartToPoint(ParameterVector, double, ParameterVector)}. */
    public void setPartToPoint(
            ParameterVector theta, double alpha, ParameterVector delta1, double beta, ParameterVector delta2) {
        theta.views.forEach((name, view) ->
                VectorKernel.point(view(name), view, alpha, delta1.view(name), beta, delta2.view(name)));
    }

    public double dot(ParameterVector other) {
        return VectorKernel.dot(flat, same(other).flat);
    }

    /** Euclidean norm. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    @Override
    public void close() {
        views.values().forEach(NDArray::close);
        flat.close();
    }

    private ParameterVector same(ParameterVector other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException("the vectors' layouts differ: " + layout.size() + " floats in "
                    + layout.slots().size() + " parameters here, " + other.layout.size() + " in "
                    + other.layout.slots().size() + " there");
        }
        return other;
    }

    private static Map<String, NDArray> views(ParameterLayout layout, NDArray flat) {
        List<Slot> slots = layout.slots();
        Map<String, NDArray> views = new LinkedHashMap<>();
        long[] cuts = slots.stream().skip(1).mapToLong(Slot::offset).toArray();
        try (NDScope temporaries = new NDScope()) {
            temporaries.suppressNotUsedWarning();
            NDList pieces = flat.split(cuts);
            for (int i = 0; i < slots.size(); i++) {
                NDArray view = pieces.get(i).reshape(new Shape(slots.get(i).shape()));
                NDScope.unregister(view);
                views.put(slots.get(i).name(), view);
            }
        }
        return views;
    }
}
