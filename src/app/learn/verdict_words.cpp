#include "app/learn/verdict_words.hpp"

#include <csignal>

#include "minirl/core/text.hpp"

namespace minirl::app::learning {
namespace {

constexpr std::string_view not_written = " is not written yet";

bool is_not_written(const FailedCheck& check) {
  const std::string& text = check.exception;
  return text.rfind("exercise ", 0) == 0 && text.size() > not_written.size() &&
         text.substr(text.size() - not_written.size()) == not_written;
}

// What usually stands behind a signal.
std::string cause_of(int signal) {
  switch (signal) {
    case SIGSEGV:
    case SIGBUS:
      return "a segmentation fault: your code reads or writes memory that is not its own. Does an index run "
             "past "
             "the end, is a container empty, or does a function call itself without end?";
    case SIGFPE:
      return "a division of whole numbers by zero";
    case SIGABRT:
      return "abort: a check inside the library or the language failed, its words are in the full output";
    case SIGILL:
    case SIGTRAP:
      return "an end that the compiler put where a function goes on without 'return'";
    default:
      return join("signal ", signal);
  }
}

int signal_of(const ChildEnd& end) {
  if (end.signal != 0) return end.signal;
  return end.status > 128 ? end.status - 128 : 0;  // a shell in between reports it so
}

std::string in_check(const DoctestReport& report) {
  return report.last_test.empty() ? "" : "\nit happened in the check \"" + report.last_test + "\"";
}

}  // namespace

std::string described(const FailedCheck& check) {
  std::string words = "\"" + check.test + "\"";
  for (const std::string& note : check.notes) words += "\n" + note;
  if (!check.exception.empty()) words += "\nyour code threw an error: " + check.exception;
  if (check.exception == "std::bad_alloc") words += " (no memory left: does a container grow without end?)";
  if (check.kind != FailedCheck::Kind::check || check.expression.empty()) return words;
  words += join("\nline ", check.line, ": ", check.macro, "( ", check.expression, " )");
  // doctest writes {?} for a type that it cannot print.
  const bool is_readable = check.values.find("{?}") == std::string::npos;
  const bool says_more = !check.values.empty() && check.values != check.expression && is_readable;
  return says_more ? words + " was " + check.values : words;
}

Ending ending_of(const ChildEnd& end, const DoctestReport& report) {
  if (end.interrupted) return {Outcome::interrupted, "interrupted"};
  if (end.timed_out) {
    return {Outcome::timed_out,
            join("your code did not come to an end and was stopped after ", fixed(end.seconds, 0),
                 " s\nlook for a loop whose condition never becomes false", in_check(report))};
  }
  for (const FailedCheck& check : report.failures) {
    if (check.kind == FailedCheck::Kind::crash) break;
    if (is_not_written(check)) return {Outcome::not_written, check.exception};
    return {Outcome::wrong, "not right yet: " + described(check)};
  }
  if (const int signal = signal_of(end); signal != 0) {
    return {Outcome::crashed, join("the program was stopped by ", cause_of(signal), in_check(report))};
  }
  if (!report.is_complete) {
    return {Outcome::wrong,
            join("the program ended with status ", end.status,
                 " before its checks were done: does your code call exit?", in_check(report))};
  }
  if (end.status != 0 || report.checks_passed == 0) {
    return {Outcome::wrong, join("the program ended with status ", end.status, " and ", report.checks_passed,
                                 " passed checks")};
  }
  return {Outcome::passed, ""};
}

}  // namespace minirl::app::learning
