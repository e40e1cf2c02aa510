#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/convolution.hpp"
#include "minirl/autodiff/pooling.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/nn/flatten.hpp"
#include "minirl/nn/pooling.hpp"

namespace minirl::golden {
namespace {

Extent2d extent(const Case& c, const std::string& key) {
  const std::vector<int> numbers = c.list(key);
  return {numbers.front(), numbers.back()};
}

Padding padding(const Case& c) {
  if (!c.has("padding")) return 0;
  if (c.text("padding").starts_with("same")) return same;
  const Extent2d zeros = extent(c, "padding");
  return {zeros.height, zeros.width};
}

Slide slide(const Case& c) { return {extent(c, "stride"), padding(c)}; }

void convolution(Case& c) {
  const Var x = images(c.leaf("x")), w = filters(c.leaf("W"));
  const bool biased = !c.has("bias") || c.text("bias") != "0";
  c.give("y", torch_images(biased ? conv2d(x, w, c.leaf("b"), slide(c)) : conv2d(x, w, slide(c))));
}

void keras_convolution(Case& c) { c.give("y", conv2d(c.leaf("x"), c.leaf("K"), c.leaf("b"), slide(c))); }

// A convolution without padding or bias, stride 1, then a dense layer without bias.
void flatten_and_dense(Case& c) {
  c.give("y", matmul(Flatten{}(conv2d(c.leaf("x"), c.leaf("K"))), c.leaf("Wd")));
}

void two_convolutions(Case& c) {
  const Var h = relu(conv2d(images(c.leaf("x")), filters(c.leaf("W1")), c.leaf("b1"), {.stride = 2}));
  c.give("y", torch_images(conv2d(h, filters(c.leaf("W2")), c.leaf("b2"))));
}

PoolWindow pool_window(const Case& c) { return {extent(c, "kernel"), extent(c, "stride"), padding(c)}; }

void max_pool(Case& c) { c.give("y", torch_images(max_pool2d(images(c.leaf("x")), pool_window(c)))); }

void average_pool(Case& c) {
  const PaddedZeros zeros = c.text("count_include_pad") == "0" ? PaddedZeros::ignored : PaddedZeros::counted;
  c.give("y", torch_images(avg_pool2d(images(c.leaf("x")), pool_window(c), zeros)));
}

}  // namespace

const Checks& conv_checks() {
  static const Checks checks = {
      {"*", convolution},
      {"nhwc_*", keras_convolution},
      {"nhwc_flatten_dense", flatten_and_dense},
      {"stack_2", two_convolutions},
  };
  return checks;
}

const Checks& pool_checks() {
  static const Checks checks = {
      {"max_*", max_pool},
      {"avg_*", average_pool},
      {"global_avg", [](Case& c) { c.give("y", GlobalAveragePool{}(images(c.leaf("x")))); }},
  };
  return checks;
}

}  // namespace minirl::golden
