#include "minirl/core/probabilities.hpp"

#include <cmath>
#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

template <class Number>
double total_of(std::span<const Number> probabilities) {
  double total = 0;
  for (const Number p : probabilities) total += p;
  return total;
}

template <class Number>
void check(std::span<const Number> probabilities) {
  if (probabilities.empty()) throw ConfigError("choice: there are no probabilities to choose by");
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] >= 0) continue;
    throw ConfigError(join("choice: probability ", i, " of ", probabilities.size(), " is ", probabilities[i],
                           "; none may be negative or NaN"));
  }
  const double tolerance = std::sqrt(static_cast<double>(std::numeric_limits<Number>::epsilon()));
  const double total = total_of(probabilities);
  if (std::abs(total - 1) <= tolerance) return;
  throw ConfigError(join("choice: the ", probabilities.size(), " probabilities sum to ", total,
                         ", not to 1; divide each by their sum"));
}

template <class Number>
int quantile(std::span<const Number> probabilities, double u) {
  const double total = total_of(probabilities);
  double sum = 0;
  int index = 0;
  for (const Number p : probabilities) {
    sum += p;
    if (sum / total > u) break;
    ++index;
  }
  return index;
}

}  // namespace

void check_probabilities(std::span<const double> probabilities) { check(probabilities); }
void check_probabilities(std::span<const float> probabilities) { check(probabilities); }

int index_of_quantile(std::span<const double> probabilities, double u) { return quantile(probabilities, u); }
int index_of_quantile(std::span<const float> probabilities, double u) { return quantile(probabilities, u); }

}  // namespace minirl
