/**
 * Numbers read from a finished landscape: pure arithmetic on its values, no tensors.
 *
 * <p>Each {@link dev.basin.engine.landscape.measures.LandscapeMeasure} gives the
 * {@link dev.basin.engine.landscape.measures.Measure}s it can, and none where the landscape lacks what it needs. Lengths
 * come in the three units of {@link dev.basin.engine.landscape.measures.LengthUnit}, because the unit ‖delta1‖ alone can
 * make an optimum look wide. What is said of the end point is said only where theta1 lies on the landscape. Ids are stable; those in use:
 *
 * <table>
 * <caption>Ids by claim of the paper; τ is a threshold in nats, r a radius, h a step, u one of delta1, absolute, theta1</caption>
 * <tr><td>W1</td><td>{@code basin_area@τ}, {@code basin_area@τ/u}</td></tr>
 * <tr><td>W2</td><td>{@code width@τ/u}</td></tr>
 * <tr><td>W3, W4</td><td>{@code mean_rise@r}</td></tr>
 * <tr><td>E1</td><td>{@code largest_bump}, {@code barrier_height/ends}, {@code barrier_height/end}</td></tr>
 * <tr><td>E2</td><td>{@code epochs_to_loss@τ}, {@code steps_to_loss@τ}</td></tr>
 * <tr><td>E3</td><td>{@code straightness/first}, {@code straightness/mean}</td></tr>
 * <tr><td>E4</td><td>{@code path_deviation/u}</td></tr>
 * <tr><td>F1</td><td>{@code second_difference@h/u}</td></tr>
 * <tr><td>S1</td><td>{@code loss_error_spearman}</td></tr>
 * <tr><td>S2</td><td>{@code loss_error_overlap@share}</td></tr>
 * <tr><td>S3</td><td>{@code distance_of_minima/u}</td></tr>
 * <tr><td>S4</td><td>{@code error_above_minimum}</td></tr>
 * <tr><td>training</td><td>{@code training_loss/start}, {@code training_loss/end}, {@code training_loss/recent_change}</td></tr>
 * <tr><td>end point</td><td>{@code end/train_loss}, {@code end/dev_loss}, {@code end/dev_error}</td></tr>
 * </table>
 */
package dev.basin.engine.landscape.measures;
