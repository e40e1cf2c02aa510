// One table of kernels. cmake/kernels.cmake compiles this file once for each instruction set and names the
// table.
#include "tensor/kernels/kernels.hpp"

#include "tensor/kernels/convolution.hpp"
#include "tensor/kernels/map.hpp"
#include "tensor/kernels/optimise.hpp"
#include "tensor/kernels/product.hpp"
#include "tensor/kernels/rows.hpp"
#include "tensor/kernels/sums.hpp"
#include "tensor/kernels/tables.hpp"

namespace minirl::kernels {

const Table MINIRL_TABLE = {
    .name = MINIRL_TABLE_NAME,
    .product_nn = product_nn,
    .product_tn = product_tn,
    .product_nt = product_nt,
    .convolve = convolve,
    .convolve_weights = convolve_weights,
    .convolve_input = convolve_input,
    .exp = exp,
    .expm1 = expm1,
    .log = log,
    .tanh = tanh,
    .sigmoid = sigmoid,
    .softplus = softplus,
    .relu = relu,
    .elu = elu,
    .relu_back = relu_back,
    .tanh_back = tanh_back,
    .sigmoid_back = sigmoid_back,
    .elu_back = elu_back,
    .sum = sum,
    .sum_squares = sum_squares,
    .count_non_finite = count_non_finite,
    .sum_middle = sum_middle,
    .softmax = softmax,
    .log_softmax = log_softmax,
    .softmax_back = softmax_back,
    .log_softmax_back = log_softmax_back,
    .scale = scale,
    .sgd = sgd,
    .rmsprop = rmsprop,
    .adam = adam,
    .adagrad = adagrad,
    .blend = blend,
};

}  // namespace minirl::kernels
