#include "minirl/core/seed_sequence.hpp"

#include "minirl/core/errors.hpp"

namespace minirl {
namespace {

std::array<std::uint32_t, 2> low_and_high(std::uint64_t value) {
  return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
}

std::uint64_t joined(std::uint32_t low, std::uint32_t high) { return std::uint64_t{high} << 32 | low; }

std::uint32_t mix(std::uint32_t x, std::uint32_t y) {
  const std::uint32_t mixed = 0xca01f9ddu * x - 0x4973f715u * y;
  return mixed ^ mixed >> 16;
}

// The words of the output: the pool round and round, each hashed with a constant that moves on.
class Output {
 public:
  explicit Output(const std::array<std::uint32_t, 4>& pool) : pool_(pool) {}

  std::uint32_t next() {
    std::uint32_t word = pool_[at_++ % pool_.size()] ^ hash_constant_;
    hash_constant_ *= 0x58f38ded;
    word *= hash_constant_;
    return word ^ word >> 16;
  }

 private:
  std::array<std::uint32_t, 4> pool_;
  std::size_t at_ = 0;
  std::uint32_t hash_constant_ = 0x8b51f9dd;
};

}  // namespace

SeedSequence::SeedSequence(std::uint64_t seed)
    : SeedSequence(std::span<const std::uint32_t>(low_and_high(seed))) {}

// Missing words of the first four count as zeros, so a high word of zero changes nothing.
SeedSequence::SeedSequence(std::span<const std::uint32_t> words) {
  if (words.empty()) throw ConfigError("SeedSequence: a seed needs at least one 32-bit word, got none");
  for (std::size_t i = 0; i < pool_.size(); ++i) pool_[i] = hashed(i < words.size() ? words[i] : 0);
  for (std::size_t from = 0; from < pool_.size(); ++from) {
    for (std::size_t to = 0; to < pool_.size(); ++to) {
      if (to != from) pool_[to] = mix(pool_[to], hashed(pool_[from]));
    }
  }
  for (std::size_t i = pool_.size(); i < words.size(); ++i) absorb(words[i]);
}

std::uint32_t SeedSequence::hashed(std::uint32_t value) {
  value ^= hash_constant_;
  hash_constant_ *= 0x931e8875;
  value *= hash_constant_;
  return value ^ value >> 16;
}

void SeedSequence::absorb(std::uint32_t word) {
  for (std::uint32_t& cell : pool_) cell = mix(cell, hashed(word));
}

SeedSequence SeedSequence::child(std::span<const std::uint32_t> key) const {
  SeedSequence result = *this;
  result.spawned_ = 0;
  for (const std::uint32_t word : key) result.absorb(word);
  return result;
}

std::vector<SeedSequence> SeedSequence::spawn(std::size_t count) {
  std::vector<SeedSequence> children;
  children.reserve(count);
  for (std::size_t i = 0; i < count; ++i) children.push_back(child(std::array{spawned_++}));
  return children;
}

void SeedSequence::generate_state(std::span<std::uint32_t> out) const {
  Output output(pool_);
  for (std::uint32_t& word : out) word = output.next();
}

void SeedSequence::generate_state(std::span<std::uint64_t> out) const {
  Output output(pool_);
  for (std::uint64_t& word : out) {
    const std::uint32_t low = output.next();
    word = joined(low, output.next());
  }
}

SeedSequence::Words SeedSequence::words() const {
  return {joined(pool_[0], pool_[1]), joined(pool_[2], pool_[3]), joined(hash_constant_, spawned_)};
}

SeedSequence SeedSequence::from_words(const Words& words) {
  SeedSequence result;
  const auto [p0, p1] = low_and_high(words[0]);
  const auto [p2, p3] = low_and_high(words[1]);
  result.pool_ = {p0, p1, p2, p3};
  const auto [hash_constant, spawned] = low_and_high(words[2]);
  result.hash_constant_ = hash_constant;
  result.spawned_ = spawned;
  return result;
}

}  // namespace minirl
