#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "kernel_checks.hpp"

using namespace minirl;
using namespace minirl::kernels;

namespace {

using Function = void (*Table::*)(const Product&);
constexpr Function functions[] = {&Table::product_nn, &Table::product_tn, &Table::product_nt};
constexpr const char* names[] = {"nn", "tn", "nt"};
constexpr Start starts[] = {Start::zero, Start::self, Start::row};

struct Case {
  int m, k, n;
  std::vector<Scalar> a, b, y, bias;

  Case(int rows, int depth, int columns, Cases& cases)
      : m(rows),
        k(depth),
        n(columns),
        a(cases.numbers(long(m) * k)),
        b(cases.numbers(long(k) * n)),
        y(cases.numbers(long(m) * n)),
        bias(cases.numbers(n)) {}

  std::vector<Scalar> run(const Table& table, Function function, Start start) const {
    std::vector<Scalar> result = y;
    (table.*function)({m, k, n, a.data(), b.data(), result.data(), start, bias.data()});
    return result;
  }
};

// Every product and start on every table whose bits are promised.
void check_case(const Case& c) {
  if (promised_tables().empty())
    return;  // a CPU without fused multiply-add: the reference would take minutes
  for (int f = 0; f < 3; ++f) {
    for (const Start start : starts) {
      const std::vector<Scalar> expected = c.run(reference, functions[f], start);
      for (const Table* table : promised_tables()) {
        const std::vector<Scalar> got = c.run(*table, functions[f], start);
        const long at = first_difference(got.data(), expected.data(), long(c.m) * c.n);
        if (at < 0) continue;
        FAIL_CHECK(table->name << " product_" << names[f] << " " << c.m << "x" << c.k << "x" << c.n
                               << " start " << int(start) << ": element " << at << " is "
                               << got[std::size_t(at)] << ", expected " << expected[std::size_t(at)]);
      }
    }
  }
}

}  // namespace

TEST_CASE("product: a small one by hand, with each start") {
  const Scalar a[] = {1, 2, 3, 4}, b[] = {5, 6, 7, 8}, bias[] = {100, 200};
  for (const Table* table : all_tables()) {
    CAPTURE(table->name);
    Scalar y[] = {1000, 2000, 3000, 4000};
    table->product_nn({2, 2, 2, a, b, y, Start::self});
    CHECK(std::vector<Scalar>(y, y + 4) == std::vector<Scalar>{1019, 2022, 3043, 4050});
    table->product_nn({2, 2, 2, a, b, y, Start::row, bias});
    CHECK(std::vector<Scalar>(y, y + 4) == std::vector<Scalar>{119, 222, 143, 250});
    table->product_tn({2, 2, 2, a, b, y});
    CHECK(std::vector<Scalar>(y, y + 4) == std::vector<Scalar>{26, 30, 38, 44});
    table->product_nt({2, 2, 2, a, b, y});
    CHECK(std::vector<Scalar>(y, y + 4) == std::vector<Scalar>{17, 23, 39, 53});
  }
}

TEST_CASE("product: the bits of three plain loops, extents from 1 to 40") {
  Cases cases(42);
  for (int i = 0; i < 600; ++i) {
    check_case(Case(cases.between(1, 40), cases.between(1, 40), cases.between(1, 40), cases));
  }
}

TEST_CASE("product: the bits of three plain loops, the shapes of networks") {
  constexpr int shapes[][3] = {{32, 4, 32},    {32, 32, 32},    {32, 32, 2},   {512, 4, 128}, {512, 128, 2},
                               {1, 4, 128},    {1, 128, 2},     {100, 64, 64}, {324, 81, 32}, {25, 2592, 16},
                               {64, 64, 64},   {130, 300, 200}, {4, 512, 128}, {128, 512, 2}, {64, 100, 64},
                               {512, 2, 128},  {32, 2, 32},     {1, 512, 512}, {3, 1000, 7},  {2, 600, 33},
                               {200, 3000, 3}, {1, 5000, 5},    {77, 17, 129}, {197, 33, 5},  {2, 70, 1}};
  Cases cases(43);
  for (const auto& [m, k, n] : shapes) check_case(Case(m, k, n, cases));
}

