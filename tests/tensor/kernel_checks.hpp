// What the tests of the kernels share: numbers, guarded arrays, bits, and the tables with their reference.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "tensor/kernels/kernels.hpp"
#include "tensor/kernels/plain_table.hpp"

namespace minirl::kernels {
namespace {

constexpr Table reference = table_of_plain_loops();

/// The tables whose bits are promised to be the reference's.
inline std::vector<const Table*> promised_tables() {
  const Tables tables = runnable_tables();
  std::vector<const Table*> promised;
  for (int i = 0; i < tables.count; ++i) {
    if (std::string(tables.entries[i]->name) != "baseline") promised.push_back(tables.entries[i]);
  }
  return promised;
}

inline std::vector<const Table*> all_tables() {
  const Tables tables = runnable_tables();
  return {tables.entries, tables.entries + tables.count};
}

/// A small linear congruential generator: the same cases in each run and build.
class Cases {
 public:
  explicit Cases(std::uint64_t seed) : state_(seed) {}

  std::uint32_t bits() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  int between(int low, int high) {
    return low + static_cast<int>(bits() % static_cast<unsigned>(high - low + 1));
  }

  /// In [-1, 1], now and then zero, denormal or large.
  Scalar number() {
    const Scalar x = static_cast<Scalar>(between(-1000000, 1000000)) * Scalar(1e-6);
    switch (bits() % 64) {
      case 0:
        return 0;
      case 1:
        return x * Scalar(1e-38);
      case 2:
        return x * Scalar(1e15);
      default:
        return x;
    }
  }

  std::vector<Scalar> numbers(long n) {
    std::vector<Scalar> x(static_cast<std::size_t>(n));
    for (Scalar& value : x) value = number();
    return x;
  }

 private:
  std::uint64_t state_;
};

/// A copy of some numbers, `offset` elements off a 64-byte boundary, with guards on both sides.
class Guarded {
 public:
  Guarded(const std::vector<Scalar>& x, int offset = 0) : n_(x.size()), all_(x.size() + 3 * margin, guard) {
    const auto address = reinterpret_cast<std::uintptr_t>(all_.data() + margin);
    begin_ = margin + (64 - address % 64) % 64 / sizeof(Scalar) + static_cast<std::size_t>(offset);
    if (n_ > 0) std::memcpy(data(), x.data(), n_ * sizeof(Scalar));
  }

  Scalar* data() { return all_.data() + begin_; }

  bool intact() const {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if ((i < begin_ || i >= begin_ + n_) && all_[i] != guard) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t margin = 32;
  static constexpr Scalar guard = -12345;
  std::size_t n_, begin_;
  std::vector<Scalar> all_;
};

inline bool same_bits(Scalar a, Scalar b) {
  return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0;
}

/// The first index at which a and b differ in a bit (all NaN are equal), or -1.
inline long first_difference(const Scalar* a, const Scalar* b, long n) {
  for (long i = 0; i < n; ++i) {
    if (!same_bits(a[i], b[i])) return i;
  }
  return -1;
}

}  // namespace
}  // namespace minirl::kernels
