// Operations on hundreds of random shapes against slow and obvious references; in the double twin their
// gradients against differences, too.
#include <doctest/doctest.h>

#include <numeric>

#include "autodiff/properties.hpp"
#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/autodiff/products.hpp"
#include "minirl/autodiff/reductions.hpp"

using namespace minirl;
using namespace minirl::properties;

namespace {

constexpr int trials = 300;

// The operand of a result: some extents become 1, sometimes all axes go.
Shape stretched_to(const Shape& result, Rng& rng) {
  if (rng.choice(8) == 0) return {};
  Place extents = extents_of(result);
  for (int& extent : extents) extent = rng.choice(3) == 0 ? 1 : extent;
  return shape_of(extents);
}

Shape common_shape(const Shape& a, const Shape& b) {
  if (a.rank() == 0 || b.rank() == 0) return a.rank() == 0 ? b : a;
  Place extents = extents_of(a);
  for (std::size_t i = 0; i < extents.size(); ++i)
    extents[i] = std::max(extents[i], b.dim(static_cast<int>(i)));
  return shape_of(extents);
}

struct Binary {
  Var (*of_vars)(Var, Var);
  Scalar (*of_numbers)(Scalar, Scalar);
};

const std::vector<Binary> binaries = {
    {[](Var a, Var b) { return a + b; }, [](Scalar a, Scalar b) { return a + b; }},
    {[](Var a, Var b) { return a - b; }, [](Scalar a, Scalar b) { return a - b; }},
    {[](Var a, Var b) { return a * b; }, [](Scalar a, Scalar b) { return a * b; }},
    {[](Var a, Var b) { return a / b; }, [](Scalar a, Scalar b) { return a / b; }},
    {[](Var a, Var b) { return maximum(a, b); }, [](Scalar a, Scalar b) { return std::max(a, b); }},
    {[](Var a, Var b) { return minimum(a, b); }, [](Scalar a, Scalar b) { return std::min(a, b); }},
};

// The numbers along an axis of x that meet at `place`, which has that axis left out or at 0.
std::vector<Scalar> line_through(const Tensor& x, Place place, int axis) {
  const auto which = static_cast<std::size_t>(axis);
  if (static_cast<int>(place.size()) < x.rank()) place.insert(place.begin() + axis, 0);
  std::vector<Scalar> line;
  for (place[which] = 0; place[which] < x.dim(axis); ++place[which]) line.push_back(at(x, place));
  return line;
}

double log_of_sum(const std::vector<Scalar>& line) {
  double total = 0;
  for (const Scalar x : line) total += std::exp(double{x});
  return std::log(total);
}

Scalar total_of(const std::vector<Scalar>& line) {
  return std::accumulate(line.begin(), line.end(), Scalar{0});
}

Indices random_indices(int count, int below, Rng& rng) {
  Indices indices;
  for (int i = 0; i < count; ++i) indices.push_back(rng.choice(below));
  return indices;
}

}  // namespace

TEST_CASE("properties: arithmetic stretches extents of 1 and single numbers") {
  Rng rng(1);
  for (int trial = 0; trial < trials; ++trial) {
    const Shape result = random_shape(1 + rng.choice(4), rng);
    const Tensor a = numbers(stretched_to(result, rng), rng), b = numbers(stretched_to(result, rng), rng, 1);
    CAPTURE(a.shape().text());
    CAPTURE(b.shape().text());
    const Binary& op = binaries[static_cast<std::size_t>(trial) % binaries.size()];
    const Tensor expected = tabulate(common_shape(a.shape(), b.shape()),
                                     [&](const Place& p) { return op.of_numbers(at(a, p), at(b, p)); });
    check_equal([&](const Vars& x) { return op.of_vars(x[0], x[1]); }, {a, b}, expected);
  }
}

TEST_CASE("properties: sum, max, min, mean and logsumexp along any axis") {
  Rng rng(2);
  for (int trial = 0; trial < trials; ++trial) {
    const Tensor x = numbers(random_shape(1 + rng.choice(4), rng), rng);
    const int axis = rng.choice(x.rank());
    const int given = rng.choice(2) == 0 ? axis : axis - x.rank();  // may count from the end
    const Axis how = rng.choice(2) == 0 ? Axis::drop : Axis::keep;
    CAPTURE(x.shape().text());
    CAPTURE(given);
    const Shape shape = how == Axis::keep ? x.shape().with(axis, 1) : x.shape().without(axis);
    const auto reduced = [&](auto f) {
      return tabulate(shape,
                      [&](const Place& p) { return static_cast<Scalar>(f(line_through(x, p, axis))); });
    };
    check_equal([&](const Vars& v) { return sum(v[0], given, how); }, {x}, reduced(total_of));
    check_equal([&](const Vars& v) { return max(v[0], given, how); }, {x},
                reduced([](const auto& line) { return *std::max_element(line.begin(), line.end()); }));
    check_equal([&](const Vars& v) { return min(v[0], given, how); }, {x},
                reduced([](const auto& line) { return *std::min_element(line.begin(), line.end()); }));
    check_close([&](const Vars& v) { return mean(v[0], given, how); }, {x},
                reduced([](const auto& line) { return total_of(line) / static_cast<Scalar>(line.size()); }));
    check_close([&](const Vars& v) { return logsumexp(v[0], given, how); }, {x}, reduced(log_of_sum));
  }
}