TEST_CASE("product: empty extents; without k the start alone remains") {
  Cases cases(44);
  for (const auto& [m, k, n] :
       {std::array{5, 0, 3}, std::array{40, 0, 9}, std::array{0, 4, 9}, std::array{0, 4, 2},
        std::array{6, 4, 0}, std::array{0, 0, 0}, std::array{2, 0, 40}}) {
    check_case(Case(m, k, n, cases));
  }
}

TEST_CASE("product: infinities and NaN reach the elements they belong to, and no others") {
  constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();
  Cases cases(45);
  for (int i = 0; i < 100; ++i) {
    Case c(cases.between(1, 20), cases.between(1, 40), cases.between(1, 40), cases);
    const std::size_t at = cases.bits() % c.a.size();
    c.a[at] = i % 2 ? infinity : std::numeric_limits<Scalar>::quiet_NaN();
    c.b[cases.bits() % c.b.size()] = -infinity;
    check_case(c);
  }
}

TEST_CASE("product: unaligned arrays, and nothing written past the end") {
  Cases cases(46);
  for (int i = 0; i < 200; ++i) {
    const Case c(cases.between(1, 30), cases.between(1, 40), cases.between(1, 40), cases);
    Guarded a(c.a, i % 4), b(c.b, i % 5), y(c.y, i % 3), bias(c.bias, i % 7);
    for (const Table* table : all_tables()) {
      for (int f = 0; f < 3; ++f) {
        (table->*functions[f])({c.m, c.k, c.n, a.data(), b.data(), y.data(), Start::row, bias.data()});
        const std::vector<Scalar> expected = c.run(*table, functions[f], Start::row);
        CHECK(first_difference(y.data(), expected.data(), long(c.m) * c.n) == -1);
        CHECK((a.intact() && b.intact() && y.intact() && bias.intact()));
      }
    }
  }
}

TEST_CASE("product_nn: a row's bits do not depend on how many rows there are") {
  Cases cases(47);
  for (const int n : {1, 2, 3, 7, 8, 9, 64, 130}) {
    for (const int k : {1, 4, 17, 128, 700}) {
      const Case batch(37, k, n, cases);
      for (const Table* table : all_tables()) {
        const std::vector<Scalar> whole = batch.run(*table, &Table::product_nn, Start::row);
        std::vector<Scalar> row(static_cast<std::size_t>(n));
        for (int i = 0; i < batch.m; ++i) {
          table->product_nn({1, k, n, &batch.a[std::size_t(i * k)], batch.b.data(), row.data(), Start::row,
                             batch.bias.data()});
          CHECK(first_difference(row.data(), &whole[std::size_t(i * n)], n) == -1);
        }
      }
    }
  }
}

TEST_CASE("product: baseline, without fused multiply-add, is near the reference") {
  Cases cases(48);
  const Table& slowest = *all_tables().back();
  for (int i = 0; i < 200; ++i) {
    Case c(cases.between(1, 40), cases.between(0, 40), cases.between(1, 40), cases);
    Case size = c;  // the same product of magnitudes bounds the rounding error
    for (auto* numbers : {&size.a, &size.b, &size.y, &size.bias}) {
      for (Scalar& x : *numbers) x = std::fabs(x);
    }
    for (const Function function : functions) {
      const auto got = c.run(slowest, function, Start::self),
                 expected = c.run(reference, function, Start::self);
      const auto bound = size.run(reference, function, Start::self);
      double worst = 0;  // in units of the last place of the bound
      for (std::size_t j = 0; j < got.size(); ++j) {
        worst = std::fmax(worst, std::fabs(double(got[j]) - expected[j]) / (bound[j] * 6e-8 + 1e-44));
      }
      CHECK(worst <= c.k + 5);
    }
  }
}
