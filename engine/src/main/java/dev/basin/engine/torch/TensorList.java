package dev.basin.engine.torch;

import ai.djl.pytorch.jni.IValue;

/** A native list of tensors that many calls share. It keeps the tensors' memory alive. */
public final class TensorList implements AutoCloseable {
    private final IValue value;

    TensorList(IValue value) {
        this.value = value;
    }

    IValue value() {
        return value;
    }

    @Override
    public void close() {
        value.close();
    }
}
