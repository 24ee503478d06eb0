# A linear probe: multinomial logistic regression on the states of [CLS]. TorchScript text; libtorch runs it, no Python is
# involved. Everything but the states themselves is float64.
#
# Shapes: N examples, H width, F = H + 1 features of which the last is 1, C classes; B sequences of T tokens in a batch.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Copies the first token, [CLS], of x (B, T, H) into rows of states (N, H)
  def put_cls(self: __torch__.M, states: Tensor, rows: Tensor, x: Tensor) -> Tensor:
    return states.index_copy_(0, rows, x.select(1, 0).to(states.dtype))

  # States (N, H) -> (N, F), with mean 0 and variance 1 over the training states; 0 where those vary less than float32 resolves
  def features(self: __torch__.M, states: Tensor, train: Tensor) -> Tensor:
    t = train.double()
    mean = torch.mean(t, [0], True)
    spread = torch.sqrt(torch.mean((t - mean) * (t - mean), [0], True))
    flat = spread <= 1e-6 * torch.clamp(torch.abs(mean), 1.0)
    x = torch.where(flat, torch.zeros_like(mean), (states.double() - mean) / spread)
    return torch.cat([x, torch.ones([x.shape[0], 1], dtype=7, device=x.device)], 1)

  # -> (1 + C F): mean cross-entropy at weights w (C, F) plus penalty / 2 times |w|^2 without the biases, and its gradient
  def loss(self: __torch__.M, x: Tensor, labels: Tensor, w: Tensor, penalty: float) -> Tensor:
    N, H = x.shape[0], x.shape[1] - 1
    logs = torch.log_softmax(self.scores(x, w), 1)
    target = torch.one_hot(labels, w.shape[0]).double()
    decaying = torch.cat([w.narrow(1, 0, H), torch.zeros([w.shape[0], 1], dtype=7, device=x.device)], 1)
    loss = torch.sum(decaying * decaying) * (penalty / 2.0) - torch.sum(logs * target) / N
    gradient = torch.matmul((torch.exp(logs) - target).t(), x) / N + decaying * penalty
    return torch.cat([loss.reshape(1), gradient.reshape(-1)])

  # -> (N, C)
  def scores(self: __torch__.M, x: Tensor, w: Tensor) -> Tensor:
    return torch.matmul(x, w.t())
