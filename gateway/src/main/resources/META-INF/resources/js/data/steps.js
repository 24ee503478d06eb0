/**
 * Adds what an event says of a step of training to `steps`, which holds {x: epoch, train, dev, accuracy} by phase, and says whether it
 * said anything. An evaluation is repeated by every step after it and is kept once.
 */
export function hearStep(steps, { phase, progress }) {
  const figures = progress?.figures ?? {};
  if (!phase?.startsWith('finetune/') || figures['train/loss'] == null) return false;
  const known = (steps[phase] ??= []);
  const step = { x: Number(figures['train/epoch']), train: Number(figures['train/loss']) };
  for (const [id, figure] of [
    ['dev', 'eval/loss'],
    ['accuracy', 'eval/accuracy'],
  ]) {
    const value = figures[figure] == null ? undefined : Number(figures[figure]);
    if (value !== known.findLast(one => one[id] != null)?.[id]) step[id] = value;
  }
  known.push(step);
  return true;
}
