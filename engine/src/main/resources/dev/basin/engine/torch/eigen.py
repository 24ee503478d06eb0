# Eigenpairs of a small symmetric matrix. TorchScript text; libtorch runs it, no Python is involved.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # A symmetric matrix (B, B) float64 -> its eigenvalues (B), ascending, and below them its eigenvectors as columns: (1 + B, B)
  def eigen(self: __torch__.M, matrix: Tensor) -> Tensor:
    values, vectors = torch.linalg_eigh(matrix, "L")
    return torch.cat([values.unsqueeze(0), vectors], 0)
