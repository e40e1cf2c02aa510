// The plain loops as a table.
#pragma once
#include "tensor/kernels/plain.hpp"
#include "tensor/kernels/plain_convolution.hpp"
#include "tensor/kernels/plain_optimise.hpp"

namespace minirl::kernels {
namespace {

constexpr Table table_of_plain_loops() {
  return {
      .name = "plain",
      .product_nn = plain::product_nn,
      .product_tn = plain::product_tn,
      .product_nt = plain::product_nt,
      .convolve = plain::convolve,
      .convolve_weights = plain::convolve_weights,
      .convolve_input = plain::convolve_input,
      .exp = plain::map<scalar::exp>,
      .expm1 = plain::map<scalar::expm1>,
      .log = plain::map<scalar::log>,
      .tanh = plain::map<scalar::tanh>,
      .sigmoid = plain::map<scalar::sigmoid>,
      .softplus = plain::map<scalar::softplus>,
      .relu = plain::map<scalar::relu>,
      .elu = plain::elu,
      .relu_back = plain::map_back<scalar::relu_back>,
      .tanh_back = plain::map_back<scalar::tanh_back>,
      .sigmoid_back = plain::map_back<scalar::sigmoid_back>,
      .elu_back = plain::elu_back,
      .sum = plain::sum,
      .sum_squares = plain::sum_squares,
      .count_non_finite = plain::count_non_finite,
      .sum_middle = plain::sum_middle,
      .softmax = plain::softmax,
      .log_softmax = plain::log_softmax,
      .softmax_back = plain::softmax_back,
      .log_softmax_back = plain::log_softmax_back,
      .scale = plain::scale,
      .sgd = plain::sgd,
      .rmsprop = plain::rmsprop,
      .adam = plain::adam,
      .adagrad = plain::adagrad,
      .blend = plain::blend,
  };
}

}  // namespace
}  // namespace minirl::kernels
