export const SURFACE_NOTES = [
  'Every point is a whole model: θ0 + α·δ1 + β·δ2′. δ1 leads from the start θ0 (dot) to the trained model θ1 (star, α = 1); δ2′ leads from the same θ0 to a model trained on the second task, scaled to the length of δ1. The classifier on top is the trained one everywhere. Dropout is off, and every point is measured on the same examples.',
  'One unit is ‖δ1‖ of its own panel. The two panels share their colours but not their lengths: ‖δ1‖ is usually far larger from scratch, and that alone makes a valley look narrower. Compare widths in absolute units too (table “Widths and other measures”).',
  'This is a slice of a space with millions of dimensions. A wall in it may have a way around that the slice does not show, and a wide basin in it may be narrow in other directions.',
  'Hatched cells have no finite value. Values above the limit share the last colour; the arrow at the end of the colour bar says so. In 3-D, ground wholly above the limit is left out, and the path is drawn on top even where a slope would hide it.',
];

export const CURVE_NOTES = [
  'The loss along the straight line through start and end: α = 0 is the start, α = 1 the trained model. A broad dip around 1 means that moving the weights on or back along this line costs little. The shaded band is one standard error over the examples.',
  'In units of ‖δ1‖ the two curves have different rulers. The switch to L2 distance puts both on the same one, measured from the trained model; only there does “wider” mean wider in weights.',
  'No barrier on this line does not mean that training took it, and its shape is not a reliable sign of test accuracy.',
];

export const TRAINING_NOTES = [
  'Training loss is the running mean since the point before, with dropout on, so it is not the value of the surface at α = 1. The point at epoch 0 is the loss of the start with dropout off.',
  'Dev values are measured on held-out examples with dropout off.',
];

export const FURTHER_NOTES = [
  'The trained model (star) was trained on for many more epochs; the path goes on behind the star. A path that stays near it, over ground of the same held-out error, is what robustness to overfitting looks like (Figure 4 of the paper).',
  'Error is measured with the head that the surface is drawn with. The states further on have heads of their own; both errors are in the table of the path.',
];

export const RANDOM_NOTES = [
  'The trained model stands at (0, 0). Both axes are random Gaussian directions in which each filter (the weights of one output neuron) is as long as the trained one (Li et al. 2018). They owe nothing to training or to the second task, and are the same for both starts.',
  'One unit changes every filter by its own length: far more than training did. A wall at 0.5 says little about the ground that training walked on.',
];

export const LAYER_SURFACE_NOTES = [
  'The fine-tuned model stands at (0, 0), and only one third of its layers moves; (−1, 0) is that third rolled back to its values before training. β leads along what the second task changed in the same layers, scaled to the same length (Figure 7 of the paper).',
  'Each panel counts in the length of its own part of δ1, and those differ: compare widths in absolute units too (the table of the layers’ measures).',
];

export const CHANGE_NOTES = [
  'Each measure compares a layer of the pre-trained model with the same layer after fine-tuning, on held-out examples without padding. Relative L2 is about weights; CKA, SVCCA and RSA are about hidden states; JS is about attention, averaged over heads, examples and tokens. The probe is a linear classifier on [CLS].',
  'Weights can move far and change little of what a layer computes, and the other way round. The second task shows how much of a change belongs to the task.',
];

export const ROLLBACK_NOTES = [
  'The layers of a group go back to their values before training, the rest and the classifier stay, nothing is trained again. A bar near the one of the untouched model says that the task hardly needs what training changed there.',
  'Error bars are one binomial standard error over the held-out examples. A model trained from scratch goes back to random layers, so its bars are a control and no measure of transfer.',
];
