#include "minirl/rl/frame_replay.hpp"

#include <doctest/doctest.h>

#include <deque>

#include "benchmarks/allocations.hpp"
#include "envs/wrappers/pixel_world.hpp"
#include "minirl/envs/wrappers/frame_stack.hpp"
#include "rl/corridor_steps.hpp"

using namespace minirl;

namespace {

// What an agent saw, did and got in one step.
struct Seen {
  Frame observation, next;
  int action;
  double reward;
  bool terminated, truncated;
  bool done() const { return terminated || truncated; }
};

// Plays by chance in a stack of pictures whose episodes end after 5 steps, or now and then earlier, cut off.
class Player {
 public:
  explicit Player(int stack) : env_(PixelWorld{}, stack), observation_(env_.reset(3)) {}

  Seen step() {
    const int a = rng_.choice(2);
    Step<Frame> step = env_.step(a);
    step.truncated = !step.terminated && rng_.choice(7) == 0;
    Seen seen{observation_, step.observation, a, step.reward, step.terminated, step.truncated};
    observation_ = step.done() ? env_.reset() : step.observation;
    return seen;
  }

 private:
  FrameStack<PixelWorld> env_;
  Frame observation_;
  Rng rng_{5};
};

void add(FrameReplay& memory, const Seen& s) {
  memory.add(s.observation, s.action, {s.next, s.reward, s.terminated, s.truncated});
}

// The row of a batch as a tensor of its own.
Tensor row(const Tensor& batch, int i) {
  Tensor one({batch.dim(1), batch.dim(2), batch.dim(3)});
  std::copy_n(batch.begin() + i * one.size(), one.size(), one.begin());
  return one;
}

bool is(const Seen& s, const Transitions& batch, int i) {
  const auto at = static_cast<std::size_t>(i);
  return row(batch.observations, i) == to_tensor(s.observation) &&
         row(batch.next_observations, i) == to_tensor(s.next) && batch.actions[at] == s.action &&
         batch.rewards[at] == s.reward && (batch.terminated[at] != 0) == s.terminated;
}

// Grey pictures of one pixel, stacks of two.
Frame pair(int older, int newer) {
  const std::array bytes{static_cast<std::uint8_t>(older), static_cast<std::uint8_t>(newer)};
  return {1, 1, 2, bytes};
}

}  // namespace

TEST_CASE(
    "frame replay: stacks come back as FrameStack showed them, through ends, starts and the ring's edge") {
  for (const int stack : {1, 2, 3, 4}) {
    CAPTURE(stack);
    FrameReplay memory(40, stack);
    Player player(stack);
    std::deque<Seen> recent;
    Transitions batch;
    Rng rng(1);
    for (int i = 0; i < 300; ++i) {
      recent.push_back(player.step());
      if (recent.size() > 40) recent.pop_front();
      add(memory, recent.back());
      memory.sample(batch, {.batch_size = 8}, rng);
      for (int b = 0; b < 8; ++b) {
        const auto it = [&](const Seen& s) { return is(s, batch, b); };
        REQUIRE(std::any_of(recent.begin(), recent.end(), it));
      }
    }
  }
}

TEST_CASE("frame replay: the newest and the oldest whole stacks can be drawn, and nothing else") {
  FrameReplay memory(6, 2);
  for (int i = 0; i < 9; ++i) memory.add(pair(i == 0 ? 0 : i - 1, i), i, {pair(i, i + 1), 0, false, false});
  // Pictures 4 to 9 are left: 4 has lost the one before it, 9 has no step yet.
  std::vector<int> newest;
  for (int p = 0; p < 6; ++p) {
    if (memory.can_be_drawn(p)) newest.push_back(memory.stack_at(p)(0, 0, 1));
  }
  std::sort(newest.begin(), newest.end());
  CHECK(newest == std::vector{5, 6, 7, 8});
  for (int p = 0; p < 6; ++p) {
    if (!memory.can_be_drawn(p)) CHECK_THROWS_AS(memory.stack_at(p), ConfigError);
  }
  CHECK_FALSE(memory.can_be_drawn(6));
  CHECK_FALSE(memory.can_be_drawn(-1));
}

TEST_CASE("frame replay: returns over several steps stop at an episode's end and at the newest picture") {
  FrameReplay memory(20, 2);
  memory.add(pair(10, 10), 1, {pair(10, 11), 1, false, false});
  memory.add(pair(10, 11), 2, {pair(11, 12), 2, false, true});  // cut off
  memory.add(pair(20, 20), 3, {pair(20, 21), 4, false, false});
  memory.add(pair(20, 21), 4, {pair(21, 22), 8, true, false});
  memory.add(pair(30, 30), 5, {pair(30, 31), 16, false, false});
  Transitions batch;
  Rng rng(0);
  memory.sample(batch, {.batch_size = 100, .n_steps = 3, .gamma = 0.5}, rng);
  const std::array rewards{0.0, 2.0, 2.0, 8.0, 8.0, 16.0}, discounts{0.0, 0.25, 0.5, 0.25, 0.5, 0.5};
  const std::array newest{0, 12, 12, 22, 22, 31}, terminated{0, 0, 0, 1, 1, 0};
  for (std::size_t i = 0; i < 100; ++i) {
    const auto a = static_cast<std::size_t>(batch.actions[i]);
    CHECK(batch.rewards[i] == rewards[a]);
    CHECK(batch.discounts[i] == discounts[a]);
    CHECK(batch.terminated[i] == terminated[a]);
    CHECK(batch.next_observations(static_cast<int>(i), 0, 0, 1) == Scalar(newest[a]) * (Scalar(1) / 255));
  }
}

