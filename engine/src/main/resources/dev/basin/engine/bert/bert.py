# BERT for sequence classification (Devlin et al. 2019), as TorchScript text; libtorch runs it, no Python is involved.
#
# Shapes: B sequences, T tokens each with padding, N tokens in all without padding, S tokens of a sequence that ask (T, or 1 for
# [CLS] alone), H width, h heads, d = H / h, I inner width, V vocabulary, P positions, C labels.
#
# w is the list of all parameters:
#   0 word (V, H)   1 position (P, H)   2 segment (2, H)   3, 4 LayerNorm weight, bias (H)
#   then for each layer, from 5 + 14 * layer:
#     0 query (H, H)                1 key and value (2H, H)   2, 3 their biases
#     4 attention output (H, H)     5 bias                    6, 7 LayerNorm weight, bias
#     8 inner (I, H)                9 bias
#    10 output (H, I)              11 bias                  12, 13 LayerNorm weight, bias
#   and at the end: pooler (H, H), bias, classifier (C, H), bias
#
# seed is the first dropout seed of this step, and dropout is off where seed is negative. Each site draws its own mask, from a
# generator seeded with seed + site: embeddings 0, layer l 1 + 3l (attention), 2 + 3l and 3 + 3l (residual branches),
# pooled output 1 + 3 * layers.

