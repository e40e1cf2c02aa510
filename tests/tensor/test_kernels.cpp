#include <doctest/doctest.h>

#include <limits>

#include "kernel_checks.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;
using namespace minirl::kernels;

namespace {

constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();
constexpr Scalar not_a_number = std::numeric_limits<Scalar>::quiet_NaN();

// What a kernel leaves in `y` on each table, compared with what the reference leaves there.
template <class Run>
void check_against_reference(const std::vector<const Table*>& tables, const std::vector<Scalar>& y,
                             int offset, Run run) {
  std::vector<Scalar> expected = y;
  run(reference, expected.data());
  for (const Table* table : tables) {
    CAPTURE(table->name);
    Guarded got(y, offset);
    run(*table, got.data());
    CHECK(first_difference(got.data(), expected.data(), long(y.size())) == -1);
    CHECK(got.intact());
  }
}

}  // namespace

TEST_CASE("table: a forced name must be known and runnable") {
  CHECK(&table_named(runnable_tables().entries[0]->name) == runnable_tables().entries[0]);
  CHECK_THROWS_WITH_AS(table_named("sse9"),
                       doctest::Contains("'sse9' is unknown or cannot run on this CPU; choose "),
                       ConfigError);
}

TEST_CASE("sum: sixteen lanes, any length and alignment") {
  Cases cases(1);
  for (int n = 0; n <= 100; ++n) {
    CAPTURE(n);
    const std::vector<Scalar> x = cases.numbers(n);
    for (int offset = 0; offset < 4; ++offset) {
      Guarded in(x, offset);
      for (const Table* table : all_tables()) {
        CAPTURE(table->name);
        CHECK(same_bits(table->sum(in.data(), n), reference.sum(x.data(), n)));
        CHECK(same_bits(table->sum_squares(in.data(), n), reference.sum_squares(x.data(), n)));
      }
    }
  }
}

TEST_CASE("sum: numbers known by hand") {
  std::vector<Scalar> x(100);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = Scalar(i + 1);
  for (const Table* table : all_tables()) {
    CHECK(table->sum(x.data(), 100) == 5050);
    CHECK(table->sum_squares(x.data(), 100) == 338350);
  }
}

TEST_CASE("count_non_finite: infinities and NaN of either sign") {
  std::vector<Scalar> x(9000, Scalar(1));
  x[0] = infinity;
  x[17] = -infinity;
  x[4999] = not_a_number;
  x[8999] = -not_a_number;
  for (const Table* table : all_tables()) {
    CHECK(table->count_non_finite(x.data(), 9000) == 4);
    CHECK(table->count_non_finite(x.data() + 18, 4000) == 0);
    CHECK(table->count_non_finite(x.data(), 0) == 0);
  }
}

TEST_CASE("sum_middle: narrow and wide, written and added") {
  Cases cases(2);
  for (const int inner : {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 33, 64, 100, 131}) {
    for (const int reduced : {0, 1, 5, 16, 37, 100}) {
      const int outer = cases.between(1, 3);
      const std::vector<Scalar> x = cases.numbers(long(outer) * reduced * inner);
      for (const Write write : {Write::over, Write::add}) {
        check_against_reference(
            all_tables(), cases.numbers(long(outer) * inner), inner % 3,
            [&](const Table& t, Scalar* y) { t.sum_middle(x.data(), outer, reduced, inner, y, write); });
      }
    }
  }
}

TEST_CASE("maps: every length and alignment, in place, nothing past the end") {
  constexpr Map Table::*maps[] = {&Table::exp,     &Table::expm1,    &Table::log, &Table::tanh,
                                  &Table::sigmoid, &Table::softplus, &Table::relu};
  Cases cases(3);
  for (int n = 0; n <= 100; ++n) {
    const std::vector<Scalar> x = cases.numbers(n);
    for (const auto map : maps) {
      check_against_reference(promised_tables(), x, n % 5,
                              [&](const Table& t, Scalar* y) { (t.*map)(x.data(), y, n); });
      check_against_reference(promised_tables(), x, n % 3,
                              [&](const Table& t, Scalar* y) { (t.*map)(y, y, n); });
    }
    check_against_reference(promised_tables(), x, n % 4,
                            [&](const Table& t, Scalar* y) { t.elu(y, y, n, Scalar(0.7)); });
  }
}

