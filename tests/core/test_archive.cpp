#include "minirl/core/archive.hpp"

#include <doctest/doctest.h>

#include <deque>

#include "minirl/core/errors.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/initialise.hpp"
#include "minirl/nn/sequential.hpp"
#include "minirl/optim/adam.hpp"
#include "minirl/tensor/frame.hpp"

using namespace minirl;

namespace {

enum class Colour { red, green };

struct Ball {
  double x = 0;
  std::vector<int> marks{};
  void archive(Archive& a) { a("x", x), a("marks", marks); }
  bool operator==(const Ball&) const = default;
};

struct Box {
  float weight = 0;
  bool open = false;
  Colour colour = Colour::red;
  std::uint64_t key = 0;
  std::string label{};
  std::array<double, 2> corner{};
  std::deque<double> recent{};
  std::vector<Ball> balls{};
  std::optional<Ball> spare{};
  std::vector<std::uint8_t> bytes{};

  void archive(Archive& a) {
    a("weight", weight), a("open", open), a("colour", colour), a("key", key), a("label", label);
    a("corner", corner), a("recent", recent), a("balls", balls), a("spare", spare), a("bytes", bytes);
  }
  bool operator==(const Box&) const = default;
};

template <class Value>
std::vector<ArchivedArray> saved(Value& value) {
  Archive a;
  a("value", value);
  return a.arrays();
}

template <class Value>
void load(std::vector<ArchivedArray> arrays, Value& value) {
  Archive a(std::move(arrays), "memory");
  a("value", value);
  a.expect_no_more();
}

}  // namespace

TEST_CASE("Archive: a value comes back as it was") {
  Box box{1.5F,      true,   Colour::green,           ~std::uint64_t{0}, "a \n box",
          {1, -0.0}, {3, 4}, {{0.1, {1}}, {0.2, {}}}, Ball{7, {-1, 5}},  {0, 255}};
  Box other{2, false, Colour::red, 1, "xyz", {5, 5}, {1}, {{9, {9}}, {9, {}}, {9, {}}}, std::nullopt, {1}};
  load(saved(box), other);
  CHECK(other == box);
  box.spare.reset();
  load(saved(box), other);
  CHECK(other == box);
}

TEST_CASE("Archive: names say where a number stands") {
  Box box{.balls = {{3, {}}}};
  std::vector<std::string> names;
  for (const ArchivedArray& a : saved(box)) names.push_back(a.name);
  CHECK(std::find(names.begin(), names.end(), "value.balls.0.x") != names.end());
  CHECK(std::find(names.begin(), names.end(), "value.label") != names.end());
}

TEST_CASE("Archive: what does not fit is named") {
  Ball ball{1, {1, 2}};
  const auto whole = saved(ball);
  Box box;
  CHECK_THROWS_WITH_AS(load(whole, box), "memory: there is no 'value.weight' in it", IoError);
  float number = 0;
  CHECK_THROWS_WITH_AS(load({{"value", ArchivedArray::Type::f64, {}, std::string(8, 'x')}}, number),
                       "memory: 'value' is f64 [], expected f32 []", IoError);
  std::array<int, 3> three{};
  std::array<int, 2> two{1, 2};
  CHECK_THROWS_WITH_AS(load(saved(two), three), "memory: 'value' is i64 [2], expected i64 [3]", IoError);
  auto more = whole;
  more.push_back({"value.y", ArchivedArray::Type::f64, {}, std::string(8, 'x')});
  CHECK_THROWS_WITH_AS(load(more, ball), "memory: 'value.y' in it belongs to nothing here (1 in all)",
                       IoError);
}

TEST_CASE("Archive: a damaged size is refused before memory is asked for") {
  std::vector<Ball> balls(2);
  auto arrays = saved(balls);
  for (ArchivedArray& a : arrays) {
    if (a.name == "value.size") a.bytes = std::string(7, '\xff') + '\x7f';
  }
  CHECK_THROWS_AS(load(arrays, balls), IoError);
}

