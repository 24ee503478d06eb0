package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;

/**
 * J: training loss and dev error of a theta over two fixed, pinned sets of examples, dropout off. The same examples at
 * every theta, so that differences between points are differences of theta.
 */
public interface Objective extends AutoCloseable {
    /**
     * Evaluates theta = (encoder, head); reads both and changes neither.
     *
     * @param encoder what a landscape moves
     * @param head the target task's classifier
     */
    PointValue evaluate(ParameterVector encoder, ParameterVector head);

    @Override
    void close();
}
