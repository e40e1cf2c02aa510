#include "minirl/core/rng.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "minirl/core/errors.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/core/probabilities.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

int index_up_to(Pcg64& words, std::size_t last) { return static_cast<int>(bounded_by_lemire(words, last)); }

// Shuffles values[first..] from the end, each with any place up to its own. Unlike `shuffle` it draws by
// Lemire's method: NumPy uses both.
void shuffle_tail(Pcg64& words, std::vector<int>& values, std::size_t first) {
  for (std::size_t i = values.size(); i-- > first;) {
    std::swap(values[i], values[static_cast<std::size_t>(index_up_to(words, i))]);
  }
}

std::vector<int> tail_of_shuffled(Pcg64& words, std::size_t n, std::size_t k) {
  std::vector<int> all(n);
  std::iota(all.begin(), all.end(), 0);
  shuffle_tail(words, all, std::max<std::size_t>(n - k, 1));
  return {all.end() - static_cast<std::ptrdiff_t>(k), all.end()};
}

// R. Floyd's sampling: k draws whatever n is; if a number was seen before, the newest possible one takes its
// place.
std::vector<int> floyd_sample(Pcg64& words, std::size_t n, std::size_t k) {
  std::vector<int> chosen;
  chosen.reserve(k);
  std::unordered_set<int> seen;
  for (std::size_t last = n - k; last < n; ++last) {
    const int drawn = index_up_to(words, last);
    chosen.push_back(seen.insert(drawn).second ? drawn : static_cast<int>(last));
    seen.insert(chosen.back());
  }
  shuffle_tail(words, chosen, 1);
  return chosen;
}

}  // namespace

Rng Rng::stream(std::string_view name) const {
  const std::uint64_t hash = fnv1a64(name);
  return Rng(
      seed_.child(std::array{static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32)}));
}

double Rng::uniform(double low, double high) {
  if (!(low <= high) || !std::isfinite(high - low)) {
    throw ConfigError(join("Rng::uniform: needs finite low <= high, got ", low, " and ", high));
  }
  return low + (high - low) * random();
}

std::int64_t Rng::integers(std::int64_t low, std::int64_t high) {
  if (low >= high) throw ConfigError(join("Rng::integers: needs low < high, got ", low, " and ", high));
  return integers_inclusive(low, high - 1);
}

std::int64_t Rng::integers_inclusive(std::int64_t low, std::int64_t high) {
  if (low > high)
    throw ConfigError(join("Rng::integers_inclusive: needs low <= high, got ", low, " and ", high));
  const auto first = static_cast<std::uint64_t>(low);  // unsigned, because high - low may not fit in 63 bits
  return static_cast<std::int64_t>(first +
                                   bounded_by_lemire(words_, static_cast<std::uint64_t>(high) - first));
}

void Rng::bytes(std::span<std::uint8_t> out) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    word = i % 4 == 0 ? next32() : word >> 8;
    out[i] = static_cast<std::uint8_t>(word);
  }
}

int Rng::choice(int n) {
  if (n < 1) throw ConfigError(join("Rng::choice: needs at least 1 thing to choose from, got n = ", n));
  return static_cast<int>(integers(0, n));
}

int Rng::choice(std::span<const double> probabilities) {
  check_probabilities(probabilities);
  return index_of_quantile(probabilities, random());
}

int Rng::choice(std::span<const float> probabilities) {
  check_probabilities(probabilities);
  return index_of_quantile(probabilities, random());
}

std::vector<int> Rng::choice_without_replacement(int n, int k) {
  if (k < 0 || k > n) {
    throw ConfigError(join("Rng::choice_without_replacement: cannot take ", k, " different of ", n));
  }
  const bool shuffling_is_cheaper = n > 10000 && k > n / 50;
  const auto sample = shuffling_is_cheaper ? tail_of_shuffled : floyd_sample;
  return sample(words_, static_cast<std::size_t>(n), static_cast<std::size_t>(k));
}

std::vector<int> Rng::permutation(int n) {
  if (n < 0) throw ConfigError(join("Rng::permutation: n is ", n, "; it cannot be negative"));
  std::vector<int> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 0);
  shuffle(std::span(values));
  return values;
}

// A point in the unit disc gives two independent normals: its direction is uniform and its radius, stretched
// by sqrt(-2 log r2 / r2), is that of a two-dimensional normal (G. Marsaglia and T. A. Bray, 1964).
double Rng::normal() {
  if (has_kept_normal_) {
    has_kept_normal_ = false;
    return kept_normal_;
  }
  for (;;) {
    const double x = 2 * random() - 1;
    const double y = 2 * random() - 1;
    const double r2 = x * x + y * y;
    if (r2 >= 1 || r2 == 0) continue;
    const double stretch = std::sqrt(-2 * std::log(r2) / r2);
    kept_normal_ = stretch * y;
    has_kept_normal_ = true;
    return stretch * x;
  }
}

double Rng::normal(double mean, double standard_deviation) {
  if (!(standard_deviation >= 0)) {
    throw ConfigError(
        join("Rng::normal: the standard deviation is ", standard_deviation, "; it must be 0 or more"));
  }
  return mean + standard_deviation * normal();
}

RngState Rng::state() const {
  RngState state;
  const auto seed = seed_.words();
  const auto words = words_.words();
  const auto end =
      std::copy(words.begin(), words.end(), std::copy(seed.begin(), seed.end(), state.words.begin()));
  end[0] = has_kept_normal_ ? 1 : 0;
  end[1] = has_kept_normal_ ? std::bit_cast<std::uint64_t>(kept_normal_) : 0;
  return state;
}

Rng Rng::from_state(const RngState& state) {
  const auto& w = state.words;
  if (w[8] > 1) throw ConfigError(join("Rng::from_state: word 8 is ", w[8], ", it must be 0 or 1"));
  Rng rng(SeedSequence::from_words({w[0], w[1], w[2]}));
  rng.words_ = Pcg64::from_words({w[3], w[4], w[5], w[6], w[7]});
  rng.has_kept_normal_ = w[8] == 1;
  rng.kept_normal_ = std::bit_cast<double>(w[9]);
  return rng;
}

void Rng::archive(Archive& a) {
  RngState now = state();
  a("words", now.words);
  if (!a.is_loading()) return;
  try {
    *this = from_state(now);
  } catch (const ConfigError& error) {
    a.expect(false, "words", join("is no state of random numbers: ", error.what()));
  }
}

}  // namespace minirl