TEST_CASE("frame replay: an episode that was broken off is not continued by the next one") {
  FrameReplay memory(20, 2);
  memory.add(pair(10, 10), 0, {pair(10, 11), 1, false, false});
  memory.add(pair(50, 50), 1, {pair(50, 51), 2, false, false});
  CHECK(memory.stack_at(0) == pair(10, 10));
  CHECK(memory.stack_at(2) == pair(50, 50));
  Transitions batch;
  Rng rng(0);
  memory.sample(batch, {.batch_size = 30, .n_steps = 2, .gamma = 1}, rng);
  for (std::size_t i = 0; i < 30; ++i) CHECK(batch.rewards[i] == (batch.actions[i] == 0 ? 1 : 2));
}

TEST_CASE("frame replay: a picture is kept once, so a step of Atari takes 84 x 84 bytes and little more") {
  FrameReplay memory(50, 4);
  const Frame stack(84, 84, 4);
  for (int i = 0; i < 60; ++i) memory.add(stack, 0, {stack, 0, false, false});
  Archive saved;
  memory.archive(saved);
  std::size_t bytes = 0;
  for (const ArchivedArray& a : saved.arrays()) bytes += a.bytes.size();
  CHECK(bytes < 50 * (84 * 84 + 32) + 64);
}

TEST_CASE("frame replay: what cannot be is refused in words") {
  CHECK_THROWS_AS(FrameReplay(4, 4), ConfigError);
  CHECK_THROWS_AS(FrameReplay(4, 0), ConfigError);
  FrameReplay memory(5, 2);
  Transitions batch;
  Rng rng(0);
  CHECK_THROWS_AS(memory.sample(batch, {}, rng), StateError);
  CHECK_THROWS_AS(memory.add(Frame(1, 1, 3), 0, {Frame(1, 1, 3), 0, false, false}), ShapeError);
  memory.add(pair(0, 0), 0, {pair(0, 1), 0, false, false});
  CHECK_THROWS_AS(memory.add(Frame(2, 1, 2), 0, {pair(0, 1), 0, false, false}), ShapeError);
  CHECK_THROWS_AS(memory.add(pair(0, 1), 0, {Frame(1, 2, 2), 0, false, false}), ShapeError);
  CHECK_THROWS_AS(memory.sample(batch, {.n_steps = 0}, rng), ConfigError);
#ifndef __SANITIZE_ADDRESS__  // the sanitizer ends the program where the heap would say no
  FrameReplay huge(2'000'000'000, 4);
  CHECK_THROWS_AS(huge.add(Frame(210, 160, 12), 0, {Frame(210, 160, 12), 0, false, false}), ConfigError);
#endif
}

TEST_CASE("frame replay: saved and loaded it goes on as it would have") {
  for (const int steps : {0, 10, 50}) {
    CAPTURE(steps);
    FrameReplay memory(30, 3), other(30, 3);
    Player player(3);
    for (int i = 0; i < steps; ++i) add(memory, player.step());
    restore(memory, other);
    for (int i = 0; i < 6; ++i) {
      const Seen s = player.step();
      add(memory, s), add(other, s);
    }
    Transitions a, b;
    Rng rng(7), same(7);
    memory.sample(a, {.batch_size = 40, .n_steps = 2}, rng);
    other.sample(b, {.batch_size = 40, .n_steps = 2}, same);
    CHECK(a.observations == b.observations);
    CHECK(a.next_observations == b.next_observations);
    CHECK(a.rewards == b.rewards);
  }
  FrameReplay large(30, 2), small(4, 2);
  Player player(2);
  for (int i = 0; i < 10; ++i) add(large, player.step());
  CHECK_THROWS_AS(restore(large, small), IoError);

  Archive saved;
  large.archive(saved);
  auto arrays = saved.arrays();
  for (ArchivedArray& a : arrays) {
    if (a.name == "kinds") std::fill(a.bytes.begin(), a.bytes.end(), '\0');  // no step is left to be drawn
  }
  Archive damaged(arrays, "memory");
  FrameReplay other(30, 2);
  CHECK_THROWS_AS(other.archive(damaged), IoError);
}

TEST_CASE("frame replay: once full, adding and sampling ask the heap for nothing") {
  FrameReplay memory(30, 4);
  const Frame stack(8, 8, 4);
  Transitions batch;
  Rng rng(0);
  const auto round = [&] {
    memory.add(stack, 0, {stack, 0, false, false});
    memory.sample(batch, {.batch_size = 4}, rng);
  };
  for (int i = 0; i < 40; ++i) round();
  const long before = bench::allocations();
  for (int i = 0; i < 40; ++i) round();
  CHECK(bench::allocations() - before == 0);
}
