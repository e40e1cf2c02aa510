#include <doctest/doctest.h>

#include <limits>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

using namespace minirl;

TEST_CASE("join: pieces keep their order, numbers take their shortest form") {
  CHECK(join("a is ", 3, " wide, ", 0.1, ' ', 0.1f, " ", true) == "a is 3 wide, 0.1 0.1 true");
  CHECK(join(std::numeric_limits<double>::infinity(), " ", -std::numeric_limits<float>::infinity()) ==
        "inf -inf");
}

TEST_CASE("fixed: decimals after the point") {
  CHECK(fixed(43.3125, 3) == "43.312");  // a tie goes to the even digit
  CHECK(fixed(-0.5, 0) == "-0");
  CHECK(fixed(1e300, 1).size() == 303);
}

TEST_CASE("split: separators at the ends give empty parts") {
  CHECK(split("a,b,", ',') == std::vector<std::string>{"a", "b", ""});
  CHECK(split("", ',') == std::vector<std::string>{""});
}

TEST_CASE("parse: the whole text or an error that names it") {
  CHECK(parse_double("1e-2", "rate") == 0.01);
  CHECK(parse_int("-7", "n") == -7);
  CHECK(parse_uint64("18446744073709551615", "seed") == 18446744073709551615ull);
  CHECK_THROWS_WITH_AS(parse_double("1x", "gamma"), "gamma: '1x' is not a number", ConfigError);
  CHECK_THROWS_WITH_AS(parse_int("9223372036854775808", "steps"),
                       "steps: '9223372036854775808' is out of range for a whole number", ConfigError);
  CHECK_THROWS_AS(parse_uint64("-1", "seed"), ConfigError);
  CHECK_THROWS_AS(parse_int("", "n"), ConfigError);
  CHECK_THROWS_AS(parse_int(" 1", "n"), ConfigError);
}

TEST_CASE("nearest: a slip is recognised, a stranger is not") {
  const std::vector<std::string> verbs{"train", "test", "tour", "eval"};
  CHECK(nearest("trian", verbs) == "train");
  CHECK(nearest("tset", verbs) == "test");
  CHECK(nearest("xylophone", verbs).empty());
}

TEST_CASE("listed: the words of a sentence") {
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b or c");
  CHECK(listed({}).empty());
}

TEST_CASE("unknown: names the word, the nearest and all there are") {
  CHECK(unknown("agent", "dqm", {"a2c", "dqn"}) ==
        "unknown agent 'dqm'; did you mean 'dqn'? There are a2c and dqn.");
  CHECK(unknown("agent", "x", {"a2c"}) == "unknown agent 'x'. There is a2c.");
}
