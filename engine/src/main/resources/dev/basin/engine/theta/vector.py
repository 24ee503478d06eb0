# Arithmetic on flat parameter vectors. TorchScript text; libtorch runs it, no Python is involved.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # out = theta0 + alpha delta1 + beta delta2, in place: the point (alpha, beta) of a plane
  def point(self: __torch__.M, out: Tensor, theta0: Tensor, alpha: float, delta1: Tensor, beta: float, delta2: Tensor) -> Tensor:
    torch.add(theta0, delta1, alpha=alpha, out=out)
    return torch.add_(out, delta2, alpha=beta)

  # out = theta0 + alpha delta1, in place: the point alpha of a line
  def line_point(self: __torch__.M, out: Tensor, theta0: Tensor, alpha: float, delta1: Tensor) -> Tensor:
    return torch.add(theta0, delta1, alpha=alpha, out=out)

  def add(self: __torch__.M, out: Tensor, factor: float, other: Tensor) -> Tensor:
    return torch.add_(out, other, alpha=factor)

  def scale(self: __torch__.M, out: Tensor, factor: float) -> Tensor:
    return torch.mul_(out, factor)

  def zero(self: __torch__.M, out: Tensor) -> Tensor:
    return torch.zero_(out)

  def copy(self: __torch__.M, out: Tensor, other: Tensor) -> Tensor:
    return torch.copy_(out, other)

  # <a, b> with products and sum in float64; in pieces, so that the float64 copies stay small
  def dot(self: __torch__.M, a: Tensor, b: Tensor) -> float:
    piece = 1048576
    total = 0.0
    for start in range(0, a.shape[0], piece):
      x = a[start:start + piece]
      y = b[start:start + piece]
      total = total + float(torch.dot(x.double(), y.double()).item())
    return total

  # each row of out to the norm of the same row of like, in place, norms in float64; a parameter of one dimension is one row
  def scale_rows(self: __torch__.M, out: Tensor, like: Tensor) -> Tensor:
    rows = 1
    if out.dim() > 1:
      rows = out.shape[0]
    scaled = out.view(rows, -1)
    norm = torch.norm(scaled, 2, [1], True, dtype=7) # (rows, 1), float64
    wanted = torch.norm(like.view(rows, -1), 2, [1], True, dtype=7)
    factor = torch.where(norm > 0, wanted / norm, norm)
    return torch.mul_(scaled, factor.float())