TEST_CASE("properties: sum and mean of everything, softmax and log_softmax along the last axis") {
  Rng rng(3);
  for (int trial = 0; trial < trials; ++trial) {
    const Tensor x = numbers(random_shape(1 + rng.choice(4), rng), rng);
    CAPTURE(x.shape().text());
    const Scalar total = total_of({x.begin(), x.end()});
    check_equal([](const Vars& v) { return sum(v[0]); }, {x}, Tensor::scalar(total));
    check_close([](const Vars& v) { return mean(v[0]); }, {x},
                Tensor::scalar(total / static_cast<Scalar>(x.size())));
    const Tensor log_p = tabulate(x.shape(), [&](const Place& p) {
      return static_cast<Scalar>(double{at(x, p)} - log_of_sum(line_through(x, p, x.rank() - 1)));
    });
    const Tensor p = tabulate(
        x.shape(), [&](const Place& at_p) { return static_cast<Scalar>(std::exp(double{at(log_p, at_p)})); });
    check_close([](const Vars& v) { return log_softmax(v[0]); }, {x}, log_p);
    check_close([](const Vars& v) { return softmax(v[0]); }, {x}, p);
  }
}

TEST_CASE("properties: slice and concat along any axis, reshape to any shape") {
  Rng rng(4);
  for (int trial = 0; trial < trials; ++trial) {
    const Shape shape = random_shape(1 + rng.choice(4), rng);
    const int axis = rng.choice(shape.rank()), extra = 1 + rng.choice(2);
    const auto which = static_cast<std::size_t>(axis);
    const Tensor a = numbers(shape, rng), b = numbers(shape.with(axis, extra), rng, 1);
    CAPTURE(shape.text());
    CAPTURE(axis);
    const int begin = rng.choice(shape[axis]), end = begin + 1 + rng.choice(shape[axis] - begin);
    check_equal(
        [&](const Vars& v) {
          return slice(v[0], {axis, begin, end});
        },
        {a}, tabulate(shape.with(axis, end - begin), [&](Place p) {
          p[which] += begin;
          return at(a, p);
        }));
    check_equal(
        [&](const Vars& v) {
          return concat({v[0], v[1]}, axis);
        },
        {a, b}, tabulate(shape.with(axis, shape[axis] + extra), [&](Place p) {
          if (p[which] < shape[axis]) return at(a, p);
          p[which] -= shape[axis];
          return at(b, p);
        }));
    Place mixed = extents_of(shape);
    rng.shuffle(std::span(mixed));
    check_equal([&](const Vars& v) { return reshape(v[0], shape_of(mixed)); }, {a},
                a.reshaped(shape_of(mixed)));
  }
}

TEST_CASE("properties: transpose, gather, take_rows, pick, where and matmul of any matrix") {
  Rng rng(5);
  for (int trial = 0; trial < trials; ++trial) {
    const Shape shape = random_shape(2, rng);
    const int n = shape[0], m = shape[1], k = 1 + rng.choice(3);
    const Tensor a = numbers(shape, rng), b = numbers(shape, rng, 1), c = numbers({m, k}, rng);
    CAPTURE(shape.text());
    check_equal([](const Vars& v) { return transpose(v[0]); }, {a},
                tabulate({m, n}, [&](const Place& p) { return a(p[1], p[0]); }));
    const Indices columns = random_indices(n, m, rng), rows = random_indices(k, n, rng);
    const auto index = [](const Indices& list, int i) { return list[static_cast<std::size_t>(i)]; };
    check_equal([&](const Vars& v) { return gather(v[0], columns); }, {a},
                tabulate({n}, [&](const Place& p) { return a(p[0], index(columns, p[0])); }));
    check_equal([&](const Vars& v) { return take_rows(v[0], rows); }, {a},
                tabulate({k, m}, [&](const Place& p) { return a(index(rows, p[0]), p[1]); }));
    const Indices positions = random_indices(k, a.size(), rng);
    check_equal(
        [&](const Vars& v) {
          return pick(v[0], positions, {k, 1});
        },
        {a}, tabulate({k, 1}, [&](const Place& p) { return a[index(positions, p[0])]; }));
    const Tensor left = tabulate(shape, [&](const Place&) { return static_cast<Scalar>(rng.choice(2)); });
    check_equal([&](const Vars& v) { return where(left, v[0], v[1]); }, {a, b},
                tabulate(shape, [&](const Place& p) { return at(left, p) != 0 ? at(a, p) : at(b, p); }));
    check_equal([](const Vars& v) { return matmul(v[0], v[1]); }, {a, c},
                tabulate({n, k}, [&](const Place& p) {
                  Scalar total = 0;
                  for (int j = 0; j < m; ++j) total += a(p[0], j) * c(j, p[1]);
                  return total;
                }));
  }
}
