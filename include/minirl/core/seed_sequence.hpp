// SeedSequence: turns a seed of any size, and the place of a child in a tree of seeds, into well mixed random
// words. The same pools and words as NumPy's class of that name (M. E. O'Neill, "Developing a seed_seq
// alternative", 2015).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace minirl {

/// A seed as a value of 24 bytes. Words are absorbed one after another, so a child is its parent's pool with
/// the child's key mixed in; neither the seed's words nor the key are kept.
class SeedSequence {
 public:
  explicit SeedSequence(std::uint64_t seed);

  /// A seed of any size as 32-bit words, lowest first: 2^64 + 5 is {5, 0, 1}. No word at all is a
  /// ConfigError.
  explicit SeedSequence(std::span<const std::uint32_t> words);

  /// The descendant whose spawn_key is this one's followed by `key`.
  [[nodiscard]] SeedSequence child(std::span<const std::uint32_t> key) const;

  /// The next `count` children, with the keys {0}, {1}, ...; a later call goes on counting.
  std::vector<SeedSequence> spawn(std::size_t count);

  /// Fills `out` with seed material; the first words are the same however many are asked for.
  void generate_state(std::span<std::uint32_t> out) const;
  void generate_state(std::span<std::uint64_t> out) const;

  const std::array<std::uint32_t, 4>& pool() const { return pool_; }

  /// All there is to save, and the sequence it came from.
  using Words = std::array<std::uint64_t, 3>;
  Words words() const;
  static SeedSequence from_words(const Words& words);

  bool operator==(const SeedSequence&) const = default;

 private:
  SeedSequence() = default;
  std::uint32_t hashed(std::uint32_t value);
  void absorb(std::uint32_t word);

  std::array<std::uint32_t, 4> pool_{};
  std::uint32_t hash_constant_ = 0x43b0d7e5;  // moves on with every word that is hashed
  std::uint32_t spawned_ = 0;
};

}  // namespace minirl