TEST_CASE("Archive: bytes that are not as many as the extents ask for are refused") {
  using Type = ArchivedArray::Type;
  const auto refuses = [](Type type, std::vector<std::int64_t> extents, std::size_t bytes) {
    CHECK_THROWS_AS(Archive({{"x", type, extents, std::string(bytes, 'x')}}, "memory"), IoError);
  };
  refuses(Type::f32, {2, 3}, 23);
  refuses(Type::u8, {-1, -4}, 4);
  refuses(Type::f64, {std::int64_t{1} << 61}, 0);  // times 8 bytes is 0 in 64 bits
  CHECK_THROWS_WITH_AS(Archive({{"x", Type::u64, {}, ""}}, "memory"), "memory: 'x' is u64 [] but has 0 bytes",
                       IoError);
}

TEST_CASE("Archive: a value may insist on its bounds") {
  struct Die {
    int eyes = 1;
    void archive(Archive& a) {
      a("eyes", eyes);
      a.expect(eyes >= 1 && eyes <= 6, "eyes", join("are ", eyes, ", a die has 1 to 6"));
    }
  };
  Die wrong{7}, die;
  CHECK_THROWS_WITH_AS(load(saved(wrong), die), "memory: 'value.eyes' are 7, a die has 1 to 6", IoError);
}

TEST_CASE("Archive: what has a fixed length takes no other") {
  std::array<Ball, 3> three{};
  std::array<Ball, 2> two{};
  CHECK_THROWS_WITH_AS(load(saved(three), two), "memory: 'value.size' is 3, expected 2", IoError);
}

TEST_CASE("Archive: damaged random numbers are refused") {
  Rng rng(1);
  LegacyRng legacy(1);
  auto words = saved(rng), text = saved(legacy);
  words[0].bytes[8 * 8] = 2;  // whether a draw is kept: yes or no
  CHECK_THROWS_AS(load(words, rng), IoError);
  for (ArchivedArray& a : text) {
    if (a.name == "value.engine") a.bytes.assign(a.bytes.size(), 'x');
  }
  CHECK_THROWS_WITH_AS(load(text, legacy), "memory: 'value.engine' is no state of random numbers", IoError);
}

TEST_CASE("Archive: two values of one name are a mistake of the program") {
  Archive a;
  double x = 1;
  a("x", x);
  CHECK_THROWS_WITH_AS(a("x", x), "archive: 'x' is written down twice; names must differ", StateError);
}

TEST_CASE("Archive: random numbers go on with the same draws") {
  Rng rng(42), other(7);
  rng.normal();  // the second of the pair is kept
  load(saved(rng), other);
  CHECK(other == rng);
  CHECK(other.normal() == rng.normal());
  CHECK(other.stream("agent") == rng.stream("agent"));

  LegacyRng legacy(42), legacy_other(7);
  legacy.randn();
  load(saved(legacy), legacy_other);
  CHECK(legacy_other.randn() == legacy.randn());
  CHECK(legacy_other.next32() == legacy.next32());
}

TEST_CASE("Archive: tensors and frames keep shape and bits") {
  Tensor t = Tensor::matrix({{1, 2, 3}, {4, 5, 6}}), other;
  load(saved(t), other);
  CHECK(other == t);
  Tensor number = Tensor::scalar(3);
  load(saved(number), other);
  CHECK(other == number);
  Frame frame(2, 3, 1, 200), blank;
  load(saved(frame), blank);
  CHECK(blank == frame);
}

TEST_CASE("Archive: a network and its optimiser go on as they would have") {
  Sequential net = sequential(Dense(3, 2), Dense(2, 1));
  initialise(net, Rng(1));
  const auto learn = [](Sequential& n, Adam& adam) {
    GradientTape tape;
    const Var y = n(tape.constant(Tensor({1, 3}, Scalar(0.5))));
    adam.step(n, tape.gradient(y, n));
  };
  Adam adam;
  learn(net, adam);
  Sequential other = sequential(Dense(3, 2), Dense(2, 1));
  initialise(other, Rng(2));
  Adam other_adam;
  load(saved(net), other);
  load(saved(adam), other_adam);
  CHECK(saved(other) == saved(net));
  learn(net, adam), learn(other, other_adam);
  CHECK(saved(other) == saved(net));

  Sequential wider = sequential(Dense(3, 4), Dense(4, 1));
  initialise(wider, Rng(2));
  CHECK_THROWS_WITH_AS(load(saved(net), wider), "memory: 0.weight is [3, 2] in it, [3, 4] here", IoError);
}
