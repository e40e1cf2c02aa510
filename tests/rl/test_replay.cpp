#include "minirl/rl/replay.hpp"

#include <doctest/doctest.h>

#include <set>

#include "benchmarks/allocations.hpp"
#include "rl/corridor_steps.hpp"

using namespace minirl;

namespace {

// The transitions that begin at these positions.
Transitions taken(const Replay& memory, Indices positions, const SampleConfig& config = {}) {
  Transitions batch;
  batch.indices = std::move(positions);
  memory.take(batch, config);
  return batch;
}

// The numbers of the places where sampled steps began.
std::set<int> seen(const Replay& memory) {
  Rng rng(1);
  Transitions batch;
  memory.sample(batch, {.batch_size = 1000}, rng);
  return {batch.actions.begin(), batch.actions.end()};
}

}  // namespace

TEST_CASE("replay: a step comes back as it went in") {
  Replay memory(4);
  walk(memory, 5), walk(memory, 6, End::truncated), walk(memory, 20, End::terminated);
  const Transitions batch = taken(memory, {0, 1, 2, 0}, {.gamma = 0.9});
  CHECK(batch.observations == Tensor::matrix({{5, -5}, {6, -6}, {20, -20}, {5, -5}}));
  CHECK(batch.next_observations == Tensor::matrix({{6, -6}, {7, -7}, {21, -21}, {6, -6}}));
  CHECK(batch.actions == Indices{5, 6, 20, 5});
  CHECK(batch.rewards == std::vector<double>{5, 6, 20, 5});
  CHECK(batch.terminated == std::vector<std::uint8_t>{0, 0, 1, 0});  // a time limit leaves the future
  CHECK(batch.discounts == std::vector<double>(4, 0.9));
}

TEST_CASE("replay: rewards keep all digits of a double") {
  Replay memory(1);
  memory.add(place(0), 0, {place(1), 1.0 / 3, false, false});
  CHECK(taken(memory, {0}).rewards[0] == 1.0 / 3);
}

TEST_CASE("replay: when it is full the oldest step goes") {
  Replay memory(3);
  for (int i = 0; i < 3; ++i) walk(memory, i);
  CHECK(seen(memory) == std::set{0, 1, 2});
  walk(memory, 3);
  CHECK(memory.size() == 3);
  CHECK(seen(memory) == std::set{1, 2, 3});
  for (int i = 4; i < 11; ++i) walk(memory, i);
  CHECK(seen(memory) == std::set{8, 9, 10});
}

TEST_CASE("replay: returns over several steps stop at both kinds of end") {
  Replay memory(10);
  walk(memory, 1), walk(memory, 2), walk(memory, 3, End::terminated);
  walk(memory, 10), walk(memory, 11, End::truncated);
  walk(memory, 50), walk(memory, 51);
  const Transitions batch = taken(memory, {0, 1, 2, 3, 4, 5}, {.n_steps = 3, .gamma = 0.5});
  CHECK(batch.rewards == std::vector<double>{1 + 1 + 0.75, 2 + 1.5, 3, 10 + 5.5, 11, 50 + 25.5});
  CHECK(batch.terminated == std::vector<std::uint8_t>{1, 1, 1, 0, 0, 0});
  CHECK(batch.discounts == std::vector<double>{0.125, 0.25, 0.5, 0.25, 0.5, 0.25});
  // The state after the last step that was added up; 12 is the final observation of the one cut off.
  CHECK(batch.next_observations(0, 0) == 4);
  CHECK(batch.next_observations(3, 0) == 12);
  CHECK(batch.next_observations(4, 0) == 12);
  CHECK(batch.next_observations(5, 0) == 52);
}

TEST_CASE("replay: no return runs past the newest step into the oldest ones") {
  Replay memory(4);
  for (int i = 0; i < 6; ++i) walk(memory, i);  // positions hold 4, 5, 2, 3
  const Transitions batch = taken(memory, {0, 1, 2, 3}, {.n_steps = 3, .gamma = 1});
  CHECK(batch.rewards == std::vector<double>{4 + 5, 5, 2 + 3 + 4, 3 + 4 + 5});
  CHECK(batch.next_observations(1, 0) == 6);
}

