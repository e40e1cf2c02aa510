// Rng: random numbers with NumPy's streams, so that a seed means the same episode here and in Gymnasium.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/core/bounded.hpp"
#include "minirl/core/pcg64.hpp"
#include "minirl/core/seed_sequence.hpp"

namespace minirl {

/// Everything an Rng is, as words that a checkpoint can keep.
struct RngState {
  std::array<std::uint64_t, 10> words{};
  bool operator==(const RngState&) const = default;
};

/// A random stream as a small value: a copy continues with the same draws. Every draw equals that of
/// `numpy.random.default_rng(seed)` with the same arguments, bit for bit; only `normal` is our own.
/// Arguments that make no sense are a ConfigError that names them.
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : Rng(SeedSequence(seed)) {}
  explicit Rng(const SeedSequence& seed) : seed_(seed), words_(seed) {}

  /// The stream called `name` below this seed. It depends on the seed and the name only, not on what was
  /// drawn before: NumPy's SeedSequence(seed, spawn_key=(low, high)) of the name's FNV-1a-64 hash.
  [[nodiscard]] Rng stream(std::string_view name) const;

  std::uint64_t next64() { return words_.next64(); }
  std::uint32_t next32() { return words_.next32(); }

  /// Uniform in [0, 1): a multiple of 2^-53, and of 2^-24 for the float.
  double random() { return static_cast<double>(next64() >> 11) * 0x1p-53; }
  float random_float() { return static_cast<float>(next32() >> 8) * 0x1p-24f; }

  /// Uniform in [low, high); both must be finite, low <= high.
  double uniform(double low, double high);

  /// A whole number from low to high - 1.
  std::int64_t integers(std::int64_t low, std::int64_t high);

  /// A whole number from low to high, both included: the one way to ask for all 2^64 of them.
  std::int64_t integers_inclusive(std::int64_t low, std::int64_t high);

  /// The bytes of 32-bit words, lowest first, as NumPy draws uint8: each call begins a new word.
  void bytes(std::span<std::uint8_t> out);

  /// An index from 0 to n - 1: all alike, or by their probabilities (see check_probabilities).
  int choice(int n);
  int choice(std::span<const double> probabilities);
  int choice(std::span<const float> probabilities);

  /// k different indices from 0 to n - 1, in random order.
  std::vector<int> choice_without_replacement(int n, int k);

  /// The numbers 0 to n - 1 in random order.
  std::vector<int> permutation(int n);

  /// Puts `values` in random order.
  template <class Value>
  void shuffle(std::span<Value> values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[bounded_by_masking(words_, i - 1)]);
  }

  /// A normal draw with mean 0 and standard deviation 1, by Marsaglia's polar method: NOT NumPy's stream,
  /// whose ziggurat tables are not reproduced here. Draws come in pairs; the second is kept for the next
  /// call.
  double normal();
  double normal(double mean, double standard_deviation);

  /// The exact state, to be kept in a checkpoint, and the Rng that continues from it bit for bit.
  RngState state() const;
  static Rng from_state(const RngState& state);
  void archive(Archive& a);

  bool operator==(const Rng& other) const { return state() == other.state(); }

 private:
  SeedSequence seed_;
  Pcg64 words_;
  double kept_normal_ = 0;
  bool has_kept_normal_ = false;
};

}  // namespace minirl
