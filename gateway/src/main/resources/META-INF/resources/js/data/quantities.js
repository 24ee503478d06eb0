/** What a surface holds at each point, under the names of the contract. */
export const QUANTITIES = [
  {
    id: 'trainLoss',
    name: 'training loss',
    unit: 'nats',
    standardError: true,
    of: evaluation => evaluation?.trainLoss,
  },
  {
    id: 'devError',
    name: 'dev error',
    unit: 'share wrong',
    standardError: false,
    of: evaluation => evaluation?.devError,
  },
  { id: 'devLoss', name: 'dev loss', unit: 'nats', standardError: false, of: evaluation => evaluation?.devLoss },
];

/** The two starts in the order in which every figure shows them. */
export const STARTS = [
  { id: 'pretrained', name: 'pre-trained' },
  { id: 'scratch', name: 'from scratch' },
];

export function quantity(id) {
  return QUANTITIES.find(q => q.id === id);
}
