#include "minirl/core/legacy_rng.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <sstream>

#include "minirl/core/errors.hpp"
#include "minirl/core/probabilities.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// M. Matsumoto and T. Nishimura's init_by_array (2002): mixes a key of any length into a state that began as
// that of the number 19650218. std::mt19937 has no such thing, but it takes its state from a seed sequence
// like this one.
class InitByArray {
 public:
  using result_type = std::uint32_t;

  explicit InitByArray(std::span<const std::uint32_t> key) {
    state_[0] = 19650218;
    for (std::uint32_t i = 1; i < size; ++i) state_[i] = 1812433253u * folded(i - 1) + i;
    std::uint32_t at = 1;
    for (std::size_t i = 0; i < std::max<std::size_t>(size, key.size()); ++i) {
      const std::size_t j = i % key.size();
      state_[at] = (state_[at] ^ folded(at - 1) * 1664525u) + key[j] + static_cast<std::uint32_t>(j);
      advance(at);
    }
    for (std::uint32_t i = 1; i < size; ++i) {
      state_[at] = (state_[at] ^ folded(at - 1) * 1566083941u) - at;
      advance(at);
    }
    state_[0] = 0x80000000;  // never all zeros
  }

  template <class Iterator>
  void generate(Iterator begin, Iterator end) const {
    std::copy_n(state_.begin(), end - begin, begin);
  }

 private:
  static constexpr std::uint32_t size = std::mt19937::state_size;

  std::uint32_t folded(std::uint32_t i) const { return state_[i] ^ state_[i] >> 30; }

  // Round the state, leaving out cell 0, which takes the last one's value so that cell 1 still has a
  // neighbour.
  void advance(std::uint32_t& at) {
    if (++at < size) return;
    state_[0] = state_[size - 1];
    at = 1;
  }

  std::array<std::uint32_t, size> state_{};
};

std::mt19937 engine_from(std::span<const std::uint32_t> key) {
  if (key.empty()) throw ConfigError("LegacyRng: a key needs at least one 32-bit word, got none");
  InitByArray state(key);
  return std::mt19937(state);
}

}  // namespace

LegacyRng::LegacyRng(std::span<const std::uint32_t> key) : words_{engine_from(key)} {}

double LegacyRng::random_sample() {
  const std::uint32_t high = next32() >> 5;
  const std::uint32_t low = next32() >> 6;
  return (high * 0x1p26 + low) * 0x1p-53;
}

std::vector<double> LegacyRng::rand_n(int count) {
  if (count < 0)
    throw ConfigError(join("LegacyRng::rand_n: the count is ", count, "; it cannot be negative"));
  std::vector<double> values(static_cast<std::size_t>(count));
  for (double& value : values) value = random_sample();
  return values;
}

double LegacyRng::uniform(double low, double high) {
  if (!std::isfinite(high - low)) {
    throw ConfigError(join("LegacyRng::uniform: needs a finite range, got ", low, " and ", high));
  }
  return low + (high - low) * random_sample();
}

std::int64_t LegacyRng::randint(std::int64_t low, std::int64_t high) {
  if (low >= high) throw ConfigError(join("LegacyRng::randint: needs low < high, got ", low, " and ", high));
  const auto first = static_cast<std::uint64_t>(low);
  const std::uint64_t last = static_cast<std::uint64_t>(high) - first - 1;
  return static_cast<std::int64_t>(first + bounded_by_masking(words_, last));
}

int LegacyRng::choice(int n) {
  if (n < 1) throw ConfigError(join("LegacyRng::choice: needs at least 1 thing to choose from, got n = ", n));
  return static_cast<int>(randint(0, n));
}

int LegacyRng::choice(std::span<const double> probabilities) {
  check_probabilities(probabilities);
  return index_of_quantile(probabilities, random_sample());
}

std::vector<int> LegacyRng::choice_without_replacement(int n, int k) {
  if (k < 0 || k > n) {
    throw ConfigError(join("LegacyRng::choice_without_replacement: cannot take ", k, " different of ", n));
  }
  std::vector<int> values = permutation(n);
  values.resize(static_cast<std::size_t>(k));
  return values;
}

std::vector<int> LegacyRng::permutation(int n) {
  if (n < 0) throw ConfigError(join("LegacyRng::permutation: n is ", n, "; it cannot be negative"));
  std::vector<int> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 0);
  shuffle(std::span(values));
  return values;
}

double LegacyRng::randn() {
  if (has_kept_normal_) {
    has_kept_normal_ = false;
    return kept_normal_;
  }
  for (;;) {
    const double x = 2 * random_sample() - 1;
    const double y = 2 * random_sample() - 1;
    const double r2 = x * x + y * y;
    if (r2 >= 1 || r2 == 0) continue;
    const double stretch = std::sqrt(-2 * std::log(r2) / r2);
    kept_normal_ = stretch * x;
    has_kept_normal_ = true;
    return stretch * y;
  }
}

void LegacyRng::archive(Archive& a) {
  std::stringstream text;  // the one form in which std::mt19937 shows its state
  text << words_.engine;
  std::string engine = text.str();
  a("engine", engine), a("kept_normal", kept_normal_), a("has_kept_normal", has_kept_normal_);
  if (!a.is_loading()) return;
  text.str(engine);
  text >> words_.engine;
  a.expect(!text.fail(), "engine", "is no state of random numbers");
}

}  // namespace minirl
