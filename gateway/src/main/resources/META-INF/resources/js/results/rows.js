const SURFACE_HEADER = [
  'start',
  'alpha',
  'beta',
  'computed',
  'train_loss',
  'train_loss_standard_error',
  'dev_loss',
  'dev_error',
];

/** Every point of every panel, the header first. */
export function surfaceRows(panels) {
  return [
    SURFACE_HEADER,
    ...panels.flatMap(({ id, surface }) =>
      Array.from(surface.computed, (computed, i) => [
        id,
        surface.alpha[i % surface.alpha.length],
        surface.beta[Math.floor(i / surface.alpha.length)],
        computed,
        surface.trainLoss[i],
        surface.trainLossStandardError[i],
        surface.devLoss[i],
        surface.devError[i],
      ]),
    ),
  ];
}
