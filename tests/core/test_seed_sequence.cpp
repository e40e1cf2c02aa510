#include <doctest/doctest.h>

#include <array>

#include "minirl/core/errors.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/core/pcg64.hpp"
#include "minirl/core/seed_sequence.hpp"

using namespace minirl;

TEST_CASE("fnv1a64: the published values, and a hash that goes on") {
  CHECK(fnv1a64("") == 0xcbf29ce484222325);
  CHECK(fnv1a64("a") == 0xaf63dc4c8601ec8c);
  CHECK(fnv1a64("nt", fnv1a64("age")) == fnv1a64("agent"));
}

TEST_CASE("SeedSequence: leading words of zero change nothing below four words, and something above") {
  const SeedSequence small(7);
  CHECK(SeedSequence(std::array<std::uint32_t, 1>{7}) == small);
  CHECK(SeedSequence(std::array<std::uint32_t, 4>{7, 0, 0, 0}) == small);
  CHECK_FALSE(SeedSequence(std::array<std::uint32_t, 5>{7, 0, 0, 0, 0}) == small);
}

TEST_CASE("SeedSequence: spawned children are those of the keys 0, 1, 2") {
  SeedSequence root(42);
  const auto first = root.spawn(2);
  const auto second = root.spawn(1);
  CHECK(first[0] == SeedSequence(42).child(std::array<std::uint32_t, 1>{0}));
  CHECK(first[1] == SeedSequence(42).child(std::array<std::uint32_t, 1>{1}));
  CHECK(second[0] == SeedSequence(42).child(std::array<std::uint32_t, 1>{2}));
  CHECK(root.pool() == SeedSequence(42).pool());
}

TEST_CASE("SeedSequence: a grandchild's key is its parent's, extended") {
  const SeedSequence root(1);
  const auto child = root.child(std::array<std::uint32_t, 1>{5});
  CHECK(child.child(std::array<std::uint32_t, 1>{6}) == root.child(std::array<std::uint32_t, 2>{5, 6}));
}

TEST_CASE("SeedSequence: a short state is the beginning of a long one") {
  std::array<std::uint32_t, 6> words;
  std::array<std::uint64_t, 2> doubles;
  SeedSequence(0).generate_state(words);
  SeedSequence(0).generate_state(doubles);
  CHECK(words[0] == 2968811710);
  CHECK(doubles[0] == (std::uint64_t{words[1]} << 32 | words[0]));
  CHECK(doubles[1] == (std::uint64_t{words[3]} << 32 | words[2]));
}

TEST_CASE("SeedSequence: saved words bring it back, counter of children included") {
  SeedSequence root(99);
  root.spawn(3);
  SeedSequence copy = SeedSequence::from_words(root.words());
  CHECK(copy == root);
  CHECK(copy.spawn(1)[0] == root.spawn(1)[0]);
}

TEST_CASE("SeedSequence: no words are no seed") {
  CHECK_THROWS_AS(SeedSequence(std::span<const std::uint32_t>()), ConfigError);
}

TEST_CASE("Pcg64: the kept half of a word outlives 64-bit draws") {
  Pcg64 halves{SeedSequence(3)};
  Pcg64 whole{SeedSequence(3)};
  const std::uint64_t first = whole.next64();
  CHECK(halves.next32() == static_cast<std::uint32_t>(first));
  CHECK(halves.next64() == whole.next64());
  CHECK(halves.next32() == first >> 32);
  CHECK(halves == whole);
}

TEST_CASE("Pcg64: words that no generator can have are refused") {
  Pcg64 generator{SeedSequence(3)};
  generator.next32();
  auto words = generator.words();
  CHECK(Pcg64::from_words(words) == generator);
  words[4] = std::uint64_t{1} << 33;
  CHECK_THROWS_AS(Pcg64::from_words(words), ConfigError);
  words = generator.words();
  words[3] ^= 1;
  CHECK_THROWS_AS(Pcg64::from_words(words), ConfigError);
}
