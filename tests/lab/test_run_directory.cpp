#include <doctest/doctest.h>

#include "minirl/lab/run_directory.hpp"

using namespace minirl;

TEST_CASE("summary_json: settings that are words stand in quotes, numbers and truth values do not") {
  const RunDescription run{"reinforce",
                           "CartPole-v1",
                           "minirl",
                           5,
                           {{"credit", "to_go"},
                            {"gamma", "0.995"},
                            {"rate", "1e-05"},
                            {"normalise", "true"},
                            {"clip", "inf"},
                            {"name", "1 \"a\""},
                            {"empty", ""}}};
  const std::string text = summary_json({.run = run, .training = {}, .evaluation = {}});
  CHECK(text.find(
            "\"settings\": {\"credit\": \"to_go\", \"gamma\": 0.995, \"rate\": 1e-05, \"normalise\": true, "
            "\"clip\": \"inf\", \"name\": \"1 \\\"a\\\"\", \"empty\": \"\"}") != std::string::npos);
}