TEST_CASE("map_back: every length, written and added, in place of dy") {
  constexpr MapBack Table::*maps[] = {&Table::relu_back, &Table::tanh_back, &Table::sigmoid_back};
  Cases cases(4);
  for (int n = 0; n <= 100; ++n) {
    const std::vector<Scalar> dy = cases.numbers(n), y = cases.numbers(n);
    for (const Write write : {Write::over, Write::add}) {
      for (const auto map : maps) {
        check_against_reference(all_tables(), dy, n % 4,
                                [&](const Table& t, Scalar* dx) { (t.*map)(dx, y.data(), dx, n, write); });
      }
      check_against_reference(all_tables(), cases.numbers(n), n % 5, [&](const Table& t, Scalar* dx) {
        t.elu_back(dy.data(), y.data(), dx, n, Scalar(0.7), write);
      });
    }
  }
}

TEST_CASE("map_back: slopes by hand") {
  const Scalar dy[] = {3, 3, 3}, y[] = {2, 0, Scalar(-0.5)};
  for (const Table* table : all_tables()) {
    Scalar dx[3];
    table->relu_back(dy, y, dx, 3, Write::over);
    CHECK(std::vector<Scalar>(dx, dx + 3) == std::vector<Scalar>{3, 0, 0});
    table->elu_back(dy, y, dx, 3, 2, Write::over);  // y > 0 ? 1 : y + alpha
    CHECK(std::vector<Scalar>(dx, dx + 3) == std::vector<Scalar>{3, 6, Scalar(4.5)});
    table->tanh_back(dy, y, dx, 3, Write::add);
    CHECK(std::vector<Scalar>(dx, dx + 3) == std::vector<Scalar>{-6, 9, Scalar(6.75)});
  }
}

TEST_CASE("softmax family: rows of every width, long rows, many rows") {
  Cases cases(5);
  constexpr int shapes[][2] = {{1, 1},   {1, 2},   {1, 3},   {1, 4},   {1, 5},    {1, 6},   {1, 7},  {1, 8},
                               {512, 2}, {300, 3}, {33, 4},  {9, 5},   {200, 6},  {129, 7}, {40, 8}, {260, 9},
                               {31, 15}, {20, 16}, {19, 17}, {5, 100}, {3, 5000}, {0, 4},   {4, 0},  {1, 0}};
  for (const auto& shape : shapes) {
    const int rows = shape[0], n = shape[1];
    CAPTURE(rows);
    CAPTURE(n);
    const long size = long(rows) * n;
    std::vector<Scalar> x = cases.numbers(size), log_p(x.size()), p(x.size());
    for (Scalar& value : x) value *= 5;
    reference.softmax(x.data(), p.data(), rows, n);
    reference.log_softmax(x.data(), log_p.data(), rows, n);
    const std::vector<Scalar> dy = cases.numbers(size);
    check_against_reference(promised_tables(), dy, 1,
                            [&](const Table& t, Scalar* y) { t.softmax(x.data(), y, rows, n); });
    check_against_reference(promised_tables(), dy, 2,
                            [&](const Table& t, Scalar* y) { t.log_softmax(x.data(), y, rows, n); });
    for (const Write write : {Write::over, Write::add}) {
      check_against_reference(promised_tables(), x, 3, [&](const Table& t, Scalar* dx) {
        t.softmax_back(dy.data(), p.data(), dx, rows, n, write);
      });
      check_against_reference(promised_tables(), x, 0, [&](const Table& t, Scalar* dx) {
        t.log_softmax_back(dy.data(), log_p.data(), dx, rows, n, write);
      });
    }
  }
}

TEST_CASE("softmax family: values by hand, and rows that are not numbers") {
  const Scalar x[] = {0, std::log(Scalar(3)), -infinity, 0, infinity, 0, not_a_number, 0, 1000, 0};
  for (const Table* table : all_tables()) {
    CAPTURE(table->name);
    for (const int together : {5, 1}) {  // rows
      CAPTURE(together);
      Scalar p[10], log_p[10];
      for (int i = 0; i < 10; i += 2 * together) {
        table->softmax(x + i, p + i, together, 2);
        table->log_softmax(x + i, log_p + i, together, 2);
      }
      CHECK(p[0] == doctest::Approx(0.25));
      CHECK(p[1] == doctest::Approx(0.75));
      CHECK(log_p[0] == doctest::Approx(std::log(0.25)));
      CHECK((p[2] == 0 && p[3] == 1 && log_p[2] == -infinity && log_p[3] == 0));
      for (int i = 4; i < 8; ++i) {
        if (i != 5) CHECK((std::isnan(p[i]) && std::isnan(log_p[i])));
      }
      CHECK((p[8] == 1 && p[9] == 0 && log_p[8] == 0 && log_p[9] == -1000));
    }
  }
}

