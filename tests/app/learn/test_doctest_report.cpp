// Reports of doctest, whole and cut, and the plain words for how a program ended.
#include <doctest/doctest.h>

#include <csignal>

#include "app/learn/doctest_report.hpp"
#include "app/learn/verdict_words.hpp"

using namespace minirl::app::learning;

namespace {

const std::string failing = R"(<?xml version="1.0" encoding="UTF-8"?>
<doctest binary="./a" version="2.4.9">
  <TestSuite>
    <TestCase name="4.1: a > b &amp; &quot;c&quot;" filename="a.cpp" line="6">
      <Message type="WARNING" filename="a.cpp" line="7">
        <Text>
          only a message
        </Text>
      </Message>
      <Expression success="false" type="CHECK" filename="a.cpp" line="8">
        <Original>
          r[0] == -22
        </Original>
        <Expanded>
          -50 == -22
        </Expanded>
        <Info>
          returns[0] is -50, expected -22
        </Info>
      </Expression>
      <OverallResultsAsserts successes="1" failures="1" test_case_success="false"/>
    </TestCase>
)";
const std::string end_of_report = R"(  </TestSuite>
  <OverallResultsAsserts successes="3" failures="1"/>
  <OverallResultsTestCases successes="0" failures="1" skipped="0"/>
</doctest>
)";
const std::string passing =
    "<doctest>\n<TestCase name=\"4.1: x\" line=\"2\">\n<OverallResultsAsserts successes=\"3\" "
    "failures=\"0\"/>\n"
    "</TestCase>\n<OverallResultsAsserts successes=\"3\" failures=\"0\"/>\n"
    "<OverallResultsTestCases successes=\"1\" failures=\"0\"/>\n</doctest>\n";

std::string thrown(const std::string& words, const std::string& is_crash) {
  return "<TestCase name=\"4.1: t\" filename=\"a.cpp\" line=\"9\">\n<Exception crash=\"" + is_crash +
         "\">\n  " + words + "\n</Exception>\n";
}

bool holds(const Ending& ending, const std::string& part) {
  return ending.words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("report: a failed check is read with its notes, a warning is not") {
  const DoctestReport report = read_report(failing + end_of_report);
  CHECK(report.is_complete);
  CHECK(report.tests == 1);
  CHECK(report.checks_passed == 3);
  REQUIRE(report.failures.size() == 1);
  const FailedCheck& check = report.failures[0];
  CHECK(check.test == "4.1: a > b & \"c\"");
  CHECK(check.line == 8);
  CHECK(
      described(check) ==
      "\"4.1: a > b & \"c\"\"\nreturns[0] is -50, expected -22\nline 8: CHECK( r[0] == -22 ) was -50 == -22");
}

TEST_CASE("report: a text that is cut anywhere is read as far as it goes") {
  const std::string whole = failing + end_of_report;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const DoctestReport report = read_report(std::string_view(whole).substr(0, size));
    CHECK(report.failures.size() <= 1);
    CHECK_FALSE((report.is_complete && size < failing.size()));
  }
  CHECK(read_report(failing).last_test == "4.1: a > b & \"c\"");
  CHECK_FALSE(read_report(failing).is_complete);
}

TEST_CASE("ending: what is not written, wrong, and right") {
  CHECK(ending_of({}, read_report(passing)).outcome == Outcome::passed);
  const ChildEnd one{.output = "", .status = 1};
  CHECK(ending_of(one, read_report(failing + end_of_report)).outcome == Outcome::wrong);
  const Ending open = ending_of(one, read_report(thrown("exercise 4.1 is not written yet", "false")));
  CHECK(open.outcome == Outcome::not_written);
  CHECK(open.words == "exercise 4.1 is not written yet");
  const Ending error = ending_of(one, read_report(thrown("matmul: inner extents differ", "false")));
  CHECK(error.outcome == Outcome::wrong);
  CHECK(holds(error, "your code threw an error: matmul: inner extents differ"));
  CHECK(holds(ending_of(one, read_report(thrown("std::bad_alloc", "false"))), "no memory left"));
}

TEST_CASE("ending: crashes, endless loops and silent ends are said plainly") {
  const DoctestReport crash = read_report(thrown("SIGSEGV - Segmentation violation signal", "true"));
  const Ending segv = ending_of({.output = "", .signal = SIGSEGV}, crash);
  CHECK(segv.outcome == Outcome::crashed);
  CHECK(holds(segv, "segmentation fault"));
  CHECK(holds(segv, "in the check \"4.1: t\""));
  CHECK(holds(ending_of({.output = "", .signal = SIGFPE}, {}), "division of whole numbers by zero"));
  CHECK(ending_of({.output = "", .status = 128 + SIGSEGV}, {}).outcome == Outcome::crashed);
  const Ending endless =
      ending_of({.output = "", .signal = SIGKILL, .timed_out = true, .seconds = 10}, crash);
  CHECK(endless.outcome == Outcome::timed_out);
  CHECK(holds(endless, "stopped after 10 s"));
  CHECK(holds(ending_of({}, {}), "does your code call exit?"));
  CHECK(ending_of({}, {}).outcome == Outcome::wrong);
}

TEST_CASE("ending: a report without a single passed check proves nothing") {
  CHECK(ending_of({}, read_report("<OverallResultsTestCases successes=\"0\"/>")).outcome == Outcome::wrong);
}
