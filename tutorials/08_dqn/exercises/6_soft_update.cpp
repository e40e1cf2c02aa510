// A target that follows slowly.
//
// The target network w- is a copy of w. Mnih et al. (2015) copy all of w after so many steps. Lillicrap et
// al. (2016) take on a small share tau of w all the time:
//
//   w-  <-  (1 - tau) w-  +  tau w
//
// With tau = 1 that is a plain copy. With tau = 0.01 the copy lags about 100 updates behind. Write it for a
// list of weights; the library's soft_update (nn/soft_update.hpp) does it for a network.
#include "minirl/chapter.hpp"

using namespace minirl;

void follow([[maybe_unused]] std::vector<double>& target, [[maybe_unused]] const std::vector<double>& online,
            [[maybe_unused]] double tau) {
  todo<void>("8.6");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

std::vector<double> followed(std::vector<double> target, const std::vector<double>& online, double tau) {
  follow(target, online, tau);
  return target;
}

TEST_CASE("8.6: a tenth of the way") {
  const double w = followed({0, 10}, {1, 20}, 0.1).at(1);
  const char* known = w == doctest::Approx(19)   ? ": the shares have changed places"
                      : w == doctest::Approx(12) ? ": what is taken on must be given up, too"
                      : w == doctest::Approx(20) ? ": that is a full copy"
                      : w == 10 ? ": nothing was written; a loop over values without & changes copies"
                      : w == doctest::Approx(9)   ? ": it went away from w"
                      : w == doctest::Approx(9.1) ? ": each weight follows its own, not the first"
                                                  : "";
  CHECK_MESSAGE(w == doctest::Approx(11),
                join("10 on the way to 20 is ", w, ", expected 11 = 0.9*10 + 0.1*20", known));
}

TEST_CASE("8.6: tau 1 is a copy") {
  const bool copied = followed({3, 4}, {-1, 7}, 1) == std::vector<double>{-1, 7};
  CHECK(copied);
}

TEST_CASE("8.6: every weight follows") {
  const auto w = followed({0, 0, 0}, {1, 2, 3}, 0.5);
  CHECK_MESSAGE(w.at(0) == 0.5, join("the first weight is ", w.at(0), ", expected 0.5"));
  CHECK_MESSAGE(w.at(2) == 1.5, join("the last weight is ", w.at(2), ", expected 1.5"));
}

TEST_CASE("8.6: ten times a tenth is not all of it") {
  std::vector<double> target{0};
  for (int i = 0; i < 10; ++i) follow(target, {1}, 0.1);
  CHECK_MESSAGE(target[0] == doctest::Approx(1 - std::pow(0.9, 10)),
                join("it is ", target[0], ", expected 0.651"));
}
