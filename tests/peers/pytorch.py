"""Loads networks that minirl saved into PyTorch, compares, and writes networks of PyTorch for minirl to load.

usage: pytorch.py DIR     with the files that `minirl_peer_networks write DIR` made; exit status 1 if something differs

How minirl's files and PyTorch's state_dict differ:
  a Dense weight [in,out] is the transpose of Linear's [out,in];
  a Conv2d weight [height,width,in,out] is PyTorch's [out,in,height,width] after permute(3, 2, 0, 1);
  images are [batch,height,width,channels], PyTorch's [batch,channels,height,width];
  so the inputs of a Dense after Flatten come in the order height, width, channel instead of channel, height, width.
All names are equal; PyTorch's counters `num_batches_tracked` have no counterpart.
"""
import pathlib
import sys

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

TOLERANCE = 1e-5
LEARNING_RATE = 0.1


class Duelling(nn.Module):
    def __init__(self, features, actions):
        super().__init__()
        self.value, self.advantage = nn.Linear(features, 1), nn.Linear(features, actions)

    def forward(self, x):
        a = self.advantage(x)
        return self.value(x) + a - a.mean(1, keepdim=True)


ACTIVATIONS = {"relu": nn.ReLU, "elu": nn.ELU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def build_layer(layer, weights, prefix):
    kind, _, argument = layer.partition(":")
    if kind in ACTIVATIONS:
        return ACTIVATIONS[kind]()
    if kind == "flatten":
        return nn.Flatten()
    if kind == "duelling":
        return Duelling(*weights[prefix + "advantage.weight"].shape)
    shape = weights[prefix + "weight"].shape
    if kind == "conv2d":
        height, width, inputs, outputs = shape
        return nn.Conv2d(inputs, outputs, (height, width), stride=int(argument))
    simple = {"dense": nn.Linear, "batch_norm": nn.BatchNorm1d, "batch_norm_2d": nn.BatchNorm2d,
              "layer_norm": nn.LayerNorm}
    return simple[kind](*shape)


def build(layers, weights):
    return nn.Sequential(*[build_layer(layer, weights, f"{i}.") for i, layer in enumerate(layers)])


def image_before(layers, name):
    """The extents [height, width, channels] that a flatten layer right before this weight's layer took apart."""
    kind, _, extents = layers[max(int(name.split(".")[0]) - 1, 0)].partition(":")
    return [int(n) for n in extents.split(",")] if kind == "flatten" else None


def to_pytorch(weights, layers):
    state = {}
    for name, w in weights.items():
        if w.dim() == 2:
            image = image_before(layers, name)
            if image:
                w = w.reshape(*image, -1).permute(2, 0, 1, 3).reshape(w.shape)
            w = w.T
        elif w.dim() == 4:
            w = w.permute(3, 2, 0, 1)
        state[name] = w.contiguous()
    return state


def from_pytorch(state, layers):
    weights = {}
    for name, w in state.items():
        if name.endswith("num_batches_tracked"):
            continue
        if w.dim() == 2:
            w = w.T
            image = image_before(layers, name)
            if image:
                height, width, channels = image
                w = w.reshape(channels, height, width, -1).permute(1, 2, 0, 3).reshape(w.shape)
        elif w.dim() == 4:
            w = w.permute(2, 3, 1, 0)
        weights[name] = w.detach().clone(memory_format=torch.contiguous_format)
    return weights


def channels_first(x):
    return x.permute(0, 3, 1, 2) if x.dim() == 4 else x


def load_weights(net, weights, layers):
    missing, unexpected = net.load_state_dict(to_pytorch(weights, layers), strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        raise SystemExit(f"names differ: missing {missing}, unexpected {unexpected}")


def largest_difference(a, b):
    return torch.stack([(a[name] - b[name]).abs().max() for name in b]).max().item()


def train_one_step(net, x, target):
    net.train()
    optimiser = torch.optim.SGD(net.parameters(), lr=LEARNING_RATE)
    nn.functional.mse_loss(net(x), target).backward()
    optimiser.step()
    net.eval()


def randomise(net):
    """Numbers that nobody's defaults would give, buffers included; outputs stay near 1."""
    for tensor in list(net.parameters()) + list(net.buffers()):
        if tensor.dim() > 1:
            bound = tensor[0].numel() ** -0.5
            tensor.data.uniform_(-bound, bound)
        elif tensor.is_floating_point():
            tensor.data.uniform_(0.1, 0.6)


def compare(folder, name):
    data = load_file(folder / f"{name}.data.safetensors")
    weights = load_file(folder / f"{name}.before.safetensors")
    with safe_open(folder / f"{name}.before.safetensors", "pt") as file:
        layers = file.metadata()["layers"].split()
    net = build(layers, weights)
    load_weights(net, weights, layers)
    net.eval()
    x = channels_first(data["x"])

    results = {"outputs": (net(x) - data["y"]).abs().max().item()}
    train_one_step(net, x, data["target"])
    after = load_file(folder / f"{name}.after.safetensors")
    got = from_pytorch(net.state_dict(), layers)
    if set(got) != set(after):
        raise SystemExit(f"{name}: the names differ: {sorted(set(got) ^ set(after))}")
    results["weights and buffers after a step"] = largest_difference(got, after)

    torch.manual_seed(7)
    randomise(net)
    save_file(from_pytorch(net.state_dict(), layers), folder / f"{name}.torch.safetensors")
    save_file({"x": data["x"], "y": net(x).detach().clone()}, folder / f"{name}.torch_data.safetensors")

    for what, difference in results.items():
        print(f"{'ok  ' if difference <= TOLERANCE else 'FAIL'} {name}: minirl's weights in PyTorch, {what} differ by "
              f"{difference:.1e}")
    return all(difference <= TOLERANCE for difference in results.values())


def main():
    folder = pathlib.Path(sys.argv[1])
    names = sorted(path.name.split(".")[0] for path in folder.glob("*.before.safetensors"))
    if not names:
        raise SystemExit(f"{folder} holds no network")
    good = [compare(folder, name) for name in names]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
