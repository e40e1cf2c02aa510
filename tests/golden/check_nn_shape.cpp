#include <algorithm>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/core/text.hpp"

namespace minirl::golden {
namespace {

// x[i, index[i, j]] for all i and j.
void gather_check(Case& c) {
  const Var x = c.leaf("x");
  const Shape shape = c.output_shape("y");
  Indices positions = c.indices("index");
  for (int k = 0; k < shape.size(); ++k) positions[static_cast<std::size_t>(k)] += k / shape[1] * x.dim(1);
  c.give("y", pick(x, std::move(positions), shape));
}

void one_hot_check(Case& c) {
  const Var x = c.leaf("x");
  const Tensor chosen = one_hot(c.indices("index"), x.dim(1));
  c.give("onehot", chosen);
  c.give("y", sum(x * chosen, 1));
}

Var stacked(Var a, Var b) {
  const Shape shape{a.dim(0), 1, a.dim(1)};
  return concat({reshape(a, shape), reshape(b, shape)}, 1);
}

void split_check(Case& c) {
  const Var x = c.leaf("x");
  const int first = c.list("sizes").at(0);
  c.give("p", slice(x, {1, 0, first}));
  c.give("q", slice(x, {1, first, x.dim(1)}));
}

// One axis of Python's slice notation: "1:4", "::2", ":" or "2".
struct PythonSlice {
  int begin, end, step;
};

PythonSlice python_slice(const std::string& text, int extent) {
  const std::vector<std::string> parts = split(text, ':');
  const auto place = [&](std::size_t i, int missing) {
    if (i >= parts.size() || parts[i].empty()) return missing;
    const int value = static_cast<int>(parse_int(parts[i], "slice"));
    return value < 0 ? value + extent : value;
  };
  if (parts.size() == 1) return {place(0, 0), place(0, 0) + 1, 1};
  return {place(0, 0), place(1, extent), place(2, 1)};
}

// Any elements of a matrix, as Python's x[rows, columns].
void slice_check(Case& c) {
  const Var x = c.leaf("x");
  const std::vector<std::string> parts = split(c.text("slice"), ',');
  const PythonSlice rows = python_slice(parts.at(0), x.dim(0));
  const PythonSlice columns = python_slice(parts.size() > 1 ? parts[1] : ":", x.dim(1));
  Indices positions;
  for (int i = rows.begin; i < rows.end; i += rows.step) {
    for (int j = columns.begin; j < columns.end; j += columns.step) positions.push_back(i * x.dim(1) + j);
  }
  c.give("y", pick(x, std::move(positions), c.output_shape("y")));
}

void slice_columns(Case& c) {
  const Var x = c.leaf("x");
  const PythonSlice columns = python_slice(split(c.text("slice"), ',').at(1), x.dim(1));
  c.give("y", slice(x, {1, columns.begin, columns.end}));
}

// The product of two overlapping slices of one tensor.
void overlap_check(Case& c) {
  const Var x = c.leaf("x");
  const int columns = c.output_shape("y")[1];
  c.give("y", slice(x, {1, 0, columns}) * slice(x, {1, 1, columns + 1}));
}

void squeeze_check(Case& c) {
  const Var x = c.leaf("x");
  const Var u = reshape(x, {x.dim(0), 1, x.dim(1)});
  c.give("u", u);
  c.give("s", 2 * reshape(u, x.shape()));
}

void pad_check(Case& c) {
  Var y = c.leaf("x");
  const auto border = [&](int axis, const char* key) {
    return c.constant(Tensor(y.shape().with(axis, static_cast<int>(c.number(key))), c.number("value")));
  };
  y = concat({border(2, "top"), y, border(2, "bottom")}, 2);
  y = concat({border(3, "left"), y, border(3, "right")}, 3);
  c.give("y", y);
}

// A running sum is a product with a triangle of ones.
void running_sum_check(Case& c) {
  const Var x = c.leaf("x");
  const int n = x.dim(1);
  Tensor triangle({n, n});
  for (int i = 0; i < n; ++i) {
    for (int j = i; j < n; ++j) triangle(i, j) = 1;
  }
  c.give("y", matmul(x, c.constant(std::move(triangle))));
}

void matrix_vector(Case& c) {
  const Var a = c.leaf("a"), v = c.leaf("v");
  c.give("y", reshape(matmul(a, reshape(v, {v.size(), 1})), {a.dim(0)}));
}

void outer_product(Case& c) {
  const Var a = c.leaf("a"), b = c.leaf("b");
  c.give("y", matmul(reshape(a, {a.size(), 1}), reshape(b, {1, b.size()})));
}

}  // namespace

const Checks& shape_checks() {
  static const Checks checks = {
      {"gather_axis1*", gather_check},
      {"onehot_select", one_hot_check},
      {"take_rows", [](Case& c) { c.give("y", take_rows(c.leaf("x"), c.indices("index"))); }},
      {"concat_axis1",
       [](Case& c) {
         c.give("y", concat({c.leaf("a"), c.leaf("b"), c.leaf("c")}, 1));
       }},
      {"concat_axis0",
       [](Case& c) {
         c.give("y", concat({c.leaf("a"), c.leaf("b")}, 0));
       }},
      {"concat_same",
       [](Case& c) {
         c.give("y", concat({c.leaf("x"), c.leaf("x")}, 1));
       }},
      {"stack_axis1", [](Case& c) { c.give("y", stacked(c.leaf("a"), c.leaf("b"))); }},
      {"split_axis1", split_check},
      {"slice_cols", slice_columns},
      {"slice_strided", slice_check},
      {"select_row", slice_check},
      {"slice_overlap", overlap_check},
      {"reshape", [](Case& c) { c.give("y", reshape(c.leaf("x"), c.output_shape("y"))); }},
      {"flatten", [](Case& c) { c.give("y", reshape(c.leaf("x"), c.output_shape("y"))); }},
      {"transpose", [](Case& c) { c.give("y", transpose(c.leaf("x"))); }},
      {"transpose_matmul", [](Case& c) { c.give("y", matmul(transpose(c.leaf("x")), c.leaf("x"))); }},
      {"permute_*", [](Case& c) { c.give("y", permuted(c.leaf("x"), c.list("perm"))); }},
      {"unsqueeze_squeeze", squeeze_check},
      {"pad_constant", pad_check},
      {"cumsum_axis1", running_sum_check},
      {"matmul_*", [](Case& c) { c.give("y", matmul(c.leaf("a"), c.leaf("b"))); }},
      {"matvec", matrix_vector},
      {"outer", outer_product},
      {"dot", [](Case& c) { c.give("y", sum(c.leaf("a") * c.leaf("b"))); }},
  };
  return checks;
}

}  // namespace minirl::golden