TEST_CASE("replay: an episode that was broken off is not continued by the next one") {
  Replay memory(4);
  walk(memory, 1), walk(memory, 2);  // then the environment was reset
  walk(memory, 30);
  const Transitions batch = taken(memory, {0, 1}, {.n_steps = 3, .gamma = 1});
  CHECK(batch.rewards == std::vector<double>{3, 2});
  CHECK(batch.terminated == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("replay: sampling is uniform, with replacement, and follows its random numbers") {
  Replay memory(10);
  for (int i = 0; i < 10; ++i) walk(memory, i);
  Transitions batch, same, other;
  Rng a(3), b(3), c(4);
  memory.sample(batch, {.batch_size = 20'000}, a), memory.sample(same, {.batch_size = 20'000}, b);
  memory.sample(other, {.batch_size = 20'000}, c);
  CHECK(batch.indices == same.indices);
  CHECK(batch.indices != other.indices);
  std::array<int, 10> counts{};
  for (const int action : batch.actions) ++counts[static_cast<std::size_t>(action)];
  for (const int count : counts) CHECK(count == doctest::Approx(2000).epsilon(0.1));  // 4 deviations: 170
}

TEST_CASE("replay: runs of steps say where episodes begin and end") {
  Replay memory(10);
  walk(memory, 1), walk(memory, 2), walk(memory, 3, End::truncated), walk(memory, 7, End::terminated);
  Trajectories out;
  Rng rng(0);
  memory.sample_runs(out, 1, 4, rng);  // there is only one such run
  CHECK(out.actions == Indices{1, 2, 3, 7});
  CHECK(out.first == std::vector<std::uint8_t>{1, 0, 0, 1});
  CHECK(out.last == std::vector<std::uint8_t>{0, 0, 1, 1});
  CHECK(out.terminated == std::vector<std::uint8_t>{0, 0, 0, 1});
  CHECK(out.observations(3, 0) == 7);
  CHECK(out.next_observations(2, 0) == 4);
}

TEST_CASE("replay: runs never cross the edge between the newest and the oldest step") {
  Replay memory(5);
  for (int i = 0; i < 13; ++i) walk(memory, i);  // 8 to 12 are left
  Trajectories out;
  Rng rng(0);
  memory.sample_runs(out, 500, 3, rng);
  std::set<int> begins;
  for (std::size_t i = 0; i < out.actions.size(); i += 3) {
    begins.insert(out.actions[i]);
    CHECK(out.actions[i + 1] == out.actions[i] + 1);
    CHECK(out.actions[i + 2] == out.actions[i] + 2);
  }
  CHECK(begins == std::set{8, 9, 10});
  CHECK_THROWS_AS(memory.sample_runs(out, 1, 6, rng), StateError);
  CHECK_THROWS_AS(memory.sample_runs(out, 0, 1, rng), ConfigError);
}

TEST_CASE("replay: what cannot be is refused in words") {
  CHECK_THROWS_WITH_AS(Replay(0), "replay: capacity is 0, at least 1 is needed", ConfigError);
  Replay memory(2);
  Transitions batch;
  Rng rng(0);
  CHECK_THROWS_WITH_AS(memory.sample(batch, {}, rng), "replay: the memory is empty; add a step first",
                       StateError);
  walk(memory, 1);
  CHECK_THROWS_WITH_AS(memory.add(Tensor({3}), 0, {Tensor({3}), 0, false, false}),
                       "replay: the observation is [3], those before were [2]", ShapeError);
  CHECK_THROWS_AS(memory.add(place(1), 0, {Tensor({3}), 0, false, false}), ShapeError);
  CHECK_THROWS_AS(memory.sample(batch, {.batch_size = 0}, rng), ConfigError);
  CHECK_THROWS_AS(memory.sample(batch, {.n_steps = 0}, rng), ConfigError);
  CHECK_THROWS_AS(memory.sample(batch, {.gamma = 1.1}, rng), ConfigError);
  CHECK_THROWS_AS(taken(memory, {1}), ConfigError);
  CHECK_THROWS_AS(taken(memory, {-1}), ConfigError);
}

#ifndef __SANITIZE_ADDRESS__  // the sanitizer ends the program where the heap would say no
TEST_CASE("replay: a memory that the machine does not have is refused by its size") {
  Replay memory(2'000'000'000);
  const Tensor picture({84, 84, 4});
  CHECK_THROWS_AS(memory.add(picture, 0, {picture, 0, false, false}), ConfigError);
}
#endif

TEST_CASE("replay: saved and loaded it goes on as it would have") {
  for (const int steps : {0, 3, 7}) {  // empty, growing, full
    CAPTURE(steps);
    Replay memory(5), other(5);
    walk(other, 99);
    for (int i = 0; i < steps; ++i) walk(memory, i);
    restore(memory, other);
    CHECK(other.size() == memory.size());
    for (int i = steps; i < steps + 4; ++i) walk(memory, i), walk(other, i);
    Transitions a, b;
    Rng rng(7), same(7);
    const SampleConfig config{.batch_size = 50, .n_steps = 3};
    memory.sample(a, config, rng), other.sample(b, config, same);
    CHECK(a.observations == b.observations);
    CHECK(a.next_observations == b.next_observations);
    CHECK(a.rewards == b.rewards);
    CHECK(a.discounts == b.discounts);
  }
}

TEST_CASE("replay: an archive that does not fit is refused") {
  Replay large(5), small(3);
  for (int i = 0; i < 4; ++i) walk(large, i);
  CHECK_THROWS_AS(restore(large, small), IoError);
  Archive saved;
  large.archive(saved);
  auto arrays = saved.arrays();
  for (ArchivedArray& a : arrays) {
    if (a.name == "rewards") a.bytes.resize(8), a.extents = {1};
  }
  Archive damaged(arrays, "memory");
  Replay other(5);
  CHECK_THROWS_AS(other.archive(damaged), IoError);
}

TEST_CASE("replay: once full, adding and sampling ask the heap for nothing") {
  Replay memory(100);
  Transitions batch;
  Rng rng(0);
  const SampleConfig config{.batch_size = 32, .n_steps = 3};
  const auto step = [&](int i) {
    walk(memory, i, i % 30 == 29 ? End::terminated : End::none);
    memory.sample(batch, config, rng);
  };
  for (int i = 0; i < 110; ++i) step(i);
  const long before = bench::allocations();
  for (int i = 110; i < 400; ++i) step(i);
  CHECK(bench::allocations() - before == 0);
}
