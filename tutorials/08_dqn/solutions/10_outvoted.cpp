// Predict: one row in ten is an end.
//
// Imagine a network that cannot tell states apart: it has one number q for all of them. Of ten rows in memory
// nine go on, y = 1 + 0.99 q, and one is a fall, y = 1. Their errors q - y are
//
//   0.01 q - 1   nine times,   and   q - 1   once
//
// q stops moving when all pulls together are 0. The squared error pulls with (twice) the error. Huber's loss
// pulls with the error too, but never harder than 1 (exercise 8.9): the one row that knows of the end has one
// vote, however wrong q is. Where does q come to rest? The games last 10 steps, so 10 would be about right.
#include "minirl/chapter.hpp"

using namespace minirl;

// 9 (0.01 q - 1) + (q - 1) = 0
const auto squared_error_rests_at = [] { return 10 / 1.09; };

// 9 (0.01 q - 1) + 1 = 0: nine times as high as it should be, and all the others agree
const auto huber_rests_at = [] { return 8 / 0.09; };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// What moves q, by the library's own loss: 0 where it rests.
double pull(double q, bool with_huber) {
  Tensor y({10}), w({10});
  for (int i = 0; i < 10; ++i)
    y[i] = static_cast<Scalar>(i == 0 ? 1 : 1 + 0.99 * q), w[i] = static_cast<Scalar>(q);
  GradientTape tape;
  const Var prediction = tape.watch(w);
  const Tensor d = tape.gradient(with_huber ? huber(prediction, y) : mse(prediction, y), w);
  return static_cast<double>(sum(d));
}

void check(double said, double is, bool with_huber) {
  const double p = pull(said, with_huber);
  const char* known = std::abs(said - 100) < 1e-6 ? ": that would be right if no game ever ended"
                      : std::abs(said - (with_huber ? 10 / 1.09 : 8 / 0.09)) < 0.1
                          ? ": that is where the other loss rests"
                      : p > 0 ? ": there it is still pulled down"
                              : ": there it is still pulled up";
  const bool right = std::abs(said - is) < 0.01 * is;
  CHECK_MESSAGE(right,
                join("you said ", fixed(said, 2), known, " (all ten together pull with ", fixed(p, 2), ")"));
}

TEST_CASE("8.10: the squared error") { check(squared_error_rests_at(), 10 / 1.09, false); }

TEST_CASE("8.10: Huber's loss") { check(huber_rests_at(), 8 / 0.09, true); }