class M(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rows : List[int]
  columns : List[int]
  heads : int
  eps : float
  hidden_dropout : float
  attention_dropout : float
  classifier_dropout : float
  fused_attention : bool
  onednn : bool

  # ---- The model

  # token and segment ids (B, T) -> (N, H)
  def embed(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, places: Tensor, seed: int) -> Tensor:
    words = torch.embedding(w[0], self.take(input_ids.reshape(-1), places))
    segments = torch.embedding(w[2], self.take(segment_ids.reshape(-1), places))
    positions = torch.embedding(w[1], torch.remainder(places, input_ids.shape[1]))
    x = torch.layer_norm(words + segments + positions, [w[0].shape[1]], w[3], w[4], self.eps)
    return self.dropout(x, self.hidden_dropout, seed, 0)

  # One encoder layer for the tokens that ask, which look at all of x: asking (M, H), in the places asked of a grid (B, S)
  def layer(self: __torch__.M, w: List[Tensor], layer: int, x: Tensor, places: Tensor, asking: Tensor, asked: Tensor, S: int, bias: Tensor, seed: int) -> Tensor:
    at = 5 + 14 * layer
    site = 1 + 3 * layer
    width = [x.shape[1]]
    q, k, v = self.project(w, layer, x, places, asking, asked, S, bias)
    if self.fused_attention and seed < 0:
      context = torch.scaled_dot_product_attention(q, k, v, bias)
    else:
      weights = self.attention_weights(q, k, bias)
      context = torch.matmul(self.dropout(weights, self.attention_dropout, seed, site), v)
    context = self.take(context.transpose(1, 2).reshape(-1, width[0]), asked)  # (B, h, S, d) -> (M, H)
    y = self.linear(context, w[at + 4], w[at + 5])
    y = torch.layer_norm(asking + self.dropout(y, self.hidden_dropout, seed, site + 1), width, w[at + 6], w[at + 7], self.eps)
    z = torch.gelu(self.linear(y, w[at + 8], w[at + 9]))
    z = self.linear(z, w[at + 10], w[at + 11])
    return torch.layer_norm(y + self.dropout(z, self.hidden_dropout, seed, site + 2), width, w[at + 12], w[at + 13], self.eps)

  # -> query (B, h, S, d), key (B, h, T, d), value (B, h, T, d)
  def project(self: __torch__.M, w: List[Tensor], layer: int, x: Tensor, places: Tensor, asking: Tensor, asked: Tensor, S: int, bias: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    at = 5 + 14 * layer
    B, T, h = bias.shape[0], bias.shape[3], self.heads
    q = self.grid(self.linear(asking, w[at], w[at + 2]), asked, B * S)
    kv = self.grid(self.linear(x, w[at + 1], w[at + 3]), places, B * T)
    kv = kv.view(B, T, 2, h, -1).permute(2, 0, 3, 1, 4)
    return q.view(B, S, h, -1).transpose(1, 2), kv[0], kv[1]

  # softmax(q k' / sqrt(d)) -> (B, h, S, T)
  def attention_weights(self: __torch__.M, q: Tensor, k: Tensor, bias: Tensor) -> Tensor:
    scores = torch.matmul(q, k.transpose(2, 3)) * (q.shape[3] ** -0.5)
    return torch.softmax(scores + bias, -1)

  # (B, T) 1 for a token, 0 for padding -> (B, 1, 1, T) added to the scores: 0 to be seen, far below all scores to be hidden
  def attention_bias(self: __torch__.M, mask: Tensor, w: List[Tensor]) -> Tensor:
    return ((mask - 1.0) * 1e30).to(w[0].dtype).unsqueeze(1).unsqueeze(1)

  # The first token of each sequence, [CLS]: (B, H) -> logits (B, C) in float32
  def classify(self: __torch__.M, w: List[Tensor], x: Tensor, seed: int) -> Tensor:
    end = len(w)
    pooled = self.dropout(self.pool(w, x), self.classifier_dropout, seed, 1 + 3 * self.layers(w))
    return torch.linear(pooled, w[end - 2], w[end - 1]).float()

  def pool(self: __torch__.M, w: List[Tensor], x: Tensor) -> Tensor:
    end = len(w)
    return torch.tanh(torch.linear(x, w[end - 4], w[end - 3]))

  # Layers first up to but not including last, for every token: (N, H) -> (N, H)
  def encode(self: __torch__.M, w: List[Tensor], x: Tensor, mask: Tensor, first: int, last: int, seed: int) -> Tensor:
    bias = self.attention_bias(mask, w)
    places = self.places(mask)
    for i in range(first, last):
      x = self.layer(w, i, x, places, x, places, mask.shape[1], bias, seed)
    return x

  # The layers from first on and the classifier
  def finish(self: __torch__.M, w: List[Tensor], x: Tensor, mask: Tensor, first: int, seed: int) -> Tensor:
    return self.classify(w, self.cls(w, x, mask, first, seed), seed)

  # The layers from first on. Only [CLS] is classified, so only [CLS] asks in the last layer -> (B, H)
  def cls(self: __torch__.M, w: List[Tensor], x: Tensor, mask: Tensor, first: int, seed: int) -> Tensor:
    last = self.layers(w) - 1
    x = self.encode(w, x, mask, first, last, seed)
    lengths = torch.sum(mask, [1]).long()
    cls = x.index_select(0, torch.cumsum(lengths, 0) - lengths)  # (B, H)
    rows = torch.arange(mask.shape[0], device=mask.device)
    return self.layer(w, last, x, self.places(mask), cls, rows, 1, self.attention_bias(mask, w), seed)

  def layers(self: __torch__.M, w: List[Tensor]) -> int:
    return (len(w) - 9) // 14

  def linear(self: __torch__.M, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    if self.onednn:
      return ops.mkldnn._linear_pointwise(x, weight, bias, "none", annotate(List[Optional[number]], []), "")
    return torch.linear(x, weight, bias)

  def dropout(self: __torch__.M, x: Tensor, p: float, seed: int, site: int) -> Tensor:
    if seed < 0 or p == 0.0:
      return x
    return x * self.dropout_mask(x, p, seed + site)

  # In the shape of x: 0 with probability p, otherwise 1 / (1 - p)
  def dropout_mask(self: __torch__.M, x: Tensor, p: float, seed: int) -> Tensor:
    if x.is_cuda:
      return self.process_mask(x, p, seed)
    generator = torch.Generator(device=x.device, seed=seed)
    return torch.empty_like(x).bernoulli_(1.0 - p, generator=generator).div_(1.0 - p)

  # The same from the process's own generator. TorchScript makes none on a GPU, but it can seed the one that is there, which only
  # one thread at a time may do: masks are drawn on the engine's one thread.
  def process_mask(self: __torch__.M, x: Tensor, p: float, seed: int) -> Tensor:
    torch.manual_seed(seed)
    return torch.empty_like(x).bernoulli_(1.0 - p).div_(1.0 - p)

  # ---- Padding

  # Where the N tokens lie among the B x T cells; the rest is padding, and nothing is computed for it but attention
  def places(self: __torch__.M, mask: Tensor) -> Tensor:
    return torch.nonzero(mask.reshape(-1)).squeeze(1)

  # Tokens (N, W) put into their places, 0 elsewhere -> (cells, W)
  def grid(self: __torch__.M, x: Tensor, places: Tensor, cells: int) -> Tensor:
    if x.shape[0] == cells:
      return x
    return torch.zeros([cells, x.shape[1]], dtype=x.dtype, device=x.device).index_copy_(0, places, x)

  # The tokens in these places
  def take(self: __torch__.M, cells: Tensor, places: Tensor) -> Tensor:
    if cells.shape[0] == places.shape[0]:
      return cells
    return cells.index_select(0, places)

  # ---- Values

  # -> (B, 1 + C): each example's cross-entropy and logits, with dropout off
  def evaluate(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    x = self.embed(w, input_ids, segment_ids, self.places(mask), -1)
    return self.evaluate_from(w, x, mask, labels, 0)

  # The same from the hidden states (N, H) that layer first receives
  def evaluate_from(self: __torch__.M, w: List[Tensor], x: Tensor, mask: Tensor, labels: Tensor, first: int) -> Tensor:
    logits = self.finish(w, x, mask, first, -1)
    losses = torch.cross_entropy_loss(logits, labels, None, 0)
    return torch.cat([losses.unsqueeze(1), logits], 1)

  # The hidden states (N, H) after the embeddings and the first layers
  def hidden(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, mask: Tensor, layers: int) -> Tensor:
    x = self.embed(w, input_ids, segment_ids, self.places(mask), -1)
    return self.encode(w, x, mask, 0, layers, -1)

  # What the classifier is given, (B, H) in float32
  def pooled(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, mask: Tensor) -> Tensor:
    x = self.embed(w, input_ids, segment_ids, self.places(mask), -1)
    return self.pool(w, self.cls(w, x, mask, 0, -1)).float()

  # Every hidden state (B, T, H), embeddings first, and every attention map (B, h, T, T), padding included
  def trace(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, mask: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
    B, T = input_ids.shape
    bias = self.attention_bias(mask, w)
    places = torch.arange(B * T, device=mask.device)
    x = self.embed(w, input_ids, segment_ids, places, -1)
    states = [x.view(B, T, -1)]
    maps = annotate(List[Tensor], [])
    for i in range(self.layers(w)):
      q, k, v = self.project(w, i, x, places, x, places, T, bias)
      maps.append(self.attention_weights(q, k, bias))
      x = self.layer(w, i, x, places, x, places, T, bias, -1)
      states.append(x.view(B, T, -1))
    return states, maps

  # ---- Derivatives

  # Mean cross-entropy over the batch
  def loss(self: __torch__.M, w: List[Tensor], input_ids: Tensor, segment_ids: Tensor, mask: Tensor, labels: Tensor, seed: int) -> Tensor:
    x = self.embed(w, input_ids, segment_ids, self.places(mask), seed)
    logits = self.finish(w, x, mask, 0, seed)
    return torch.cross_entropy_loss(logits, labels, None, 1)

  # The parameters to differentiate by. Detached, because the gradient of a slice is as long as what it was cut from.
  def leaves(self: __torch__.M, w: List[Tensor]) -> List[Tensor]:
    leaves = annotate(List[Tensor], [])
    for parameter in w:
      leaves.append(parameter.detach().requires_grad_(True))
    return leaves

  # Adds factor times the gradient of the loss to the sums -> the loss
  def gradient(self: __torch__.M, encoder: Tensor, head: Tensor, encoder_sum: Tensor, head_sum: Tensor, input_ids: Tensor, segment_ids: Tensor, mask: Tensor, labels: Tensor, seed: Tensor, factor: Tensor) -> Tensor:
    leaves = self.leaves(self.parameters(encoder, head))
    loss = self.loss(leaves, input_ids, segment_ids, mask, labels, int(seed.item()))
    gradients = torch.autograd.grad([loss], leaves)
    self.accumulate(self.parameters(encoder_sum, head_sum), float(factor.item()), gradients)
    return loss.detach()

  # Adds factor times the Hessian's product with a direction to the sum, over the encoder: the head stays where it is
  def hessian_vector(self: __torch__.M, encoder: Tensor, head: Tensor, direction: Tensor, encoder_sum: Tensor, input_ids: Tensor, segment_ids: Tensor, mask: Tensor, labels: Tensor, factor: Tensor) -> Tensor:
    leaves = self.leaves(self.parameters(encoder, head))
    moving = leaves[:len(leaves) - 2]
    loss = self.loss(leaves, input_ids, segment_ids, mask, labels, -1)
    gradients = torch.autograd.grad([loss], moving, create_graph=True)
    v = self.parameters(direction, head)
    slope = torch.zeros([], device=loss.device)
    for i in range(len(moving)):
      slope = slope + torch.sum(unchecked_cast(Tensor, gradients[i]) * v[i])
    products = torch.autograd.grad([slope], moving)
    self.accumulate(self.parameters(encoder_sum, head), float(factor.item()), products)
    return loss.detach()

  def accumulate(self: __torch__.M, sums: List[Tensor], factor: float, terms: List[Optional[Tensor]]) -> int:
    for i in range(len(terms)):
      sums[i].add_(unchecked_cast(Tensor, terms[i]), alpha=factor)
    return len(terms)

  # ---- Training

  # One step of AdamW in place: loss and gradient with dropout, the gradient's norm clipped, moments m and v, then the
  # parameters, with weight decay on matrices and not on biases and LayerNorm.
  # counts: dropout seed, and the step from 1, which corrects the moments' bias; where beta ** step vanishes, nothing does.
  # rates: learning rate, beta1, beta2, eps, weight decay, greatest norm.
  # -> (2): the loss, and the gradient's norm before clipping
  def train(self: __torch__.M, encoder: Tensor, head: Tensor, encoder_m: Tensor, head_m: Tensor, encoder_v: Tensor, head_v: Tensor, input_ids: Tensor, segment_ids: Tensor, mask: Tensor, labels: Tensor, counts: Tensor, rates: Tensor) -> Tensor:
    w = self.parameters(encoder, head)
    m = self.parameters(encoder_m, head_m)
    v = self.parameters(encoder_v, head_v)
    leaves = self.leaves(w)
    loss = self.loss(leaves, input_ids, segment_ids, mask, labels, int(counts[0].item()))
    g = annotate(List[Tensor], [])
    for gradient in torch.autograd.grad([loss], leaves):
      g.append(unchecked_cast(Tensor, gradient))
    norm = torch.norm(torch.stack(torch._foreach_norm(g)))
    scale = torch.clamp(norm / float(rates[5].item()), min=1.0)
    step = torch.full([], float(counts[1].item()), dtype=6, device=norm.device)
    self.adamw(w, g, m, v, True, step, rates, float(rates[4].item()), scale)
    self.adamw(w, g, m, v, False, step, rates, 0.0, scale)
    return torch.stack([loss.detach(), norm])

  # The fused AdamW of libtorch over the matrices, or over everything else; gradients are divided by scale
  def adamw(self: __torch__.M, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], matrices: bool, step: Tensor, rates: Tensor, decay: float, scale: Tensor) -> int:
    ws = annotate(List[Tensor], [])
    gs = annotate(List[Tensor], [])
    ms = annotate(List[Tensor], [])
    vs = annotate(List[Tensor], [])
    steps = annotate(List[Tensor], [])
    for i in range(len(w)):
      if (w[i].dim() == 2) == matrices:
        ws.append(w[i])
        gs.append(g[i])
        ms.append(m[i])
        vs.append(v[i])
        steps.append(step)
    rate, beta1, beta2, eps = float(rates[0].item()), float(rates[1].item()), float(rates[2].item()), float(rates[3].item())
    torch._fused_adamw_(ws, gs, ms, vs, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False, grad_scale=scale)
    return len(ws)

  # ---- Parameters

  # The list w as views of the two flat vectors: (rows, columns) each, or (rows) where columns is 0
  def parameters(self: __torch__.M, encoder: Tensor, head: Tensor) -> List[Tensor]:
    views = annotate(List[Tensor], [])
    flat = encoder
    offset = 0
    for i in range(len(self.rows)):
      if offset == flat.shape[0]:
        flat = head
        offset = 0
      shape = [self.rows[i], self.columns[i]]
      if self.columns[i] == 0:
        shape = [self.rows[i]]
      length = self.rows[i] * max(self.columns[i], 1)
      views.append(flat[offset:offset + length].view(shape))
      offset = offset + length
    return views

  def bfloat16(self: __torch__.M, flat: Tensor) -> Tensor:
    return flat.to(15)

  def refresh(self: __torch__.M, out: Tensor, flat: Tensor) -> Tensor:
    return out.copy_(flat)
