// Networks for PyTorch to reproduce, and the way back: tests/peers/pytorch.py has the other half.
// usage: minirl_peer_networks write DIR   before.safetensors, after.safetensors (one step later) and data for
// each net
//        minirl_peer_networks check DIR   loads what PyTorch wrote and compares the outputs
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "minirl/core/rng.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/batch_norm.hpp"
#include "minirl/nn/conv2d.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/duelling.hpp"
#include "minirl/nn/flatten.hpp"
#include "minirl/nn/layer_norm.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/nn/save.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/sgd.hpp"

namespace {

using namespace minirl;

constexpr double tolerance = 1e-5;

// The text tells PyTorch's side what to build; it takes the sizes from the weights.
struct Peer {
  std::string name, layers;
  Sequential net;
  Shape input;
};

std::vector<Peer> peers() {
  return {
      {"dense",
       "dense elu dense sigmoid dense",
       sequential(Dense(6, 16), Elu{}, Dense(16, 8), Sigmoid{}, Dense(8, 3)),
       {7, 6}},
      {"batch_norm",
       "dense batch_norm relu dense tanh",
       sequential(Dense(5, 12), BatchNorm(12), Relu{}, Dense(12, 2), Tanh{}),
       {9, 5}},
      {"layer_norm",
       "dense layer_norm tanh dense",
       sequential(Dense(5, 12), LayerNorm(12), Tanh{}, Dense(12, 2)),
       {9, 5}},
      {"duelling", "dense relu duelling", sequential(Dense(5, 12), Relu{}, Duelling(12, 4)), {9, 5}},
      {"images",
       "conv2d:2 batch_norm_2d relu conv2d:1 relu flatten:2,4,5 dense",
       sequential(Conv2d(3, 8, {.kernel = {3, 2}, .stride = 2}), BatchNorm(8), Relu{},
                  Conv2d(8, 5, {.kernel = 2}), Relu{}, Flatten{}, Dense(2 * 4 * 5, 2)),
       {6, 7, 10, 3}},
  };
}

Tensor uniform(const Shape& shape, Rng& rng) {
  Tensor t(shape);
  for (Scalar& value : t) value = static_cast<Scalar>(rng.uniform(-1, 1));
  return t;
}

// One step of plain gradient descent on the squared error, in training mode.
void take_step(Sequential& net, const Tensor& x, const Tensor& y) {
  GradientTape tape;
  Sgd({.learning_rate = Scalar(0.1)}).step(net, tape.gradient(mse(net(tape.constant(x)), y), net));
}

void write(const std::filesystem::path& folder, Peer& peer) {
  const Rng seed = Rng(2024).stream(peer.name);
  Rng rng = seed.stream("data");
  initialise(peer.net, seed.stream("net"));
  const Tensor x = uniform(peer.input, rng), target = uniform(predict(peer.net, x).shape(), rng);
  for (int i = 0; i < 3; ++i)
    take_step(peer.net, uniform(peer.input, rng), target);  // buffers worth comparing

  const auto file = [&](const char* part) { return folder / (peer.name + "." + part + ".safetensors"); };
  save(file("before"), peer.net, {{"layers", peer.layers}});
  write_safetensors(file("data"), {{"x", x}, {"target", target}, {"y", predict(peer.net, x)}});
  take_step(peer.net, x, target);
  save(file("after"), peer.net);
}

// The largest difference between PyTorch's outputs and ours with its weights.
double difference(const std::filesystem::path& folder, Peer& peer) {
  load(folder / (peer.name + ".torch.safetensors"), peer.net);
  ParameterReader data(folder / (peer.name + ".torch_data.safetensors"));
  data.expect("x", peer.input);
  const Tensor x = data.take("x"), y = predict(peer.net, x);
  data.expect("y", y.shape());
  const Tensor expected = data.take("y");
  double worst = 0;
  for (int i = 0; i < y.size(); ++i) {
    const double off = std::abs(double{y[i]} - double{expected[i]});
    if (!(off <= worst)) worst = off;  // written so that a NaN is the worst of all
  }
  return worst;
}

int check(const std::filesystem::path& folder) {
  int failed = 0;
  for (Peer& peer : peers()) {
    const double worst = difference(folder, peer);
    const bool good = worst <= tolerance;
    failed += good ? 0 : 1;
    std::printf("%s %s: PyTorch's weights in minirl, outputs differ by %.1e\n", good ? "ok  " : "FAIL",
                peer.name.c_str(), worst);
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string verb = argc == 3 ? argv[1] : "";
  if (verb == "check") return check(argv[2]);
  if (verb != "write") {
    std::fputs("usage: minirl_peer_networks write|check DIR\n", stderr);
    return 2;
  }
  for (Peer& peer : peers()) write(argv[2], peer);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "minirl_peer_networks: %s\n", error.what());
  return 2;
}
