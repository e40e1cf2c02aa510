// What doctest's XML reporter wrote about a run of checks, also if the run broke off in the middle.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minirl::app::learning {

struct FailedCheck {
  enum class Kind { check, exception, crash };
  Kind kind = Kind::check;
  std::string test;                // name of the test case
  int line = 0;                    // of the check; of the test case for an exception or a crash
  std::string macro;               // "CHECK", "REQUIRE", "FAIL_CHECK"; "" for an exception or a crash
  std::string expression;          // "returns[0] == -22"
  std::string values;              // "-50 == -22"
  std::string exception;           // what was thrown, or the crash's signal
  std::vector<std::string> notes;  // INFO, CAPTURE and messages, outermost first
};

struct DoctestReport {
  bool is_complete = false;  // the run came to its end
  int tests = 0;             // begun
  int checks_passed = 0;
  std::string last_test;  // the one that was begun last
  std::vector<FailedCheck> failures;
};

/// Reads as far as the text goes; throws nothing for a text that is cut or no report.
DoctestReport read_report(std::string_view xml);

}  // namespace minirl::app::learning
