/**
 * How far two states of a model lie apart, layer by layer: {@link dev.basin.engine.layers.change.ParameterChange} compares
 * their parameters, {@link dev.basin.engine.layers.change.ActivationPass} what they make of the same examples.
 *
 * <p>Hidden states belong to the layer that puts them out. Ids are stable; those in use, P a parameter's name within its group:
 *
 * <table>
 * <caption>Ids by what is compared</caption>
 * <tr><td>parameters</td><td>{@code l2}, {@code relative_l2}, {@code l2/P}, {@code relative_l2/P}</td></tr>
 * <tr><td>hidden states</td><td>{@code cka}, {@code svcca_distance}, {@code rsa}, {@code non_finite_tokens}</td></tr>
 * <tr><td>attention</td><td>{@code attention_js}, {@code attention_js/head-0} and so on</td></tr>
 * </table>
 */
package dev.basin.engine.layers.change;
