# The basis of a search space: vectors of N floats as the rows of one float32 matrix. TorchScript text; libtorch runs it, no Python
# is involved. Products and sums are taken in float64, piece by piece, so that the float64 copies stay small.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # <row, x> for each of the first rows -> (count) float64
  def products(self: __torch__.M, basis: Tensor, count: int, x: Tensor) -> Tensor:
    piece = 65536
    total = torch.zeros([count], dtype=7, device=x.device)
    for start in range(0, x.shape[0], piece):
      rows = basis[:count, start:start + piece].double()
      total = total + torch.mv(rows, x[start:start + piece].double())
    return total

  # x becomes x - sum of coefficient * row over the first rows, in place; coefficients (count) float64
  def subtract(self: __torch__.M, basis: Tensor, coefficients: Tensor, x: Tensor) -> int:
    piece = 65536
    count = coefficients.shape[0]
    for start in range(0, x.shape[0], piece):
      rows = basis[:count, start:start + piece].double()
      part = x[start:start + piece]
      part.copy_(part.double() - torch.mv(rows.t(), coefficients))
    return count

  # The first K rows become rotation times the first B rows, in place; rotation (K, B) float64
  def rotate(self: __torch__.M, basis: Tensor, rotation: Tensor) -> int:
    piece = 65536
    K, B = rotation.shape
    for start in range(0, basis.shape[1], piece):
      rows = basis[:B, start:start + piece].double()
      basis[:K, start:start + piece].copy_(torch.matmul(rotation, rows))
    return K

  def write(self: __torch__.M, basis: Tensor, row: int, x: Tensor) -> Tensor:
    return basis[row].copy_(x)

  def read(self: __torch__.M, basis: Tensor, row: int, x: Tensor) -> Tensor:
    return x.copy_(basis[row])
