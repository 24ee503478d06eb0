package dev.basin.engine.theta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which parameter lies where in a flat vector: slots in order, without gaps, from 0. */
public final class ParameterLayout {
    private final Map<String, Slot> byName;
    private final long size;

    private ParameterLayout(Map<String, Slot> byName, long size) {
        this.byName = byName;
        this.size = size;
    }

    /**
     * Lays the parameters out in the order given.
     *
     * @throws IllegalArgumentException when a name comes twice or there is none
     */
    public static ParameterLayout of(List<Map.Entry<String, long[]>> namesAndShapes) {
        if (namesAndShapes.isEmpty()) {
            throw new IllegalArgumentException("a layout needs at least one parameter, received none");
        }
        Map<String, Slot> slots = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, long[]> parameter : namesAndShapes) {
            long length = Arrays.stream(parameter.getValue()).reduce(1, Math::multiplyExact);
            Slot slot = new Slot(parameter.getKey(), parameter.getValue(), offset, length);
            if (slots.put(slot.name(), slot) != null) {
                throw new IllegalArgumentException("parameter " + slot.name() + " is named twice");
            }
            offset = slot.end();
        }
        return new ParameterLayout(slots, offset);
    }

    /**
     * The layout of a group's parameters alone, in the same order.
     *
     * @throws IllegalArgumentException when no parameter belongs to the group
     */
    public ParameterLayout part(LayerGroup group) {
        List<Map.Entry<String, long[]>> part = byName.values().stream()
                .filter(slot -> group.contains(slot.name()))
                .map(slot -> Map.entry(slot.name(), slot.shape()))
                .toList();
        if (part.isEmpty()) {
            throw new IllegalArgumentException("no parameter of the model belongs to the group " + group);
        }
        return of(part);
    }

    public List<Slot> slots() {
        return new ArrayList<>(byName.values());
    }

    /** Number of floats. */
    public long size() {
        return size;
    }

    /**
     * The place of the named parameter.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Slot slot(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no parameter " + name + " in this layout"));
    }

    public Optional<Slot> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterLayout layout && slots().equals(layout.slots());
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
