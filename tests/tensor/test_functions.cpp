#include <doctest/doctest.h>

#include <bit>
#include <limits>

#include "kernel_checks.hpp"

using namespace minirl;
using namespace minirl::kernels;

namespace {

constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();

struct Function {
  const char* name;
  void (*run)(const Table&, const Scalar* x, Scalar* y, long n);
  double (*truth)(double);
};

constexpr Function functions[] = {
    {"exp", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.exp(x, y, n); },
     [](double x) { return std::exp(x); }},
    {"expm1", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.expm1(x, y, n); },
     [](double x) { return std::expm1(x); }},
    {"log", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.log(x, y, n); },
     [](double x) { return std::log(x); }},
    {"tanh", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.tanh(x, y, n); },
     [](double x) { return std::tanh(x); }},
    {"sigmoid", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.sigmoid(x, y, n); },
     [](double x) { return 1 / (1 + std::exp(-x)); }},
    {"softplus", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.softplus(x, y, n); },
     [](double x) { return std::fmax(x, 0) + std::log1p(std::exp(-std::fabs(x))) + 0 * x; }},
    {"elu", [](const Table& t, const Scalar* x, Scalar* y, long n) { t.elu(x, y, n, 1); },
     [](double x) { return x > 0 ? x : std::expm1(x); }},
};

// |y - truth| in units of the last place of a float; what overflows counts as 2^128.
double error_in_ulp(float y, double truth) {
  if (std::isnan(truth)) return std::isnan(y) ? 0 : infinity;
  if (std::isnan(y)) return infinity;
  const double largest = std::ldexp(1, 128);
  const double t = std::fmax(-largest, std::fmin(largest, truth)),
               got = std::fmax(-largest, std::fmin(largest, y));
  const int exponent = t == 0 ? -126 : std::max(-126, std::min(127, std::ilogb(t)));
  return std::fabs(got - t) / std::ldexp(1, exponent - 23);
}

}  // namespace

#ifndef MINIRL_DOUBLE
// Every 4001st of all floats: both signs, denormals, infinities and NaN.
TEST_CASE("functions: within 3 ulp over all floats, the same bits on every table") {
  constexpr int block = 4096;
  std::vector<float> x(block), y(block), expected(block);
  for (const Function& f : functions) {
    double worst = 0;
    float worst_at = 0;
    long differences = 0;
    for (std::uint64_t bits = 0; bits < (1ull << 32);) {
      for (float& value : x) {
        value = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
        bits += 4001;
      }
      f.run(reference, x.data(), expected.data(), block);
      for (const Table* table : promised_tables()) {
        f.run(*table, x.data(), y.data(), block);
        differences += first_difference(y.data(), expected.data(), block) >= 0;
      }
      for (std::size_t i = 0; i < block; ++i) {
        const double error = error_in_ulp(expected[i], f.truth(x[i]));
        if (error > worst) worst = error, worst_at = x[i];
      }
    }
    CAPTURE(std::string(f.name));
    CAPTURE(worst_at);
    CHECK(worst <= 3);
    CHECK(differences == 0);
  }
}

TEST_CASE("functions: baseline, without fused multiply-add, stays within 4 ulp") {
  const Table& baseline = *all_tables().back();
  constexpr int block = 4096;
  std::vector<float> x(block), y(block);
  for (const Function& f : functions) {
    double worst = 0;
    for (std::uint64_t bits = 0; bits < (1ull << 32);) {
      for (float& value : x) {
        value = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
        bits += 40009;
      }
      f.run(baseline, x.data(), y.data(), block);
      for (std::size_t i = 0; i < block; ++i) worst = std::fmax(worst, error_in_ulp(y[i], f.truth(x[i])));
    }
    CAPTURE(std::string(f.name));
    CHECK(worst <= 4);
  }
}
#endif

TEST_CASE("functions: special values") {
  struct Special {
    Map Table::*map;
    Scalar x, y;
  };
  const Scalar not_a_number = std::numeric_limits<Scalar>::quiet_NaN();
  const Scalar smallest = std::numeric_limits<Scalar>::denorm_min();
  const Special specials[] = {
      {&Table::exp, 0, 1},
      {&Table::exp, -infinity, 0},
      {&Table::exp, infinity, infinity},
      {&Table::expm1, 0, 0},
      {&Table::expm1, smallest, smallest},
      {&Table::expm1, -infinity, -1},
      {&Table::expm1, infinity, infinity},
      {&Table::log, 1, 0},
      {&Table::log, 0, -infinity},
      {&Table::log, Scalar(-0.0), -infinity},
      {&Table::log, -1, not_a_number},
      {&Table::log, -smallest, not_a_number},
      {&Table::log, -infinity, not_a_number},
      {&Table::log, infinity, infinity},
      {&Table::tanh, 0, 0},
      {&Table::tanh, Scalar(-0.0), Scalar(-0.0)},
      {&Table::tanh, -infinity, -1},
      {&Table::tanh, 30, 1},
      {&Table::sigmoid, 0, Scalar(0.5)},
      {&Table::sigmoid, -infinity, 0},
      {&Table::sigmoid, infinity, 1},
      {&Table::softplus, -infinity, 0},
      {&Table::softplus, infinity, infinity},
      {&Table::softplus, 200, 200},
      {&Table::relu, -1, 0},
      {&Table::relu, Scalar(-0.0), Scalar(-0.0)},
      {&Table::relu, infinity, infinity},
      {&Table::relu, -infinity, 0},
  };
  for (const Table* table : all_tables()) {
    CAPTURE(table->name);
    for (const Special& special : specials) {
      Scalar y;
      (table->*special.map)(&special.x, &y, 1);
      CAPTURE(special.x);
      CHECK(same_bits(y, special.y));
    }
    for (const auto map : {&Table::exp, &Table::expm1, &Table::log, &Table::tanh, &Table::sigmoid,
                           &Table::softplus, &Table::relu}) {
      Scalar y;
      (table->*map)(&not_a_number, &y, 1);
      CHECK(std::isnan(y));
    }
  }
}

TEST_CASE("elu: alpha scales the negative side") {
  const Scalar x[] = {2, 0, -1, -100};
  for (const Table* table : all_tables()) {
    Scalar y[4];
    table->elu(x, y, 4, Scalar(0.5));
    CHECK(y[0] == 2);
    CHECK(y[1] == 0);
    CHECK(y[2] == doctest::Approx(0.5 * (std::exp(-1.0) - 1)));
    CHECK(y[3] == Scalar(-0.5));
  }
}
