"""Opens a model directory with Hugging Face's library and prints what it makes of a batch, as JSON."""

import json
import sys

import safetensors.torch
import torch
import transformers

folder, batch_file = sys.argv[1:]
model, loading = transformers.AutoModelForSequenceClassification.from_pretrained(folder, output_loading_info=True)
batch = {name: tensor.long() for name, tensor in safetensors.torch.load_file(batch_file).items()}
with torch.no_grad():
    outputs = model.eval()(**batch)
print(
    json.dumps(
        {
            "class": type(model).__name__,
            "missing": sorted(loading["missing_keys"]),
            "unexpected": sorted(loading["unexpected_keys"]),
            "labels": [model.config.id2label[id] for id in range(model.config.num_labels)],
            "task": getattr(model.config, "finetuning_task", None),
            "logits": outputs.logits.flatten().tolist(),
        }
    )
)
