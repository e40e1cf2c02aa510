// Transitions: a batch of experience as a replay memory hands it out and a rule of learning reads it.
#pragma once
#include <cstdint>
#include <vector>

#include "minirl/tensor/indices.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// Row i: in state s_i the action a_i was taken; over the next k_i steps (1 unless the memory was asked for
/// more) the discounted rewards r_i came in, and s2_i was the state after them.
struct Transitions {
  Tensor observations{};                   // [batch, ...], s
  Indices actions{};                       // [batch], a, counted from 0
  std::vector<double> rewards{};           // [batch], r = r_1 + gamma r_2 + ... + gamma^(k-1) r_k
  Tensor next_observations{};              // [batch, ...], s2
  std::vector<std::uint8_t> terminated{};  // [batch], 1: s2 has no future; a time limit leaves it 0
  std::vector<double> discounts{};         // [batch], gamma^k
  Indices indices{};                       // [batch], where the memory keeps the first of the k steps
  Tensor weights{};                        // [batch], what each row counts; none: all alike

  int size() const { return static_cast<int>(rewards.size()); }
  /// Gives every column `rows` rows; observations are of shape `one`. Asks for memory only if there was less.
  void make_room(int rows, const Shape& one);
};

/// How a batch is drawn from a memory.
struct SampleConfig {
  int batch_size = 32;
  int n_steps = 1;      // steps a transition goes over, fewer before an episode's end
  double gamma = 0.99;  // discount per step
};

/// Throws ConfigError, naming `what`, unless batch_size and n_steps are positive and gamma is from 0 to 1.
void check_sample(const char* what, const SampleConfig& config);

/// The shape of `rows` things of shape `one` in a batch: [rows, ...]. Throws ShapeError if that passes
/// rank 4.
Shape batched(int rows, const Shape& one);

}  // namespace minirl