TEST_CASE("scale and blend: the bits of the plain loops on every table") {
  Cases cases(6);
  for (const int n : {0, 1, 7, 16, 33, 100, 1250}) {
    const std::vector<Scalar> source = cases.numbers(n), p = cases.numbers(n);
    check_against_reference(all_tables(), p, 1,
                            [&](const Table& t, Scalar* y) { t.scale(y, n, Scalar(0.3)); });
    check_against_reference(all_tables(), p, 3,
                            [&](const Table& t, Scalar* y) { t.blend(y, source.data(), n, Scalar(0.3)); });
  }
}

namespace {

// Runs one pass on all tables. Each result is what the pass makes of one of its arrays.
struct PassCheck {
  explicit PassCheck(int size)
      : n(size),
        cases(6),
        g(cases.numbers(n)),
        p(cases.numbers(n)),
        m(cases.numbers(n)),
        v(cases.numbers(n)) {
    for (Scalar& x : v) x = x * x;
  }

  // run(table, p, m, v, w): w starts as v does.
  template <class Run>
  void check(const Run& run) const {
    for (int array = 0; array < 4; ++array) {
      CAPTURE(array);
      const std::vector<Scalar>* starts[] = {&p, &m, &v, &v};
      check_against_reference(all_tables(), *starts[array], array, [&](const Table& t, Scalar* result) {
        std::vector<Scalar> arrays[] = {p, m, v, v};
        Scalar* at[4];
        for (int i = 0; i < 4; ++i) at[i] = i == array ? result : arrays[i].data();
        run(t, at[0], at[1], at[2], at[3]);
      });
    }
  }

  int n;
  Cases cases;
  std::vector<Scalar> g, p, m, v;
};

}  // namespace

TEST_CASE("optimisers' passes: the bits of the plain loops on every table, whatever they are asked for") {
  const Scalar tenth = Scalar(0.1), small = Scalar(1e-8);
  for (const int n : {0, 1, 7, 16, 33, 100, 1250}) {
    const PassCheck at(n);
    const Scalar* g = at.g.data();
    for (const Scalar decay : {Scalar(0), Scalar(0.03)}) {
      const AdamPass adam{tenth, Scalar(0.001), Scalar(0.01), Scalar(1.5), small, decay, 1 - decay};
      at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar* v, Scalar*) {
        t.adam(p, g, {m, v}, n, adam);
      });
      at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar* v, Scalar* top) {
        t.adam(p, g, {m, v, top}, n, adam);
      });
      at.check([&](const Table& t, Scalar* p, Scalar*, Scalar*, Scalar*) {
        t.sgd(p, g, nullptr, n, {.rate = tenth, .decay = decay});
      });
      for (const bool option : {false, true}) {  // nesterov, epsilon inside the root
        const SgdPass sgd{tenth, decay, Scalar(0.9), Scalar(0.7), option};
        at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar*, Scalar*) { t.sgd(p, g, m, n, sgd); });
        const RmspropPass pass{tenth, Scalar(0.01), small, option, decay, Scalar(0.9), Scalar(0.7)};
        at.check(
            [&](const Table& t, Scalar* p, Scalar*, Scalar* v, Scalar*) { t.rmsprop(p, g, {v}, n, pass); });
        at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar* v, Scalar*) {
          t.rmsprop(p, g, {v, m}, n, pass);
        });
        at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar* v, Scalar*) {
          t.rmsprop(p, g, {v, nullptr, m}, n, pass);
        });
        at.check([&](const Table& t, Scalar* p, Scalar* m, Scalar* v, Scalar* velocity) {
          t.rmsprop(p, g, {v, m, velocity}, n, pass);
        });
        at.check([&](const Table& t, Scalar* p, Scalar*, Scalar* v, Scalar*) {
          t.adagrad(p, g, v, n, {tenth, small, option});
        });
      }
    }
  }
}

TEST_CASE("adam: the first step is the learning rate times the sign of the gradient") {
  const Scalar learning_rate = Scalar(0.25), beta1 = Scalar(0.9), beta2 = Scalar(0.999);
  const AdamPass first{1 - beta1, 1 - beta2, learning_rate / (1 - beta1), 1 / std::sqrt(1 - beta2), 0};
  for (const Table* table : all_tables()) {
    Scalar p[] = {1, 1}, m[] = {0, 0}, v[] = {0, 0};
    const Scalar g[] = {Scalar(0.01), -100};
    table->adam(p, g, {m, v}, 2, first);
    CHECK(p[0] == doctest::Approx(0.75));
    CHECK(p[1] == doctest::Approx(1.25));
  }
}
