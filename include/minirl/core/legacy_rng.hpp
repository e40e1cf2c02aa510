// LegacyRng: NumPy's old np.random.seed(...) draws, on std::mt19937. New code uses Rng; this one is for the
// notebook.
#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/core/bounded.hpp"

namespace minirl {

/// Every draw equals that of `numpy.random.RandomState(seed)` with the same name and arguments, bit for bit
/// (`randn` as far as the C library's log agrees). Arguments that make no sense are a ConfigError that names
/// them.
class LegacyRng {
 public:
  /// np.random.seed(seed).
  explicit LegacyRng(std::uint32_t seed) : words_{std::mt19937(seed)} {}

  /// RandomState(key) with a list of words, as Gym before 0.22 seeded its environments. At least one word.
  explicit LegacyRng(std::span<const std::uint32_t> key);

  std::uint32_t next32() { return words_.next32(); }

  /// Uniform in [0, 1), a multiple of 2^-53, from two words.
  double random_sample();

  /// `count` of them: np.random.rand(count).
  std::vector<double> rand_n(int count);

  /// low + (high - low) * random_sample().
  double uniform(double low, double high);

  /// A whole number from low to high - 1.
  std::int64_t randint(std::int64_t low, std::int64_t high);

  /// An index from 0 to n - 1: all alike, or by their probabilities (see check_probabilities).
  int choice(int n);
  int choice(std::span<const double> probabilities);

  /// k different indices from 0 to n - 1, in random order: the first k of a permutation.
  std::vector<int> choice_without_replacement(int n, int k);

  /// The numbers 0 to n - 1 in random order.
  std::vector<int> permutation(int n);

  /// Puts `values` in random order.
  template <class Value>
  void shuffle(std::span<Value> values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[bounded_by_masking(words_, i - 1)]);
  }

  /// A normal draw by the polar method. Draws come in pairs, of which NumPy hands out the second first.
  double randn();

  void archive(Archive& a);

 private:
  struct Words {
    std::mt19937 engine;
    std::uint32_t next32() { return static_cast<std::uint32_t>(engine()); }
    std::uint64_t next64() {
      const std::uint64_t high = next32();
      return high << 32 | next32();
    }
  };

  Words words_;
  double kept_normal_ = 0;
  bool has_kept_normal_ = false;
};

}  // namespace minirl
