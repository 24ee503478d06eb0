# What a comparison of two models sums up, layer by layer, over the tokens of a batch. TorchScript text; libtorch runs it, no
# Python is involved. All sums are float64, whatever the models were computed in.
#
# Shapes: B sequences, T tokens each with padding, N tokens in all without padding, H width, h heads, S tokens of a sample.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # ---- Parameters

  # -> (2): |b - a|^2 and |a|^2; in pieces, so that the float64 copies stay small
  def squares(self: __torch__.M, a: Tensor, b: Tensor) -> Tensor:
    x, y = a.reshape(-1), b.reshape(-1)
    piece = 1048576
    sums = torch.zeros([2], dtype=7, device=a.device)
    for start in range(0, x.shape[0], piece):
      p = x[start:start + piece].double()
      d = y[start:start + piece].double() - p
      sums = sums + torch.stack([torch.dot(d, d), torch.dot(p, p)])
    return sums

  # ---- Hidden states

  # Adds the tokens of x and y (B, T, H) to the Gram matrix Z'Z of the rows z = (x, y, |x|^2, |y|^2, 1), (2H + 3, 2H + 3)
  # -> how many tokens are not finite
  def add_moments(self: __torch__.M, gram: Tensor, x: Tensor, y: Tensor, mask: Tensor) -> float:
    a = self.tokens(x, mask)
    b = self.tokens(y, mask)
    one = torch.ones([a.shape[0], 1], dtype=7, device=a.device)
    z = torch.cat([a, b, torch.sum(a * a, [1], True), torch.sum(b * b, [1], True), one], 1)
    gram.addmm_(z.t(), z)
    return float(torch.sum(torch.isfinite(z).all(1).logical_not()).item())

  # (B, T, H) -> (N, H)
  def tokens(self: __torch__.M, x: Tensor, mask: Tensor) -> Tensor:
    places = torch.nonzero(mask.reshape(-1)).squeeze(1)
    return x.reshape(-1, x.shape[2]).index_select(0, places).double()

  # ---- Attention

  # Attention p and q (B, h, T, T) -> (B, h): over the tokens that ask, the sum of JS(p || q) in nats. With m = (p + q) / 2 it is
  # the entropy of m less the mean entropy of p and q: exact where a weight is 0.
  def attention_js(self: __torch__.M, p: Tensor, q: Tensor, mask: Tensor) -> Tensor:
    a = self.distributions(p, mask)
    b = self.distributions(q, mask)
    m = (a + b) / 2.0
    js = torch.sum((torch.xlogy(a, a) + torch.xlogy(b, b)) / 2.0 - torch.xlogy(m, m), [3])  # (B, h, T)
    js = torch.clamp(js, 0.0, 0.6931471805599453)  # takes off rounding alone: JS lies in [0, ln 2]
    asking = (mask > 0.0).unsqueeze(1)
    return torch.sum(torch.where(asking, js, torch.zeros_like(js)), [2])

  # Rows over the keys that are tokens, summing to 1 in float64
  def distributions(self: __torch__.M, p: Tensor, mask: Tensor) -> Tensor:
    seen = (mask > 0.0).unsqueeze(1).unsqueeze(1)
    kept = torch.where(seen, p.double(), torch.zeros([], dtype=7, device=p.device))
    return kept / torch.sum(kept, [3], True)

  # ---- A sample of tokens

  # Copies cells of x (B, T, H) into rows of the sample (S, H)
  def put(self: __torch__.M, sample: Tensor, rows: Tensor, x: Tensor, cells: Tensor) -> Tensor:
    return sample.index_copy_(0, rows, x.reshape(-1, x.shape[2]).index_select(0, cells).to(sample.dtype))

  # Of the pairs of different tokens, with cosine similarities a in x and b in y (S, H): the sums of a, b, a^2, b^2 and a b
  def similarity_sums(self: __torch__.M, x: Tensor, y: Tensor) -> Tensor:
    x, y = self.unit(x), self.unit(y)
    block = 512
    sums = torch.zeros([5], dtype=7, device=x.device)
    for start in range(0, x.shape[0], block):
      a = torch.matmul(x[start:start + block], x[start:].t())
      b = torch.matmul(y[start:start + block], y[start:].t())
      above = torch.triu(torch.ones_like(a), 1) > 0.0
      a, b = torch.masked_select(a, above), torch.masked_select(b, above)
      sums = sums + torch.stack([torch.sum(a), torch.sum(b), torch.dot(a, a), torch.dot(b, b), torch.dot(a, b)])
    return sums

  def unit(self: __torch__.M, x: Tensor) -> Tensor:
    rows = x.double()
    return rows / torch.sqrt(torch.sum(rows * rows, [1], True))
